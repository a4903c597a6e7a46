import { words } from "../../text/words.js";

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The words of a text for comparison: without case, accents and apostrophes; pairs of letters where no blanks are written. */
export function tokensOf(text: string): string[] {
  const folded = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\u064b-\u0652'’]/g, "")
    .normalize("NFC");
  const tokens: string[] = [];
  for (const { word } of words(folded)) {
    if (!unspaced.test(word)) tokens.push(word);
    else {
      const letters = [...word];
      if (letters.length === 1) tokens.push(word);
      for (let i = 0; i + 1 < letters.length; i++) tokens.push(`${letters[i]}${letters[i + 1]}`);
    }
  }
  return tokens;
}
