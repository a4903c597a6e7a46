import { PlainText } from "./quote-plain.js";

/** Two texts, each from where they differ. */
export interface Difference {
  readonly said: string;
  readonly quoted: string;
}

/** Words shown before the first that differs. */
const wordsBefore = 3;

/**
 * Shows where a quotation leaves what is said: both from a few words before the first that differs, at most `most`
 * characters long. The case of the first letter does not count, nor marks, dashes and white space that quotations may set
 * otherwise. Null where the
 * quotation is nothing but the beginning of what is said.
 */
export function firstDifference(said: string, quoted: string, most = 60): Difference | null {
  const [plainSaid, plainQuoted] = [plainOf(said), plainOf(quoted)];
  const [a, b] = [plainSaid.string, plainQuoted.string];
  let at = 0;
  const same = () => a.charAt(at) === b.charAt(at) || (at === 0 && lower(a.charAt(0)) === lower(b.charAt(0)));
  while (at < a.length && at < b.length && same()) at++;
  if (at === b.length && (at === a.length || !inWord(a, at))) return null;
  while (at > 0 && (inWord(a, at) || inWord(b, at))) at--;
  let from = at;
  for (let words = 0; words < wordsBefore && from > 0; words++) {
    from--;
    while (from > 0 && a.charAt(from - 1) !== " ") from--;
  }
  const shown = (text: string, plain: PlainText, length: number) => {
    const rest = text.slice(plain.startOf(from) ?? text.length).replace(/\s+/g, " ");
    const cut = [...rest].length > length ? `${cutAtWord(rest, length)}…` : rest;
    return `${from > 0 ? "…" : ""}${cut}`;
  };
  const asLong = Math.min(most, b.length - from + 16);
  return { said: shown(said.trim(), plainSaid, asLong), quoted: shown(quoted.trim(), plainQuoted, most) };
}

const plainOf = (text: string) => new PlainText(text.trim(), [0], [text.trim().length]);
const lower = (letter: string) => letter.toLowerCase();

/** The beginning of a text, without half a word at its end. */
function cutAtWord(text: string, length: number): string {
  const cut = [...text].slice(0, length).join("");
  const whole = cut.replace(/\s+\S*$/u, "");
  return whole === "" ? cut : whole;
}

const wordlike = /[\p{L}\p{N}\p{M}']/u;
const inWord = (text: string, at: number) =>
  wordlike.test(text.charAt(at - 1)) && wordlike.test(text.charAt(at));
