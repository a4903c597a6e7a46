import { cellsOf } from "./text/cells.js";

/** A text being typed, and where the insertion point stands in it (UTF-16). */
export interface Field {
  readonly text: string;
  readonly at: number;
}

export const emptyField: Field = Object.freeze({ text: "", at: 0 });
export const fieldOf = (text: string): Field => ({ text, at: text.length });

/** Puts text in at the insertion point. */
export const insert = ({ text, at }: Field, typed: string): Field => ({
  text: text.slice(0, at) + typed + text.slice(at),
  at: at + typed.length,
});

/** What a key does to a text, or null where it does nothing. `lines`: the text may have several. */
export function editKey(field: Field, key: string, typed: string, lines: boolean): Field | null {
  const { text, at } = field;
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const newline = text.indexOf("\n", at);
  const lineEnd = newline < 0 ? text.length : newline;
  const cut = (from: number, to: number): Field => ({ text: text.slice(0, from) + text.slice(to), at: from });
  switch (key) {
    case "left":
    case "C-b":
      return { text, at: before(text, at) };
    case "right":
      return { text, at: after(text, at) };
    case "home":
    case "C-a":
      return { text, at: lineStart };
    case "end":
    case "C-e":
      return { text, at: lineEnd };
    case "C-left":
    case "A-b":
      return { text, at: wordBefore(text, at) };
    case "C-right":
    case "A-f":
      return { text, at: at + (/^\W*\w*/u.exec(text.slice(at))?.[0].length ?? 0) };
    case "backspace":
      return cut(before(text, at), at);
    case "delete":
      return cut(at, after(text, at));
    case "C-w":
    case "A-backspace":
      return cut(wordBefore(text, at), at);
    case "C-u":
      return cut(lineStart, at);
    case "C-k":
      return cut(at, lineEnd);
    case "C-j":
    case "A-enter":
      return lines ? insert(field, "\n") : null;
    case "up":
      return lines
        ? {
            text,
            at: Math.max(
              0,
              Math.min(at - lineStart + previousStart(text, lineStart), Math.max(0, lineStart - 1)),
            ),
          }
        : null;
    case "down":
      return lines && newline >= 0 ? { text, at: downFrom(text, at - lineStart, lineEnd + 1) } : null;
  }
  return typed === "" ? null : insert(field, typed);
}

const previousStart = (text: string, lineStart: number) =>
  lineStart === 0 ? 0 : text.lastIndexOf("\n", lineStart - 2) + 1;

function downFrom(text: string, column: number, start: number): number {
  const end = text.indexOf("\n", start);
  return Math.min(start + column, end < 0 ? text.length : end);
}

/** Ends of grapheme clusters around the insertion point. */
function before(text: string, at: number): number {
  const from = Math.max(0, at - 64);
  const last = pieces(text.slice(from, at)).at(-1);
  return at - (last?.length ?? 0);
}

function after(text: string, at: number): number {
  return at + (pieces(text.slice(at, at + 64))[0]?.length ?? 0);
}

function pieces(text: string): string[] {
  const points = [...text];
  return cellsOf(text, 0).map(({ start, end }) => points.slice(start, end).join(""));
}

function wordBefore(text: string, at: number): number {
  return at - (/[\p{L}\p{N}_'’]*[^\p{L}\p{N}_'’]*$/u.exec(text.slice(0, at))?.[0].length ?? 0);
}
