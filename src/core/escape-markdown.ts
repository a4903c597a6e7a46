import { documentText } from "./visible-signs.js";

/**
 * Text as it is to be read, on one line: every mark of Markdown is escaped, at the start of the line
 * also those that would begin a list or underline a heading; white space is collapsed.
 */
export function escapeMarkdown(text: string): string {
  return documentText(text)
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_[\]<>#~|$]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/^[-+=]/, "\\$&")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** A paragraph that keeps its line breaks. */
export function markdownBlock(text: string): string {
  return linesOf(text).join("\\\n");
}

/** A block quote; blank lines part its paragraphs. */
export function markdownQuote(text: string): string {
  const paragraphs = text.split(/\n[^\S\n]*\n/).map(linesOf);
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `> ${line}`).join("\\\n"))
    .join("\n>\n");
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map(escapeMarkdown)
    .filter((line) => line !== "");
}
