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
 * characters long. Marks, dashes and white space that quotations may set otherwise do not count. Null where the
 * quotation is nothing but the beginning of what is said.
 */
export function firstDifference(said: string, quoted: string, most = 60): Difference | null {
  const [plainSaid, plainQuoted] = [plainOf(said), plainOf(quoted)];
  const [a, b] = [plainSaid.string, plainQuoted.string];
  let at = 0;
  while (at < a.length && at < b.length && a.charAt(at) === b.charAt(at)) at++;
  if (at === b.length && (at === a.length || !inWord(a, at))) return null;
  while (at > 0 && (inWord(a, at) || inWord(b, at))) at--;
  let from = at;
  for (let words = 0; words < wordsBefore && from > 0; words++) {
    from--;
    while (from > 0 && a.charAt(from - 1) !== " ") from--;
  }
  const shown = (text: string, plain: PlainText) => {
    const rest = [...text.slice(plain.startOf(from) ?? text.length).replace(/\s+/g, " ")];
    const cut = rest.length > most ? `${rest.slice(0, most).join("").trimEnd()}…` : rest.join("");
    return `${from > 0 ? "…" : ""}${cut}`;
  };
  return { said: shown(said.trim(), plainSaid), quoted: shown(quoted.trim(), plainQuoted) };
}

const plainOf = (text: string) => new PlainText(text.trim(), [0], [text.trim().length]);

const wordlike = /[\p{L}\p{N}\p{M}']/u;
const inWord = (text: string, at: number) =>
  wordlike.test(text.charAt(at - 1)) && wordlike.test(text.charAt(at));
