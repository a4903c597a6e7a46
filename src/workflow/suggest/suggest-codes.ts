import { headingIds } from "../../core/headings.js";
import type { Id } from "../../core/records.js";
import { doubtOf } from "../../suggest/doubt.js";
import { explain, sharesWord } from "../../suggest/explain.js";
import type { Standing } from "../../suggest/model.js";
import { engine } from "../../suggest/train.js";
import { usedCodes } from "../codebook/codebook-headings.js";
import { codeForCoding } from "../shared/coding-codes.js";
import { placeKey } from "../shared/coding-writer.js";
import { countedCodings } from "../shared/counted-coders.js";
import type { NamedCode } from "../shared/resolve.js";
import { withPaths } from "../shared/resolve.js";
import { findSource } from "../shared/source-find.js";
import type { CurrentSource } from "../shared/study-sources.js";
import type { Work } from "../shared/work.js";
import * as notes from "./suggest-notes.js";
import { answeredPlaces, recordOffers } from "./suggest-offers.js";
import { HeldCodes, type Segment, type SuggestUnit } from "./suggest-segments.js";
import type { StudyPassage } from "./suggest-training.js";
import { type Learned, learn, readTrainingData, type TrainingData } from "./training-data.js";

export interface SuggestOrder {
  /** All sources by default. */
  readonly source?: string | undefined;
  /** Only these codes are ranked. */
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
  /** Only suggestions with this probability or more. */
  readonly minScore?: number | undefined;
  /** Only as many suggestions as will be right in this share of cases. */
  readonly precision?: number | undefined;
  /** The passages that teach most come first, instead of the most certain ones. */
  readonly forLearning: boolean;
  /** Codings that began as a suggestion teach too. */
  readonly withSuggested: boolean;
}

export interface Suggestion {
  /** Id of the recorded offer; null where it could not be recorded. */
  readonly id: string | null;
  readonly code: NamedCode;
  readonly rank: number;
  readonly score: number;
  readonly probability: number | null;
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
  readonly trainedOn: {
    readonly codings: number;
    readonly passages: number;
    /** Codings that were autocoded or accepted from suggestions. */
    readonly leftOut: number;
    /** Active codes, headings not among them (the engine reads those, too). */
    readonly codes: number;
    readonly headings: number;
    readonly coders: readonly string[];
  };
  readonly vectors: string;
  readonly segments: readonly SuggestedSegment[];
  readonly notes: readonly notes.SuggestNote[];
}

