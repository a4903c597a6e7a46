import { clearPages } from "../documents/pdf-furniture.js";
import type { PdfLine } from "../documents/pdf-lines.js";
import { readPages } from "../documents/pdf-pages.js";
import { hyphenatedWords, joinLines } from "../documents/pdf-paragraphs.js";
import type { ImportFile } from "../importer.js";
import { hint, warning } from "../messages.js";
import { Refusal } from "../refusal.js";
import { isSectionName, PaperBuilder } from "./paper-builder.js";

interface Placed extends PdfLine {
  readonly page: number;
  /** Left edge and right edge of the column the line stands in. */
  readonly column: { readonly left: number; readonly right: number };
}

/** A line that ends before this share of its column is the last of its paragraph. */
const fullShare = 0.82;

/**
 * Reads a PDF as a paper: paragraphs with the page each stands on, headings by the size of type,
 * block quotations by indent. Columns are read one after the other, as the file has them.
 */
export async function readPaperPdf(file: ImportFile) {
  const { pages, unreadable } = await readPages(file.bytes);
  if (pages.every(({ lines }) => lines.length === 0))
    throw new Refusal(
      "no-text",
      "There is no text in this PDF. If it is a scan, run text recognition (OCR) on it first.",
    );
  const cleared = clearPages(pages);
  const lines = cleared.pages.flatMap((page) => inColumns(page.lines, page.number));
  const size = bodySize(lines);
  const leading = usualLeading(lines);
  const hyphenated = hyphenatedWords(lines.map(({ text }) => text));
  const builder = new PaperBuilder();
  let open: { text: string; first: Placed; quote: boolean; turns: { page: number; at: number }[] } | null =
    null;
  const close = () => {
    if (open === null) return;
    let from = 0;
    builder.toPage(open.first.page);
    for (const { page, at } of open.turns) {
      builder.text(open.text.slice(from, at));
      builder.toPage(page);
      from = at;
    }
    builder.text(open.text.slice(from));
    const heading = open.first.size > size * 1.12 && open.text.length < 200;
    if (heading) builder.end({ kind: "heading", level: Math.max(1, 6 - Math.round(open.first.size - size)) });
    else if (open.quote) builder.end({ kind: "quote" });
    else if (isSectionName(open.text)) builder.end({ kind: "heading", level: 8 });
    else builder.end({ kind: "paragraph" });
    open = null;
  };
  let before: Placed | null = null;
  for (const line of lines) {
    if (open !== null && before !== null && continues(before, line, leading, open.quote)) {
      const joined: string = joinLines(open.text, line.text, hyphenated);
      if (before.page !== line.page) open.turns.push({ page: line.page, at: open.text.length });
      open.text = joined;
    } else {
      close();
      open = { text: line.text, first: line, quote: isIndented(line), turns: [] };
    }
    before = line;
  }
  close();
  const messages = [
    ...unreadable.map((number) => warning("page-unreadable", `Page ${number} could not be read.`, number)),
    ...(cleared.marginNumbers > 0
      ? [hint("margin-numbers", `${cleared.marginNumbers} line numbers in the margin were left out.`)]
      : []),
  ];
  return { blocks: builder.finish(true), messages };
}

/** Whether both lines belong to one paragraph. */
function continues(before: Placed, line: Placed, leading: number, quote: boolean): boolean {
  if (Math.abs(before.size - line.size) > 0.6) return false;
  const sameColumn = before.page === line.page && before.column.left === line.column.left;
  const width = before.column.right - before.column.left;
  const full = before.right >= before.column.left + width * fullShare;
  if (!full && !(quote && isIndented(line))) return false;
  if (quote !== isIndented(line)) return false;
  // Over the end of a page or a column a sentence that has not ended goes on.
  if (!sameColumn) return /^\p{Ll}/u.test(line.text) || !/[.?!:…]["”’»)\]]*(?:\s*\d+)?$/u.test(before.text);
  const gap = before.y - line.y;
  if (gap <= 0 || gap > Math.max(leading, before.size) * 1.35) return false;
  // The first line of a new paragraph may stand a little to the right.
  return quote || line.left <= before.left + before.size * 0.7 || before.left > line.left;
}

/** Indented on the left by more than the first line of a paragraph, or on both sides. */
function isIndented(line: Placed): boolean {
  const { left, right } = line.column;
  const indent = line.left - left;
  return indent > line.size * 1.6 && indent < (right - left) * 0.3;
}

/** Gives every line the edges of its column: lines that begin within a third of the page of each other. */
function inColumns(lines: readonly PdfLine[], page: number): Placed[] {
  const groups: { left: number; lines: PdfLine[] }[] = [];
  const middle = pageMiddle(lines);
  for (const line of lines) {
    const side = middle !== null && line.left > middle - 5 ? 1 : 0;
    const group = groups.find(({ left }) => left === side);
    if (group === undefined) groups.push({ left: side, lines: [line] });
    else group.lines.push(line);
  }
  const edges = new Map(
    groups.map(({ left, lines: own }) => [
      left,
      { left: commonEdge(own.map((line) => line.left)), right: ninth(own.map((line) => line.right)) },
    ]),
  );
  return lines.map((line) => {
    const side = middle !== null && line.left > middle - 5 ? 1 : 0;
    return { ...line, page, column: edges.get(side) ?? { left: line.left, right: line.right } };
  });
}

/** The x position from which a second column begins; null on a page of one column. */
function pageMiddle(lines: readonly PdfLine[]): number | null {
  if (lines.length < 10) return null;
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const centre = (left + right) / 2;
  const ofRight = lines.filter((line) => line.left > centre - (right - left) * 0.06);
  const crossing = lines.filter((line) => line.left < centre - 10 && line.right > centre + 10);
  if (ofRight.length < lines.length * 0.25 || crossing.length > lines.length * 0.3) return null;
  return Math.min(...ofRight.map((line) => line.left));
}

/** The leftmost edge at which at least a tenth of the lines begin. */
function commonEdge(lefts: readonly number[]): number {
  const sorted = [...lefts].sort((a, b) => a - b);
  for (const left of sorted)
    if (lefts.filter((other) => Math.abs(other - left) < 2).length >= lefts.length * 0.1) return left;
  return sorted[0] ?? 0;
}

const ninth = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.9)] ?? 0;
};

function usualLeading(lines: readonly Placed[]): number {
  const gaps = lines.flatMap((line, i) => {
    const next = lines[i + 1];
    const gap = next === undefined || next.page !== line.page ? 0 : line.y - next.y;
    return gap > 0 && gap < line.size * 4 ? [Math.round(gap * 2) / 2] : [];
  });
  return commonest(gaps) ?? 0;
}

/** The size of running text: what fills its column is that; cells of long tables do not, and are set smaller. */
function bodySize(lines: readonly Placed[]): number {
  const full = lines.filter(
    ({ left, right, column }) => right - left >= (column.right - column.left) * fullShare,
  );
  const sizes = (some: readonly Placed[]) => commonest(some.map(({ size }) => Math.round(size * 2) / 2));
  return sizes(full) ?? sizes(lines) ?? 10;
}

function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}
