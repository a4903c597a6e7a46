/** A quotation as it may have been meant. */
export interface QuoteVariant {
  readonly text: string;
  /** The first letter stands in the other case. */
  readonly recased: boolean;
}

const opening = "\"“”„‟«»‹›'‘’‚‛＂「『";
const closing = "\"“”‟«»‹›'‘’‛＂」』";
const outer = new RegExp(`^\\s*[${opening}]\\s*(.*\\S)\\s*[${closing}][.,;:]?\\s*$`, "su");
/** What may stand before the first word of a quotation: marks, and a gap. */
const first = /^([^\p{L}\p{N}]*)(\p{L})/u;

/** A quotation without one outer pair of quotation marks; null where it stands in none. */
export const withoutOuterMarks = (quotation: string): string | null => outer.exec(quotation)?.[1] ?? null;

/** A quotation whose first letter has the other case; null where it has none. */
function recased(quotation: string): string | null {
  const found = first.exec(quotation);
  if (found === null) return null;
  const [whole, before = "", letter = ""] = found;
  const upper = letter.toUpperCase();
  const other = upper === letter ? letter.toLowerCase() : upper;
  return other === letter || [...other].length > 1 ? null : before + other + quotation.slice(whole.length);
}

/**
 * Other ways to read a quotation that stands nowhere as it is: without one outer pair of quotation marks, with its first
 * letter in the other case, and both.
 */
export function otherwiseWritten(quotation: string): QuoteVariant[] {
  const bare = withoutOuterMarks(quotation);
  const variants: QuoteVariant[] = bare === null ? [] : [{ text: bare, recased: false }];
  for (const text of bare === null ? [quotation] : [quotation, bare]) {
    const other = recased(text);
    if (other !== null) variants.push({ text: other, recased: true });
  }
  return variants;
}
