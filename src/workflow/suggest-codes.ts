import type { Id } from "../core/records.js";
import { CodeRanker, engine, type RankedCode } from "../suggest/rank.js";
import { codersNamed } from "./coders.js";
import { codeForCoding } from "./coding-codes.js";
import { countedCoders } from "./counted-coders.js";
import { type NamedCode, withPaths } from "./resolve.js";
import { findSource } from "./source-find.js";
import { type CurrentSource, currentSources } from "./study-sources.js";
import {
  learningNotes,
  moreSegments,
  noParticipants,
  nothingShared,
  notRecorded,
  type SuggestNote,
} from "./suggest-notes.js";
import { recordOffers } from "./suggest-offers.js";
import { HeldCodes, type Segment, type SuggestUnit, segmentsOf } from "./suggest-segments.js";
import { spokenTurns, Texts } from "./suggest-spoken.js";
import { trainingOf } from "./suggest-training.js";
import type { Work } from "./work.js";

export interface SuggestOrder {
  /** All sources unless told. */
  readonly source?: string | undefined;
  /** Only these codes are ranked; passages then come strongest first, otherwise in the order of reading. */
  readonly codes?: readonly string[] | undefined;
  /** At most this many codes a segment. */
  readonly top: number;
  readonly unit: SuggestUnit;
  /** Only segments without any coding. */
  readonly uncoded: boolean;
  /** At most this many segments. */
  readonly limit: number;
  /** The coder named on the command line, if one is. */
  readonly coder?: string | undefined;
}

export interface Suggestion {
  /** Id of the recorded offer; null where it could not be recorded. */
  readonly id: string | null;
  readonly code: NamedCode;
  readonly rank: number;
  readonly score: number;
  readonly why: {
    readonly words: readonly string[];
    readonly against: readonly string[];
    /** `coding` is the coding's id in exchange. */
    readonly neighbours: readonly { coding: string; quote: string; similarity: number }[];
  };
}

export interface SuggestedSegment extends Segment {
  readonly source: CurrentSource;
  readonly suggestions: readonly Suggestion[];
}

export interface Suggestions {
  readonly engine: string;
  readonly trainedOn: { codings: number; passages: number; codes: number; coders: readonly string[] };
  readonly segments: readonly SuggestedSegment[];
  readonly notes: readonly SuggestNote[];
}

interface Ranked extends Segment {
  readonly source: CurrentSource;
  readonly ranked: readonly RankedCode[];
}

/**
 * Suggests codes for what participants said: first form, ranking by shared words; ranks, no
 * probabilities. Learns from the codebook and from codings of the coder named, else of the consensus
 * or the lead coder. A code that a segment holds already is not suggested for it. What is shown is recorded
 * as offered to the coder.
 */
export async function suggestCodes(work: Work, order: SuggestOrder): Promise<Suggestions> {
  if (work.coder === null && order.coder !== undefined) await codersNamed(work.store, [order.coder]);
  const { found, codes, notes, trainedOn } = await work.store.snapshot(() => rankSegments(work, order));
  const offers = found.flatMap(({ source, span, ranked }) =>
    ranked.map(({ code: codeId, rank, score }) => ({
      revisionId: source.revision.id,
      ...span,
      codeId,
      engine,
      rank,
      score,
    })),
  );
  const ids = await recordOffers(work, work.coder?.id ?? null, offers);
  const codings = new Set(
    found.flatMap((s) => s.ranked.flatMap(({ why }) => why.neighbours.map((n) => n.coding))),
  );
  const uids = await work.store.uids([...codings]);
  let next = 0;
  const segments = found.map(({ ranked, ...segment }) => ({
    ...segment,
    suggestions: ranked.flatMap(({ code: codeId, rank, score, why }): Suggestion[] => {
      const id = ids?.[next++] ?? null;
      const code = codes.get(codeId);
      const neighbours = why.neighbours.map((n) => ({ ...n, coding: uids.get(n.coding) ?? "" }));
      return code === undefined ? [] : [{ id, code, rank, score, why: { ...why, neighbours } }];
    }),
  }));
  const unrecorded = ids === null && offers.length > 0 ? [notRecorded(work.store.readOnly)] : [];
  return { engine, trainedOn, segments, notes: [...notes, ...unrecorded] };
}

async function rankSegments(work: Work, order: SuggestOrder) {
  const { store } = work;
  const all = withPaths<"code">(await store.current("code"));
  const find = codeForCoding(all);
  const wanted = order.codes && new Set(order.codes.map((name) => find(name).id));
  const sources = await currentSources(store);
  const chosen = order.source === undefined ? sources : [await findSource(work, order.source)];
  const active = all.filter(({ status }) => status === "active");
  const codes = new Map(active.map((code) => [code.id, code]));
  const counted = await countedCoders(store, order.coder);
  const codings = await store.codingColumns();
  const texts = new Texts(store);
  const training = await trainingOf(codings, { sources, texts }, new Set(counted.ids), new Set(codes.keys()));
  const ranker = new CodeRanker(active, training.passages);
  const notes = learningNotes(active, training, ranker.vocabulary);
  const state = {
    codes,
    notes,
    trainedOn: {
      codings: training.codings,
      passages: training.distinct,
      codes: active.length,
      coders: counted.names,
    },
  };
  if (ranker.vocabulary === 0) return { ...state, found: [] };
  if (chosen.every((source) => spokenTurns(source).length === 0))
    return {
      ...state,
      found: [],
      notes: [...notes, noParticipants(chosen[0] && order.source ? chosen[0].source.name : null)],
    };

  const holders = new Set([...counted.ids, ...(work.coder === null ? [] : [work.coder.id])]);
  const held = new HeldCodes(codings, holders);
  const languages = new Map((await store.current("session")).map(({ id, language }) => [id, language]));
  const found: Ranked[] = [];
  for (const [i, source] of chosen.entries()) {
    work.progress(i, chosen.length, "sources");
    const text = await texts.of(source.revision.id);
    if (text === null) continue;
    const language = source.revision.language || (languages.get(source.source.sessionId ?? 0) ?? "");
    for (const segment of await segmentsOf(source, text, order.unit, language)) {
      const has = held.at(source.revision.id, segment.span);
      if (order.uncoded && has.size > 0) continue;
      const among = new Set<Id>([...(wanted ?? codes.keys())].filter((id) => !has.has(id)));
      const ranked = ranker.rank(segment.quote, { top: order.top, among });
      if (ranked.length > 0) found.push({ ...segment, source, ranked });
    }
    if (wanted === undefined && found.length > order.limit) break;
  }
  if (wanted !== undefined) found.sort((a, b) => (b.ranked[0]?.score ?? 0) - (a.ranked[0]?.score ?? 0));
  const shownNotes =
    found.length === 0
      ? [...notes, nothingShared(order.uncoded)]
      : found.length > order.limit
        ? [...notes, moreSegments(order.limit)]
        : notes;
  return { ...state, found: found.slice(0, order.limit), notes: shownNotes };
}
