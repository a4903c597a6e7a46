/** A stretch of numbers: from `least` to `most`, both in it unless they are marked as out. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly leastOut?: boolean;
  readonly mostOut?: boolean;
}

const number = String.raw`([-+−]?\d+(?:\.\d+)?)`;
/** What a number counts: "years", "% of time". */
const unit = String.raw`(?:\s*[%°]|\s*[\p{L}][\p{L}.\s%/-]*)?`;
const pattern = (source: string) => new RegExp(`^${source}${unit}$`, "iu");

const forms: readonly (readonly [RegExp, (a: number, b: number) => NumberRange])[] = [
  [
    pattern(`(?:from\\s+|between\\s+)?${number}\\s*(?:-|–|—|to|and|\\.\\.)\\s*${number}`),
    (least, most) => ({ least, most }),
  ],
  [
    pattern(`(?:<|less than|fewer than|lower than|under|below)\\s*${number}`),
    (most) => ({ least: Number.NEGATIVE_INFINITY, most, mostOut: true }),
  ],
  [pattern(`(?:<=|≤|up to|at most)\\s*${number}`), (most) => ({ least: Number.NEGATIVE_INFINITY, most })],
  [
    pattern(`(?:>|more than|greater than|over|above)\\s*${number}`),
    (least) => ({ least, most: Number.POSITIVE_INFINITY, leastOut: true }),
  ],
  [pattern(`(?:>=|≥|at least|from)\\s*${number}`), (least) => ({ least, most: Number.POSITIVE_INFINITY })],
  [
    pattern(`${number}\\s*(?:\\+|(?:[\\p{L}]+\\s+)?(?:or|and) (?:more|over|above|older|longer))`),
    (least) => ({ least, most: Number.POSITIVE_INFINITY }),
  ],
  [
    pattern(`${number}\\s*(?:[\\p{L}]+\\s+)?(?:or|and) (?:less|fewer|under|below|younger|shorter)`),
    (most) => ({ least: Number.NEGATIVE_INFINITY, most }),
  ],
  [pattern(number), (value) => ({ least: value, most: value })],
];

/**
 * A text as a stretch of numbers, whatever they count: `3-5`, `less than 1 year`, `under 3`, `5+`, `more than 10`, `7`.
 * Null for any other text, and where the first number is above the second.
 */
export function readRange(text: string): NumberRange | null {
  const plain = text.trim().replace(/\s+/g, " ");
  for (const [form, make] of forms) {
    const found = form.exec(plain);
    if (found === null) continue;
    const range = make(toNumber(found[1]), toNumber(found[2]));
    return range.least <= range.most ? range : null;
  }
  return null;
}

/** A number as an attribute has it; null for any other text. */
export function readNumber(text: string): number | null {
  return /^[-+−]?\d+(\.\d+)?$/.test(text.trim()) ? toNumber(text.trim()) : null;
}

const toNumber = (text: string | undefined) => Number((text ?? "").replace("−", "-"));

/** Whether a number is in a stretch. */
export const isIn = ({ least, most, leastOut, mostOut }: NumberRange, value: number): boolean =>
  (leastOut === true ? value > least : value >= least) && (mostOut === true ? value < most : value <= most);

/** Whether two stretches have a number in common. */
export function overlap(a: NumberRange, b: NumberRange): boolean {
  const [low, high] = compareRanges(a, b) <= 0 ? [a, b] : [b, a];
  if (low.most !== high.least) return low.most > high.least;
  return low.mostOut !== true && high.leastOut !== true;
}

/** Order of stretches on the line of numbers: by where they begin, then by where they end. */
export function compareRanges(a: NumberRange, b: NumberRange): number {
  const by = (one: number, other: number) => (one < other ? -1 : one > other ? 1 : 0);
  return (
    by(a.least, b.least) ||
    by(Number(a.leastOut === true), Number(b.leastOut === true)) ||
    by(a.most, b.most) ||
    by(Number(b.mostOut === true), Number(a.mostOut === true))
  );
}
