import type { Id } from "../../core/records.js";
import type { Offer, StudyStore } from "../../store/port.js";
import { placeKey } from "../shared/coding-writer.js";
import type { Work } from "../shared/work.js";

/** An offer about to be shown. */
export type NewOffer = Omit<Offer, "coderId" | "at">;

/**
 * Records what is shown and returns the offers' ids in that order. An offer that was shown before, in the same
 * place and unanswered, is the same offer: looking twice makes no second one. Null where nothing may be
 * written: in a read-only study, a dry run, or without a coder.
 */
export async function recordOffers(
  work: Work,
  coderId: Id | null,
  offers: readonly NewOffer[],
): Promise<string[] | null> {
  const { store } = work;
  if (store.readOnly || work.dryRun || coderId === null) return null;
  if (offers.length === 0) return [];
  const last = new Map((await store.outcomes()).map(({ offerId, kind }) => [offerId, kind]));
  const known = new Map<string, string>();
  for (const offer of await store.offers())
    if ((last.get(offer.id) ?? "left") === "left" && offer.coderId === coderId)
      known.set(keyOf(offer, coderId), offer.uid);
  const fresh = offers.filter((offer) => !known.has(keyOf(offer, coderId)));
  if (fresh.length > 0) {
    const at = work.now();
    const ids = await store.offer(fresh.map((offer) => ({ ...offer, coderId, at })));
    for (const offer of await store.offers(ids)) known.set(keyOf(offer, coderId), offer.uid);
  }
  return offers.map((offer) => known.get(keyOf(offer, coderId)) ?? "");
}

/** Places and codes that this coder has rejected: not offered again. Keys as by `placeKey`, with coder 0. */
export async function answeredPlaces(store: StudyStore, coderId: Id | null): Promise<Set<string>> {
  const last = new Map((await store.outcomes()).map(({ offerId, kind }) => [offerId, kind]));
  const rejected = new Set<string>();
  if (![...last.values()].includes("rejected")) return rejected;
  for (const offer of await store.offers())
    if (last.get(offer.id) === "rejected" && (coderId === null || offer.coderId === coderId))
      rejected.add(placeKey(offer.revisionId, offer.start, offer.end, offer.codeId, 0));
  return rejected;
}

const keyOf = (offer: NewOffer, coderId: Id): string =>
  `${placeKey(offer.revisionId, offer.start, offer.end, offer.codeId, coderId)} ${offer.engine} ${offer.rank} ${offer.score}`;
