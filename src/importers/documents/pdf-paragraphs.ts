import type { Block } from "../turns/conversation.js";
import { gradeName } from "../turns/names.js";
import type { PdfLine, PdfPage } from "./pdf-lines.js";

/** Share of the text's width from which a line counts as full, so that the next may continue it. */
const fullShare = 0.8;
/** Distance between lines, in the usual one, from which a new paragraph begins. */
const wideGap = 1.3;

/**
 * Joins the lines of a PDF into paragraphs. A line continues the one before where that one is full, the
 * distance is the usual one, the type has the same size, and it does not begin with a name and a colon.
 * A word divided at a line's end is joined where it goes on in lower case; its hyphen stays if the
 * document has the word with a hyphen elsewhere.
 */
export function paragraphsOf(pages: readonly PdfPage[]): Block[] {
  const lines = pages.flatMap((page) => page.lines.map((line) => ({ line, page: page.number })));
  const right = rightEdge(lines.map(({ line }) => line));
  const leading = usualLeading(lines, right);
  const size = usualSize(lines.map(({ line }) => line));
  const hyphenated = hyphenatedWords(lines.map(({ line }) => line.text));
  const paragraphs: { text: string; heading: boolean; page: number }[] = [];
  for (const [i, { line, page }] of lines.entries()) {
    const before = lines[i - 1];
    const last = paragraphs.at(-1);
    const turns = before !== undefined && before.page !== page;
    if (
      before !== undefined &&
      last !== undefined &&
      continues(before.line, line, { right, leading, turns })
    ) {
      last.text = joinLines(last.text, line.text, hyphenated);
    } else paragraphs.push({ text: line.text, heading: line.size > size * 1.15, page });
  }
  return paragraphs.map(({ text, heading, page }) => ({
    runs: [{ text: text.replaceAll("\u00ad", ""), bold: false }],
    line: page,
    ...(heading ? { heading } : {}),
  }));
}

interface PageMetrics {
  readonly right: number;
  readonly leading: number;
  /** Whether the page turns between the two lines. */
  readonly turns: boolean;
}

function continues(before: PdfLine, line: PdfLine, { right, leading, turns }: PageMetrics): boolean {
  if (Math.abs(before.size - line.size) > 0.6 || before.right < right * fullShare || beginsTurn(line.text))
    return false;
  // A centred or indented line is not the rest of the one above.
  if (line.left > before.left + before.size * 4 && !beginsTurn(before.text)) return false;
  if (turns) return /^\p{Ll}/u.test(line.text) || !/[.?!…:。？！]["”’)\]]*$/u.test(before.text);
  const gap = before.y - line.y;
  return gap > 0 && gap <= leading * wideGap;
}

function beginsTurn(text: string): boolean {
  const name = /^\[?(?:\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?([^:：]{1,40})[:：](?:\s|$)/.exec(text)?.[1];
  if (name === undefined) return /^[[(]?\d{1,2}:\d{2}/.test(text);
  const grade = gradeName(name.trim());
  return grade === "role" || grade === "name";
}

/** A line and the next as one text; a word divided at the line's end is joined. */
export function joinLines(text: string, next: string, hyphenated: ReadonlySet<string>): string {
  if (text.endsWith("\u00ad")) return text.slice(0, -1) + next;
  const head = /[\p{L}\p{M}]+-$/u.exec(text)?.[0];
  const tail = /^\p{Ll}[\p{L}\p{M}]*/u.exec(next)?.[0];
  if (head === undefined || tail === undefined) return `${text} ${next}`;
  return hyphenated.has((head + tail).toLowerCase()) ? text + next : text.slice(0, -1) + next;
}

/** Words that a document writes with a hyphen inside a line. */
export function hyphenatedWords(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{M}]+-[\p{L}\p{M}]+/gu) ?? []));
}

/** How far right most full lines reach: the ninth decile, so that a few long ones do not count. */
function rightEdge(lines: readonly PdfLine[]): number {
  const edges = lines.map((line) => line.right).sort((a, b) => a - b);
  return edges[Math.floor(edges.length * 0.9)] ?? 0;
}

/** The commonest distance between a full line and the next on its page; 0 where there is none. */
function usualLeading(lines: readonly { line: PdfLine; page: number }[], right: number): number {
  const gaps: number[] = [];
  for (const [i, { line, page }] of lines.entries()) {
    const before = lines[i - 1];
    if (before === undefined || before.page !== page || before.line.right < right * fullShare) continue;
    const gap = before.line.y - line.y;
    if (gap > 0) gaps.push(Math.round(gap * 2) / 2);
  }
  return commonest(gaps) ?? 0;
}

const usualSize = (lines: readonly PdfLine[]) =>
  commonest(lines.map((line) => Math.round(line.size * 2) / 2)) ?? 0;

function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}
