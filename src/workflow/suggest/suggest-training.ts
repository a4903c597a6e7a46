import { isHumanCoding } from "../../core/coding-making.js";
import { type CodingColumns, codingFlags } from "../../core/columns.js";
import { groupBy } from "../../core/group-by.js";
import type { Id, StoredRecord } from "../../core/records.js";
import { intersection, overlaps, type Span } from "../../core/span.js";
import type { Example } from "../../suggest/passage.js";
import type { CurrentSource } from "../shared/study-sources.js";
import { type Segment, type SuggestUnit, segmentsOf } from "./suggest-segments.js";
import type { Texts } from "./suggest-spoken.js";

/** A passage of the study with what is known of it. */
export interface StudyPassage {
  readonly source: CurrentSource;
  readonly segment: Segment;
  readonly example: Example;
  /** For each of its codes the coding that gave it, and where that stands. */
  readonly codings: ReadonlyMap<number, Span & { readonly id: Id }>;
  /** The words of a coding within this passage. */
  quoteOf(coding: Span): string;
  /** Whether it may be learned from: it is coded, or was passed over by somebody who read it. */
  readonly learned: boolean;
}

/** What suggestions learn from. */
export interface Training {
  readonly passages: readonly StudyPassage[];
  /** Codings learned from. */
  readonly codings: number;
  /** Distinct passages among them. */
  readonly distinct: number;
  /** Confirmed codings left out because they began as a suggestion or a rule found them. */
  readonly leftOut: number;
}

export interface TrainingOrder {
  readonly sources: readonly CurrentSource[];
  readonly texts: Texts;
  readonly unit: SuggestUnit;
  readonly coders: ReadonlySet<Id>;
  /** The study's codes in use, by their place in the engine's list. */
  readonly places: ReadonlyMap<Id, number>;
  /** Whether codings that began as a suggestion, or that a rule found, teach too. */
  readonly withSuggested: boolean;
  readonly passes: readonly StoredRecord<"pass">[];
  readonly languages: ReadonlyMap<Id, string>;
  readonly questions: ReadonlyMap<Id, string>;
  readonly progress: (done: number, all: number) => void;
}

interface CodedSpan extends Span {
  readonly id: Id;
  readonly code: number;
  readonly sure: boolean;
  readonly proposed: boolean;
}

/**
 * Cuts the participants' words into passages and tells for each which codes it has: those of confirmed codings by
 * these coders that overlap it. Codings that began as a suggestion, that a rule found, or that are only proposed, leave open
 * whether it has the code. An uncoded passage counts as one without codes where its coder has finished the source, or has coded
 * something after it.
 */
export async function trainingOf(codings: CodingColumns, order: TrainingOrder): Promise<Training> {
  const all = placesOf(codings, order);
  const places = groupBy(all, ({ revision }) => revision);
  const finished = new Set(
    order.passes
      .filter(({ state, coderId }) => state === "finished" && order.coders.has(coderId))
      .map(({ revisionId }) => revisionId),
  );
  const passages: StudyPassage[] = [];
  const used = new Set<Id>();
  let distinct = 0;
  for (const [i, source] of order.sources.entries()) {
    order.progress(i, order.sources.length);
    const text = await order.texts.of(source.revision.id);
    if (text === null) continue;
    const own = places.get(source.revision.id) ?? [];
    const touchingAt = sweep(own);
    const read = finished.has(source.revision.id)
      ? Number.POSITIVE_INFINITY
      : own.reduce((last, { sure, end }) => (sure ? Math.max(last, end) : last), -1);
    const language = source.revision.language || (order.languages.get(source.source.sessionId ?? 0) ?? "");
    for (const segment of segmentsOf(source, text, order.unit, language)) {
      const touching = touchingAt(segment.span);
      const sure = new Map(touching.flatMap((place) => (place.sure ? [[place.code, place]] : [])));
      const unsure = [...new Set(touching.flatMap(({ code }) => (sure.has(code) ? [] : [code])))];
      for (const { id } of sure.values()) used.add(id);
      if (sure.size > 0) distinct++;
      const question = order.questions.get(source.turns.columns.question[segment.turn - 1] ?? 0) ?? null;
      passages.push({
        source,
        segment,
        example: {
          group: source.source.uid,
          text: segment.quote,
          question,
          codes: [...sure.keys()],
          unsure,
        },
        codings: sure,
        quoteOf: (coding) => text.slice(intersection(coding, segment.span) ?? segment.span),
        learned: sure.size > 0 || segment.span.end <= read,
      });
    }
  }
  return {
    passages,
    codings: used.size,
    distinct,
    leftOut: all.filter(({ sure, proposed }) => !sure && !proposed).length,
  };
}

/** Finds the places that overlap a span; spans are asked for in the order of the text. */
function sweep<P extends Span>(places: readonly P[]): (span: Span) => P[] {
  const sorted = [...places].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: P[] = [];
  return (span) => {
    for (; next < sorted.length && sorted[next]!.start < span.end; next++) open.push(sorted[next]!);
    open = open.filter(({ end }) => end > span.start);
    return open.filter((place) => overlaps(place, span));
  };
}

function placesOf(codings: CodingColumns, order: TrainingOrder): (CodedSpan & { readonly revision: Id })[] {
  const n = (column: Int32Array, i: number) => column[i]!;
  const found: (CodedSpan & { readonly revision: Id })[] = [];
  for (let i = 0; i < codings.count; i++) {
    const code = order.places.get(n(codings.code, i));
    if (code === undefined || !order.coders.has(n(codings.coder, i))) continue;
    const proposed = (codings.flags[i]! & codingFlags.proposed) !== 0;
    found.push({
      id: n(codings.id, i),
      revision: n(codings.revision, i),
      start: n(codings.start, i),
      end: n(codings.end, i),
      code,
      proposed,
      sure: !proposed && (order.withSuggested || isHumanCoding(codings.origin[i])),
    });
  }
  return found;
}