/** Suggests codes for what participants said, and records what is about to be shown. */
export async function suggestCodes(work: Work, order: SuggestOrder): Promise<Suggestions> {
  const { data, learned, found, remarks } = await work.store.snapshot(() => rankStudy(work, order));
  const offers = found.flatMap(({ passage, standings }) =>
    standings.map(({ code, score, probability }, i) => ({
      revisionId: passage.source.revision.id,
      ...passage.segment.span,
      codeId: data.codes[code]!.id,
      engine,
      rank: i + 1,
      score: rounded(score),
      probability: probability === null ? null : rounded(probability),
    })),
  );
  const ids = await recordOffers(work, work.coder?.id ?? null, offers);
  let next = 0;
  const reasons = found.map(({ passage, standings }) =>
    standings.map(({ code }) => reason(learned, passage, code)),
  );
  const uids = await work.store.uids([
    ...new Set(reasons.flat().flatMap((why) => why.neighbours.map((n) => n.coding))),
  ]);
  const segments = found.map(({ passage, standings }, i) => ({
    ...passage.segment,
    source: passage.source,
    suggestions: standings.map(({ code, score, probability }, k): Suggestion => {
      const why = reasons[i]?.[k] ?? { words: [], against: [], neighbours: [] };
      return {
        id: ids?.[next++] ?? null,
        code: data.codes[code]!,
        rank: k + 1,
        score: rounded(score),
        probability: probability === null ? null : rounded(probability),
        why: { ...why, neighbours: why.neighbours.map((n) => ({ ...n, coding: uids.get(n.coding) ?? "" })) },
      };
    }),
  }));
  const unrecorded = ids === null && offers.length > 0 ? [notes.notRecorded(work.store.readOnly)] : [];
  return {
    engine,
    trainedOn: trainedOn(data),
    vectors: learned?.vectors.description ?? "",
    segments,
    notes: [...remarks, ...unrecorded],
  };
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

function trainedOn({ training, codes, codings, counted }: TrainingData) {
  const headings = headingIds(codes, usedCodes(countedCodings(codings, counted), counted.ids)).size;
  return {
    codings: training.codings,
    passages: training.distinct,
    leftOut: training.leftOut,
    codes: codes.length - headings,
    headings,
    coders: counted.names,
  };
}

interface Found {
  readonly passage: StudyPassage;
  readonly standings: readonly Standing[];
  /** What decides the order of passages, the greatest first. */
  readonly key: number;
}

interface Ranking {
  readonly data: TrainingData;
  readonly learned: Learned | null;
  readonly found: readonly Found[];
  readonly remarks: readonly notes.SuggestNote[];
}

async function rankStudy(work: Work, order: SuggestOrder): Promise<Ranking> {
  const { store } = work;
  const find = codeForCoding(withPaths<"code">(await store.current("code")));
  const wanted = order.codes && new Set(order.codes.map((name) => find(name).id));
  const chosen = order.source === undefined ? null : (await findSource(work, order.source)).source;
  const data = await readTrainingData(work, { ...order, coder: order.coder });
  const none = (...remarks: notes.SuggestNote[]): Ranking => ({ data, learned: null, found: [], remarks });
  const lacking = notes.nothingToLearn(data.codes, data.training);
  if (lacking !== null) return none(lacking);
  const passages = data.training.passages.filter(
    ({ source }) => chosen === null || source.source.id === chosen.id,
  );
  if (passages.length === 0) return none(notes.noParticipants(chosen?.name ?? null));

  const learned = await learn(data, work);
  const details = notes.aboutTraining(data, learned.model);
  const floor = floorOf(order, learned);
  if (floor === null)
    return { data, learned, found: [], remarks: [...details, notes.tooLittleData(order.precision)] };

  const holders = new Set([...data.counted.ids, ...(work.coder === null ? [] : [work.coder.id])]);
  const held = new HeldCodes(data.codings, holders);
  const rejected = await answeredPlaces(store, work.coder?.id ?? null);
  const found: Found[] = [];
  for (const [i, passage] of passages.entries()) {
    if (i % 100 === 0) work.progress(i, passages.length, "passages");
    const { revision } = passage.source;
    const has = held.at(revision.id, passage.segment.span);
    if (order.uncoded && has.size > 0) continue;
    const { start, end } = passage.segment.span;
    const open = ({ code }: Standing) => {
      const { id } = data.codes[code]!;
      return (
        (wanted?.has(id) ?? true) && !has.has(id) && !rejected.has(placeKey(revision.id, start, end, id, 0))
      );
    };
    const asked = passageOf(passage, learned);
    const all = learned.model.rank(asked);
    const standings: Standing[] = [];
    for (const standing of all) {
      if (standings.length >= order.top) break;
      if (!open(standing) || (standing.probability ?? 1) < floor) continue;
      // Before anything is calibrated, a code must share something with the passage.
      if (standing.probability === null && !sharesWord(learned.model, asked, standing.code)) continue;
      standings.push(standing);
    }
    if (standings.length === 0) continue;
    found.push({ passage, standings, key: order.forLearning ? doubtOf(all) : certainty(standings) });
  }
  found.sort((a, b) => b.key - a.key);
  return {
    data,
    learned,
    found: found.slice(0, order.limit),
    remarks: [
      ...details,
      ...(found.length === 0 ? [notes.nothingShared(order.uncoded)] : []),
      ...(found.length > order.limit ? [notes.moreSegments(order.limit)] : []),
    ],
  };
}

/** The least probability to show; null where a promise was asked for that the data do not bear out. */
function floorOf(order: SuggestOrder, { model }: Learned): number | null {
  const { trial } = model.parts;
  if (order.minScore !== undefined && trial === null) return null;
  if (order.precision === undefined) return order.minScore ?? 0;
  const cut = trial?.cut(order.precision) ?? null;
  return cut === null ? null : Math.max(cut.threshold, order.minScore ?? 0);
}

const passageOf = ({ example }: StudyPassage, { vectors }: Learned) => ({
  ...example,
  vector: vectors.of(example.text),
});

const certainty = ([first]: readonly Standing[]): number => first?.probability ?? first?.score ?? 0;

/** Why a code, with the neighbours as codings of the study. The passage itself is not a neighbour. */
function reason(learned: Learned | null, passage: StudyPassage, code: number) {
  if (learned === null) return { words: [], against: [], neighbours: [] };
  const { words, against, neighbours } = explain(learned.model, passageOf(passage, learned), code);
  return {
    words,
    against,
    neighbours: neighbours.flatMap(({ example, similarity }) => {
      const near = learned.passages[example];
      const coding = near?.codings.get(code);
      return near === undefined || coding === undefined || near === passage
        ? []
        : [{ coding: coding.id as Id, quote: near.quoteOf(coding), similarity }];
    }),
  };
}
