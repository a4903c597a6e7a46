import { documentText } from "./visible-signs.js";

const marks: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "\\textquotedbl{}",
  "`": "\\textasciigrave{}",
  // After a line break these would be taken for its options.
  "[": "{[}",
  "]": "{]}",
  "*": "{*}",
  "\u00a0": "~",
};

/**
 * Text as it is to be read, on one line: every mark of LaTeX is escaped, and marks that LaTeX would
 * draw together into another one (two hyphens, two commas, `?` and `` ` ``) are kept apart. White
 * space is collapsed.
 */
export function escapeLatex(text: string): string {
  return documentText(text)
    .replace(/[^\S\u00a0]+/gu, " ")
    .trim()
    .replace(/[\\{}$&#%_^~<>|"`[\]*\u00a0]/g, (mark) => marks[mark] ?? mark)
    .replace(/-(?=-)/g, "-{}")
    .replace(/,(?=,)/g, ",{}")
    .replace(/'(?=')/g, "'{}");
}

/** A paragraph that keeps its line breaks. */
export function latexBlock(text: string): string {
  return linesOf(text).join("\\newline\n");
}

/** Paragraphs inside a quotation. */
export function latexQuote(text: string): string {
  return text
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => linesOf(paragraph).join("\\newline\n"))
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map(escapeLatex)
    .filter((line) => line !== "");
}
