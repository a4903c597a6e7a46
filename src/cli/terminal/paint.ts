import { visibleSigns } from "../../core/visible-signs.js";

// Style marks are noncharacters: what comes from a study as one could colour a word, and never steer the terminal.
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
const oneMark = /([\uFDD0-\uFDD6])/;

/** A text as it may reach a terminal: what steers or hides is shown, style marks are applied or dropped. */
export const forTerminal = (text: string, color: boolean): string =>
  sieved(text, (mark) => (color ? (sgr[mark] ?? "") : ""));

/** The same with its style marks, to be measured and laid out. */
export const sievedPaint = (text: string): string => sieved(text, (mark) => mark);

const sieved = (text: string, marked: (mark: string) => string) =>
  text
    .split(oneMark)
    .map((part, i) => (i % 2 === 1 ? marked(part) : visibleSigns(part)))
    .join("");

/** A text without style marks, to measure it. */
export const unpainted = (text: string): string => text.replace(allMarks, "");
