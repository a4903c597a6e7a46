import { usageError } from "../../core/errors.js";
import { isIn, type NumberRange, overlap, readNumber, readRange } from "./number-range.js";

/** A stretch of a numeric attribute that is one group, under the name it was given. */
export interface Band {
  readonly name: string;
  readonly range: NumberRange;
}

/** By the key of the attribute, in the order given. */
export type Bands = ReadonlyMap<string, readonly Band[]>;

/** The group of participants with a value that is in none of the bands. */
export const noBand = "(in no band)";

/**
 * Reads bands of attributes, each as `satisfaction=1-2,3,4-5`. Ends are in the band; `<3`, `5+` and *more than 5* are open.
 * @throws usage error `bad-bands` for what is no such list, bands that share a number, or an attribute given twice.
 */
export function parseBands(given: readonly string[]): Bands {
  const bands = new Map<string, readonly Band[]>();
  for (const text of given) {
    const at = text.indexOf("=");
    const key = text.slice(0, Math.max(0, at)).trim();
    if (key === "") throw badBands(`"${text}" names no attribute.`);
    if (bands.has(key)) throw badBands(`${key} is given twice.`);
    bands.set(key, bandsOf(text.slice(at + 1)));
  }
  return bands;
}

/** The band of a value: a name of `bands`, `noBand`, or "" where there is no value. */
export function bandOf(bands: readonly Band[], value: string): string {
  if (value.trim() === "") return "";
  const number = readNumber(value);
  if (number === null) return noBand;
  return bands.find(({ range }) => isIn(range, number))?.name ?? noBand;
}

function bandsOf(text: string): Band[] {
  const bands: Band[] = [];
  for (const part of text.split(",")) {
    const name = part.trim();
    const range = readRange(name);
    if (range === null) throw badBands(`"${name}" is not a band.`);
    const other = bands.find((band) => overlap(band.range, range));
    if (other !== undefined) throw badBands(`"${other.name}" and "${name}" have a number in common.`);
    bands.push({ name, range });
  }
  return bands;
}

const badBands = (message: string) =>
  usageError("bad-bands", message, 'Write --bands satisfaction=1-2,3,4-5; open ends as "<3" or "5+".');
