import { type Block, type Floats, rowLength } from "./floats.js";

/** Inner products of all rows (examples, then codebook texts) with each other, row after row. */
export interface Gram {
  readonly floats: Floats;
  readonly block: Block;
  /** How many rows there are. */
  readonly rows: number;
  /** From one row's beginning to the next one's. */
  readonly stride: number;
}

export const gramSize = (rows: number): number => rows * rowLength(rows);

export function makeGram(floats: Floats, rows: number): Gram {
  return { floats, block: floats.take(gramSize(rows)), rows, stride: rowLength(rows) };
}

/** One row of it. */
export const gramRow = ({ block, rows, stride }: Gram, row: number): Float32Array =>
  block.values.subarray(row * stride, row * stride + rows);
