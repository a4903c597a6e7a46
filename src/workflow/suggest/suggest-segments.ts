import type { CodingColumns } from "../../core/columns.js";
import { addTo } from "../../core/group-by.js";
import type { Id } from "../../core/records.js";
import { overlaps, type Span } from "../../core/span.js";
import { sentenceSpans } from "../../text/sentences.js";
import type { SourceText } from "../../text/source-text.js";
import type { CurrentSource } from "../shared/study-sources.js";
import { spokenTurns } from "./suggest-spoken.js";

export type SuggestUnit = "sentence" | "turn";

/** A stretch of a participant's speech that codes are suggested for. */
export interface Segment {
  readonly turn: number;
  readonly participant: string;
  readonly span: Span;
  readonly quote: string;
}

/** The segments of a source, in order. */
export function segmentsOf(
  source: CurrentSource,
  text: SourceText,
  unit: SuggestUnit,
  language: string,
): Segment[] {
  return spokenTurns(source).flatMap(({ turn, participant, body }) => {
    const said = text.slice(body);
    if (unit === "turn") return said.trim() === "" ? [] : [{ turn, participant, span: body, quote: said }];
    return sentenceSpans(said, language).map(({ start, end }) => {
      const span = { start: body.start + start, end: body.start + end };
      return { turn, participant, span, quote: text.slice(span) };
    });
  });
}

/** Which codes passages hold already, by the codings of some coders. */
export class HeldCodes {
  readonly #byRevision = new Map<Id, (Span & { readonly code: Id })[]>();

  constructor(codings: CodingColumns, coders: ReadonlySet<Id>) {
    const n = (column: Int32Array, i: number) => column[i]!;
    for (let i = 0; i < codings.count; i++) {
      if (!coders.has(n(codings.coder, i))) continue;
      const held = { start: n(codings.start, i), end: n(codings.end, i), code: n(codings.code, i) };
      addTo(this.#byRevision, n(codings.revision, i), held);
    }
  }

  /** Codes of codings that share a code point with the passage. */
  at(revision: Id, span: Span): Set<Id> {
    const held = this.#byRevision.get(revision) ?? [];
    return new Set(held.filter((coding) => overlaps(coding, span)).map(({ code }) => code));
  }
}
