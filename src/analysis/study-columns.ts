import type { CodingColumns, SourceColumns, WordCounter } from "../core/columns.js";
import type { CodeStatus, Id, ParticipantStatus, ThemeSupport } from "../core/records.js";
import type { Span } from "../core/span.js";
import type { ValueOrders } from "../core/value-orders.js";

/** A participant with what groups are made of. */
export interface StudyParticipant {
  readonly id: Id;
  readonly label: string;
  readonly role: string;
  readonly status: ParticipantStatus;
  readonly attributes: ReadonlyMap<string, string>;
}

/** A code in its tree. `path` is the names from the root, joined by "/". */
export interface StudyCode {
  readonly id: Id;
  readonly parentId: Id | null;
  readonly name: string;
  readonly path: string;
  readonly status: CodeStatus;
}

/** A theme with the codes assigned to it (not those of its subthemes). */
export interface StudyTheme {
  readonly id: Id;
  readonly parentId: Id | null;
  readonly name: string;
  readonly codeIds: readonly Id[];
  /** What was decided about passages under this theme, by coding; decisions that no longer hold are left out. */
  readonly decided?: ReadonlyMap<Id, SupportState>;
}

/** Whether a passage supports a theme, as somebody decided. */
export type SupportState = ThemeSupport["state"];

/** A question of the interview guide. */
export interface StudyQuestion {
  readonly id: Id;
  readonly name: string;
}

export interface StudyCoder {
  readonly id: Id;
  readonly name: string;
}

/** All that counting reads. Codes and themes stand in the order in which siblings are to be shown. */
export interface CountingInput {
  readonly codings: CodingColumns;
  readonly sources: readonly SourceColumns[];
  readonly participants: readonly StudyParticipant[];
  readonly coders: readonly StudyCoder[];
  readonly codes: readonly StudyCode[];
  readonly themes: readonly StudyTheme[];
  /** In the order of the guide; none where the study has no guide. */
  readonly questions?: readonly StudyQuestion[];
  /** The order of values of attributes, where the study declares one. */
  readonly valueOrders?: ValueOrders;
  readonly countWords: WordCounter;
}

/**
 * Index of the first turn whose body ends after `position`, found by binary search from turn `from`;
 * the number of turns where there is none. The turns that a span touches are this one and those after
 * it whose body begins before the span's end.
 */
export function firstTurnAfter(source: SourceColumns, position: number, from = 0): number {
  let low = from;
  let high = source.turns;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (source.bodyEnd[middle]! > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Indexes of the turns whose body shares at least one code point with a span. */
export function* turnsTouched(source: SourceColumns, span: Span): Generator<number> {
  for (let turn = firstTurnAfter(source, span.start); turn < source.turns; turn++) {
    const start = source.bodyStart[turn]!;
    if (start >= span.end) return;
    if (Math.max(start, span.start) < Math.min(source.bodyEnd[turn]!, span.end)) yield turn;
  }
}

/** Ids of the participants (of any status) whose body a span touches, each once, in order of speaking. */
export function participantsTouched(source: SourceColumns, span: Span): Id[] {
  const found = new Set<Id>();
  for (const turn of turnsTouched(source, span)) {
    const id = source.participant[turn]!;
    if (id !== 0) found.add(id);
  }
  return [...found];
}
