import { conflictError, dataError, usageError } from "../../core/errors.js";
import type { CodingState, Id } from "../../core/records.js";
import type { Draft, Offer } from "../../store/port.js";
import {
  type OpenSource,
  SourceOpener,
  speakersOf,
  turnsTouchedBy,
  wordsOf,
} from "../shared/coding-sources.js";
import { type CodingStatus, CodingWriter } from "../shared/coding-writer.js";
import { type NamedCode, withPaths } from "../shared/resolve.js";
import { currentSources } from "../shared/study-sources.js";
import { act, type Work } from "../shared/work.js";

type StoredOffer = Offer & { readonly id: Id; readonly uid: string };

export interface AcceptedSuggestion {
  /** Id of the offer. */
  readonly suggestion: string;
  /** Id of the coding; null in a dry run where it would be new. */
  readonly coding: string | null;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly code: string;
  readonly path: string;
  readonly status: CodingStatus;
}

interface Made {
  readonly offer: StoredOffer;
  readonly id: Id;
  readonly status: CodingStatus;
  readonly source: OpenSource;
  readonly code: NamedCode;
}

/**
 * Codes the passages of offers as the acting coder's own act, all as one event or none, with the origin
 * `suggested`. A passage that has the code already stays as it is.
 * @param ids offers by id, or by its first 6 digits or more
 * @param state `proposed` makes codings that count for nothing until they are confirmed
 */
export async function acceptSuggestions(
  work: Work,
  ids: readonly string[],
  state: CodingState = "confirmed",
): Promise<{ event: number | null; codings: AcceptedSuggestion[] }> {
  const { seq, result } = await work.store.record(
    act(work, "coding.accept", { suggestions: ids, ...(state === "proposed" && { state }) }),
    (draft) => write(work, draft, ids, state),
  );
  if (!work.dryRun && state === "confirmed") await recordAccepted(work, result);
  const kept = result.filter(({ status }) => status !== "added" || seq !== null).map(({ id }) => id);
  const uids = await work.store.uids(kept);
  return {
    event: seq,
    codings: result.map(({ offer, id, status, source, code }) => ({
      suggestion: offer.uid,
      coding: status === "added" && seq === null ? null : (uids.get(id) ?? null),
      source: source.source.name,
      start: offer.start,
      end: offer.end,
      quote: wordsOf(source, offer),
      code: code.name,
      path: code.path,
      status,
    })),
  };
}

async function write(work: Work, draft: Draft, ids: readonly string[], state: CodingState): Promise<Made[]> {
  const { store } = work;
  const all = await store.offers();
  const offers = new Set(ids.map((id) => findOffer(id, all)));
  const codes = new Map(withPaths<"code">(await store.current("code")).map((code) => [code.id, code]));
  const sources = new Map((await currentSources(store)).map((source) => [source.revision.id, source]));
  const opener = new SourceOpener(store);
  const writer = await CodingWriter.open(store, draft);
  const made: Made[] = [];
  for (const offer of offers) {
    const code = codes.get(offer.codeId);
    const current = sources.get(offer.revisionId);
    if (code?.status !== "active") throw outdated(offer, code && `the code "${code.path}" is ${code.status}`);
    if (current === undefined) throw outdated(offer, undefined);
    const source = await opener.open(current);
    if (
      speakersOf(source, turnsTouchedBy(source, offer)).some(
        (s) => (s.participant?.status ?? "active") !== "active",
      )
    )
      throw dataError(
        "participant-withdrawn",
        `Suggestion ${short(offer)} is about words of a participant who has withdrawn.`,
      );
    const key = await opener.key(offer.revisionId);
    const { id, status } = writer.add({
      revisionId: offer.revisionId,
      span: { start: offer.start, end: offer.end },
      codeId: offer.codeId,
      coderId: draft.coder,
      origin: "suggested",
      state,
      quoteDigest: () => key.quote(source.whole.slice(offer)),
    });
    made.push({ offer, id, status, source, code });
  }
  return made;
}

/**
 * Notes that offers were rejected, so that they are not made again. Codes nothing, and changes no record.
 * @param ids offers by id, or by its first 6 digits or more
 */
export async function rejectSuggestions(work: Work, ids: readonly string[]): Promise<string[]> {
  const all = await work.store.offers();
  const offers = [...new Set(ids.map((id) => findOffer(id, all)))];
  const last = new Map((await work.store.outcomes()).map(({ offerId, kind }) => [offerId, kind]));
  for (const offer of offers) {
    if (last.get(offer.id) === "accepted")
      throw conflictError(
        "suggestion-accepted",
        `Suggestion ${short(offer)} has already been accepted.`,
        "Remove the coding with 'themata uncode'.",
      );
    if (!work.dryRun && last.get(offer.id) !== "rejected")
      await work.store.outcome(offer.id, "rejected", work.now());
  }
  return offers.map(({ uid }) => uid);
}

/** Notes the outcome of each offer that led to a coding, once. */
async function recordAccepted(work: Work, made: readonly Made[]): Promise<void> {
  const last = new Map((await work.store.outcomes()).map(({ offerId, kind }) => [offerId, kind]));
  for (const { offer, id, status } of made) {
    if (last.get(offer.id) === "accepted") continue;
    // A coding that was there without a suggestion owes nothing to this one.
    if (status === "unchanged" && (await work.store.byId("coding", id))?.origin !== "suggested") continue;
    await work.store.outcome(offer.id, "accepted", work.now());
  }
}

function findOffer(id: string, offers: readonly StoredOffer[]): StoredOffer {
  if (!/^[0-9a-f]{6,32}$/i.test(id))
    throw usageError(
      "bad-suggestion-id",
      `A suggestion is named by its id, or its first 6 digits or more, not "${id}".`,
      "'themata suggest' shows the ids.",
    );
  const found = offers.filter(({ uid }) => uid.startsWith(id.toLowerCase()));
  const [only] = found;
  if (only === undefined)
    throw usageError(
      "unknown-suggestion",
      `There is no suggestion "${id}".`,
      "'themata suggest' shows the ids.",
    );
  if (found.length > 1)
    throw usageError(
      "ambiguous-suggestion",
      `${found.length} suggestions have ids that begin with "${id}": ${found
        .slice(0, 8)
        .map(({ uid }) => uid.slice(0, 12))
        .join(", ")}`,
      "Give more digits.",
    );
  return only;
}

const short = ({ uid }: StoredOffer) => uid.slice(0, 8);

const outdated = (offer: StoredOffer, why: string | undefined) =>
  conflictError(
    "suggestion-outdated",
    `Suggestion ${short(offer)} no longer fits the study: ${why ?? "the code or the transcript is gone"}.`,
    "Run 'themata suggest' again.",
  );
