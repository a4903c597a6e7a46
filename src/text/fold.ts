/** Characters that are there and are not seen: soft hyphen, zero-width signs, marks of direction. */
export const invisible =
  "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff";
/** Apostrophes and quotation marks: one kind when words are compared. */
export const quotationMarks = "'‘’‚‛′`´ʼ\"“”„‟″«»‹›＂＇";
/** Hyphens that part no word. */
export const hyphens = "-‐‑﹣－";
/** Hyphens and dashes: one kind when quotations are compared. */
export const dashes = `${hyphens}‒–—―−`;

const ascii = /^[\0-\x7f]*$/;
const dropped = new RegExp(`[${invisible}]`, "gu");
const marks = new RegExp(`[${quotationMarks}]`, "gu");
const ligatures = /[\ufb00-\ufb06]/g;
const joining = /[-‐‑﹣－]/gu;

/**
 * A word in the form in which words are compared, everywhere: lower case, one kind of apostrophe and of hyphen, without
 * invisible characters, composed. "Men\u00adtor’s" and "mentor's" are one.
 */
export function foldWord(word: string): string {
  const low = word.toLowerCase();
  if (ascii.test(low)) return low.includes('"') || low.includes("`") ? low.replace(/["`]/g, "'") : low;
  return low
    .replace(dropped, "")
    .replace(marks, "'")
    .replace(joining, "-")
    .replace(ligatures, (sign) => sign.normalize("NFKC"))
    .normalize("NFC")
    .replaceAll("ς", "σ");
}
