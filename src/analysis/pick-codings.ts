import type { CodingColumns } from "../core/columns.js";

/** Some of the codings, by their places, in that order. */
export function pickCodings(codings: CodingColumns, places: ArrayLike<number>): CodingColumns {
  const count = places.length;
  const chosen = <T extends Int32Array | Uint8Array>(column: T, kept: T): T => {
    for (let k = 0; k < count; k++) kept[k] = column[places[k]!]!;
    return kept;
  };
  const ints = (column: Int32Array) => chosen(column, new Int32Array(count));
  const bytes = (column: Uint8Array) => chosen(column, new Uint8Array(count));
  return {
    count,
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
    madeSeq: ints(codings.madeSeq),
  };
}
