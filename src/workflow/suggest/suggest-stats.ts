import { groupBy } from "../../core/group-by.js";
import type { Offer, OutcomeKind, StudyStore } from "../../store/port.js";
import { placeKey } from "../shared/coding-writer.js";
import { withPaths } from "../shared/resolve.js";
import { studyDays } from "../shared/study-zone.js";

/** What became of suggestions: the four outcomes add up to `offered`. */
export interface OfferCounts {
  /** Suggestions: a code for a passage, to one coder by one engine, however often it was shown. */
  readonly offered: number;
  readonly accepted: number;
  /** Accepted, and given another extent or code by the same coder within a day. */
  readonly edited: number;
  readonly rejected: number;
  /** Shown and not decided on. */
  readonly left: number;
}

export interface OfferStats {
  readonly engines: readonly ({ readonly engine: string } & OfferCounts)[];
  readonly codes: readonly ({ readonly code: string } & OfferCounts)[];
  /** By the month of first showing, YYYY-MM. */
  readonly months: readonly ({ readonly month: string } & OfferCounts)[];
}

interface Suggested {
  readonly offer: Offer;
  kind: OutcomeKind;
}

/** Every suggestion that was shown, and what became of it: by engine, by code and by month. */
export async function offerStats(store: StudyStore): Promise<OfferStats> {
  const made = await suggestions(store);
  const dayOf = await studyDays(store);
  const paths = new Map(withPaths<"code">(await store.current("code")).map(({ id, path }) => [id, path]));
  const by = (key: (offer: Offer) => string) =>
    [...groupBy(made, ({ offer }) => key(offer))].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    engines: by(({ engine }) => engine).map(([engine, own]) => ({ engine, ...counts(own) })),
    codes: by(({ codeId }) => paths.get(codeId) ?? "(gone)").map(([code, own]) => ({ code, ...counts(own) })),
    months: by(({ at }) => dayOf(at).slice(0, 7)).map(([month, own]) => ({
      month,
      ...counts(own),
    })),
  };
}

/** Suggestions with their last decision. The same one shown again is the same one. */
async function suggestions(store: StudyStore): Promise<Suggested[]> {
  const last = new Map((await store.outcomes()).map(({ offerId, kind }) => [offerId, kind]));
  const found = new Map<string, Suggested>();
  for (const { id, ...offer } of await store.offers()) {
    const place = placeKey(offer.revisionId, offer.start, offer.end, offer.codeId, offer.coderId);
    const key = `${place} ${offer.engine}`;
    const kind = last.get(id) ?? "left";
    const known = found.get(key);
    if (known === undefined) found.set(key, { offer, kind });
    else if (kind !== "left") known.kind = kind;
  }
  return [...found.values()];
}

function counts(own: readonly Suggested[]): OfferCounts {
  const of = (wanted: OutcomeKind) => own.filter(({ kind }) => kind === wanted).length;
  return {
    offered: own.length,
    accepted: of("accepted"),
    edited: of("edited"),
    rejected: of("rejected"),
    left: of("left"),
  };
}
