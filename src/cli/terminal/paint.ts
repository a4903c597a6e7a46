// Style marks are noncharacters: they cannot occur in a transcript (they are removed below), so
// words from a study can never steer the terminal, and no caller has to remember to clean them.
const marks = {
  bold: "\uFDD0",
  dim: "\uFDD1",
  red: "\uFDD2",
  green: "\uFDD3",
  yellow: "\uFDD4",
  blue: "\uFDD5",
} as const;
const end = "\uFDD6";
const sgr: Readonly<Record<string, string>> = {
  [marks.bold]: "\x1b[1m",
  [marks.dim]: "\x1b[2m",
  [marks.red]: "\x1b[31m",
  [marks.green]: "\x1b[32m",
  [marks.yellow]: "\x1b[33m",
  [marks.blue]: "\x1b[34m",
  [end]: "\x1b[0m",
};

export type Style = keyof typeof marks;

/** Marks a text with a style; what the mark becomes is decided when it is written. */
export const paint = (style: Style, text: string): string => `${marks[style]}${text}${end}`;

const allMarks = /[\uFDD0-\uFDD6]/g;
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text as it may reach a terminal: control and direction characters shown, style marks applied or dropped. */
export function forTerminal(text: string, color: boolean): string {
  const visible = text.replace(unsafe, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
  return visible.replace(allMarks, (mark) => (color ? (sgr[mark] ?? "") : ""));
}

/** A text without style marks, to measure it. */
export const unpainted = (text: string): string => text.replace(allMarks, "");
