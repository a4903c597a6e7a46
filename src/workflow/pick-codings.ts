import type { CodingColumns } from "../core/columns.js";

/** Some of the codings, by their places, in that order. */
export function pickCodings(codings: CodingColumns, places: readonly number[]): CodingColumns {
  const ints = (column: Int32Array) => Int32Array.from(places, (i) => column[i] as number);
  const bytes = (column: Uint8Array) => Uint8Array.from(places, (i) => column[i] as number);
  return {
    count: places.length,
    id: ints(codings.id),
    revision: ints(codings.revision),
    start: ints(codings.start),
    end: ints(codings.end),
    code: ints(codings.code),
    coder: ints(codings.coder),
    round: ints(codings.round),
    origin: bytes(codings.origin),
    flags: bytes(codings.flags),
    fromSeq: ints(codings.fromSeq),
  };
}
