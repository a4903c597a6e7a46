import { type CodingColumns, codingFlags } from "../core/columns.js";
import type { Id } from "../core/records.js";
import { sortedOrder } from "../core/sorted-order.js";
import { type CountedRows, placeOf } from "./counted-rows.js";

/**
 * Passages under rows of a table, as parallel columns. `row` and `source` are places (of a code or theme,
 * of a selected source), `start` and `end` code points, end-exclusive.
 */
export interface Passages {
  readonly count: number;
  readonly row: Int32Array;
  readonly source: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Which codings count, and where their code and source stand. */
export interface CodingFilter {
  readonly coders: ReadonlySet<Id>;
  /** Where each code stands, and each coding that stands elsewhere than its code. */
  readonly rows: Pick<CountedRows, "placeOfCode" | "placeOfCoding">;
  readonly sourceOf: ReadonlyMap<Id, number>;
  /** Revisions that are left out on purpose: their codings are not `unmapped`. */
  readonly leftOut: ReadonlySet<Id>;
  /** Of the codings (by place) those meant; all where absent. */
  readonly fits?: ((coding: number) => boolean) | undefined;
}

/** The codings that count, and the numbers of those that do not. */
export interface CodedPassages {
  readonly passages: Passages;
  /** Waiting for a person to confirm them. */
  readonly proposed: number;
  /** On a text or under a code that the study does not have, or without any text. */
  readonly unmapped: number;
  /** The coders who have at least one coding that counts. */
  readonly coders: ReadonlySet<Id>;
}

/** The codings of the coders counted, in the sources selected; proposed ones are left out. */
export function codedPassages(codings: CodingColumns, filter: CodingFilter): CodedPassages {
  const { count } = codings;
  const found = emptyPassages(count);
  const coders = new Set<Id>();
  let kept = 0;
  let proposed = 0;
  let unmapped = 0;
  for (let i = 0; i < count; i++) {
    const coder = codings.coder[i]!;
    if (!filter.coders.has(coder) || filter.fits?.(i) === false) continue;
    const revision = codings.revision[i]!;
    const source = filter.sourceOf.get(revision);
    if (source === undefined && filter.leftOut.has(revision)) continue;
    if ((codings.flags[i]! & codingFlags.proposed) !== 0) {
      proposed++;
      continue;
    }
    const row = placeOf(filter.rows, codings.id[i]!, codings.code[i]!);
    const start = codings.start[i]!;
    const end = codings.end[i]!;
    if (source === undefined || row === undefined || start >= end) {
      unmapped++;
      continue;
    }
    coders.add(coder);
    found.row[kept] = row;
    found.source[kept] = source;
    found.start[kept] = start;
    found.end[kept] = end;
    kept++;
  }
  return { passages: { ...found, count: kept }, proposed, unmapped, coders };
}

/**
 * Moves passages to other rows: `targets[row]` lists the rows that a row belongs to (a code's themes, or
 * the code and its ancestors). The result is not yet a union.
 */
export function reassign(passages: Passages, targets: readonly (readonly number[])[]): Passages {
  let count = 0;
  for (let i = 0; i < passages.count; i++) count += targets[passages.row[i]!]?.length ?? 0;
  const moved = emptyPassages(count);
  let k = 0;
  for (let i = 0; i < passages.count; i++)
    for (const row of targets[passages.row[i]!] ?? []) {
      moved.row[k] = row;
      moved.source[k] = passages.source[i]!;
      moved.start[k] = passages.start[i]!;
      moved.end[k] = passages.end[i]!;
      k++;
    }
  return moved;
}

/**
 * The segments: in each row and source, passages that share at least one code point become one; passages
 * that only touch stay two. Sorted by row, source and start. Linear in passages.
 *
 * Worked example: 0–10, 5–12, 12–20 and 0–10 again give 0–12 and 12–20.
 */
export function unionSegments(passages: Passages): Passages {
  const { row, source, start, end } = passages;
  const order = sortedOrder(passages.count, [row, source, start]);
  const union = emptyPassages(passages.count);
  let last = -1;
  for (const i of order) {
    const sameText = last >= 0 && union.row[last] === row[i] && union.source[last] === source[i];
    if (sameText && start[i]! < union.end[last]!) {
      union.end[last] = Math.max(union.end[last]!, end[i]!);
      continue;
    }
    last++;
    union.row[last] = row[i]!;
    union.source[last] = source[i]!;
    union.start[last] = start[i]!;
    union.end[last] = end[i]!;
  }
  return { ...union, count: last + 1 };
}

function emptyPassages(count: number): Passages {
  return {
    count,
    row: new Int32Array(count),
    source: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
  };
}
