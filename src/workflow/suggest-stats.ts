import type { OutcomeKind } from "../store/port.js";
import { withPaths } from "./resolve.js";
import { groupBy } from "./study-sources.js";
import type { Work } from "./work.js";

/** What became of offers: the outcomes add up to `offered`. */
export interface OfferCounts {
  readonly offered: number;
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  /** Shown and not decided on. */
  readonly left: number;
}

export interface OfferStats {
  readonly engines: readonly ({ readonly engine: string } & OfferCounts)[];
  readonly codes: readonly ({ readonly code: string } & OfferCounts)[];
  /** By month, YYYY-MM. */
  readonly months: readonly ({ readonly month: string } & OfferCounts)[];
}

/** Every offer that was shown, and what became of it: by engine, by code and by month. */
export async function offerStats(work: Work): Promise<OfferStats> {
  const { store } = work;
  const last = new Map((await store.outcomes()).map(({ offerId, kind }) => [offerId, kind]));
  const offers = await store.offers();
  const paths = new Map(withPaths<"code">(await store.current("code")).map(({ id, path }) => [id, path]));
  const counts = (own: typeof offers): OfferCounts => {
    const of = (kind: OutcomeKind) => own.filter(({ id }) => (last.get(id) ?? "left") === kind).length;
    return {
      offered: own.length,
      accepted: of("accepted"),
      edited: of("edited"),
      rejected: of("rejected"),
      left: of("left"),
    };
  };
  const by = (key: (offer: (typeof offers)[number]) => string) =>
    [...groupBy(offers, key)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    engines: by(({ engine }) => engine).map(([engine, own]) => ({ engine, ...counts(own) })),
    codes: by(({ codeId }) => paths.get(codeId) ?? "(gone)").map(([code, own]) => ({ code, ...counts(own) })),
    months: by(({ at }) => new Date(at).toISOString().slice(0, 7)).map(([month, own]) => ({
      month,
      ...counts(own),
    })),
  };
}
