import { documentText } from "../../core/visible-signs.js";

/** Widths of Helvetica's letters from space to tilde in thousandths of the size; Arial and Liberation Sans share them. */
const widths = (
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 " +
  "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 " +
  "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
  .split(" ")
  .map(Number);

/** Bold letters are at most so much wider, line by line. */
const bolder = 1.12;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff00-\uff60]/u;
const narrow = /[‘’‚·•]/;

/**
 * How wide a line is drawn in Helvetica or a font of its measures. Letters of other scripts are
 * taken as wider than they are rather than narrower.
 */
export function lineWidth(text: string, size: number, bold = false): number {
  let units = 0;
  for (const char of text.normalize("NFD")) {
    const known = widths[(char.codePointAt(0) ?? 0) - 32];
    if (known !== undefined) units += known;
    else if (/\p{M}|\u200d/u.test(char)) units += 0;
    else if (wide.test(char)) units += 1300;
    else units += narrow.test(char) ? 350 : 1000;
  }
  return ((units * size) / 1000) * (bold ? bolder : 1);
}

/** A text as lines no wider than `width`, broken at spaces; a longer word is cut. */
export function linesOf(text: string, width: number, size: number, bold = false): readonly string[] {
  const clean = documentText(text).replace(/\s+/gu, " ").trim();
  if (clean === "") return ["(no name)"];
  const fits = (line: string) => lineWidth(line, size, bold) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of clean.split(" ")) {
    if (line !== "" && fits(`${line} ${word}`)) {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const char of word) {
      if (line !== "" && !fits(line + char)) {
        lines.push(line);
        line = "";
      }
      line += char;
    }
  }
  lines.push(line);
  return lines;
}
