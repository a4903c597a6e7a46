/** Something that points at a person by itself. Positions are UTF-16, end-exclusive. */
export interface Identifier {
  readonly kind: "e-mail address" | "telephone number" | "web address" | "number of a record" | "exact date";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Digits of a telephone number; fewer are counts in a row. Ours. */
const fewestDigits = 9;

const patterns: readonly (readonly [Identifier["kind"], RegExp])[] = [
  ["e-mail address", /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu],
  ["web address", /\b(?:https?:\/\/|www\.)[^\s"“”<>()]{3,200}/gu],
  [
    "telephone number",
    /(?<![\d/]|\d[.,])(?:\+\d{1,3}[ -]?)?(?:\(0?\d{1,4}\)[ -]?)?\d{2,5}(?:[ -]\d{2,5}){2,4}(?![\d/]|[.,]\d)/gu,
  ],
  ["telephone number", /(?<!\d)(?:\+|00)\d{9,14}(?!\d)/gu],
  ["number of a record", /(?<!\d|\d[.,])\d{7,16}(?!\d|[.,]\d)/gu],
  [
    "exact date",
    /\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:,?\s+\d{4})|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})\b/gu,
  ],
];

/** Addresses, numbers and exact dates in a text; of two that overlap the first kind stands. */
export function findIdentifiers(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const [kind, pattern] of patterns)
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (kind === "telephone number" && (match[0].match(/\d/g)?.length ?? 0) < fewestDigits) continue;
      if (!found.some((other) => start < other.end && other.start < end))
        found.push({ kind, text: match[0], start, end });
    }
  return found.sort((a, b) => a.start - b.start);
}
