import { addTo } from "../../core/group-by.js";
import type { PdfLine, PdfPage } from "./pdf-lines.js";

/** Pages without what no one said, and what was taken away. */
export interface Cleared {
  readonly pages: readonly PdfPage[];
  /** Running heads, running feet and page labels, each once. */
  readonly furniture: readonly string[];
  readonly marginNumbers: number;
}

/** Share of a page's height, at the top and at the bottom, where running heads and page labels stand. */
const edge = 0.12;
/** A label that can be nothing else: `1/5`, `- 3 -`, `Page 3 of 5`. */
const pageLabel =
  /^(?:[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*[/|]\s*\d{1,4}|(?:page|seite|página|pagina|strona|sida|sayfa|p\.)\s*\d{1,4}(?:\s*(?:of|von|de|di|van|z|av|\/)\s*\d{1,4})?)$/iu;

/**
 * Takes away what nobody said: labels of pages on their outermost lines; lines near the edge that
 * recur at one height on at least half of the pages, but for numbers that count the pages (heads, feet, bare
 * page numbers); and numbers left of the text that count upwards. An answer such as "7" alone in its line stays,
 * and so do lines that differ in other numbers.
 */
export function clearPages(pages: readonly PdfPage[]): Cleared {
  const recurring = recurringLines(pages);
  const left = leftEdge(pages);
  const numbered = countsUp(pages.flatMap((page) => page.lines.filter((line) => isMarginNumber(line, left))));
  const furniture = new Set<string>();
  let marginNumbers = 0;
  const kept = pages.map((page) => {
    const lines = page.lines.filter((line) => {
      if (numbered && isMarginNumber(line, left)) {
        marginNumbers++;
        return false;
      }
      const isFurniture = recurring.has(line)
        ? atEdge(line, page)
        : pageLabel.test(line.text) && isOutermost(line, page);
      if (isFurniture) furniture.add(line.text);
      return !isFurniture;
    });
    return { ...page, lines };
  });
  return { pages: kept, furniture: [...furniture], marginNumbers };
}

function atEdge(line: PdfLine, page: PdfPage): boolean {
  return line.y < page.height * edge || line.y > page.height * (1 - edge);
}

function isOutermost(line: PdfLine, page: PdfPage): boolean {
  const heights = page.lines.map(({ y }) => y);
  return atEdge(line, page) && (line.y >= Math.max(...heights) - 1 || line.y <= Math.min(...heights) + 1);
}

/** The text with its numbers as `#`, at its height: what a running head keeps from page to page. */
const keyOf = (line: PdfLine) => `${Math.round(line.y / 4)} ${line.text.replace(/\d+/g, "#")}`;

interface OnPage {
  readonly line: PdfLine;
  readonly page: number;
}

function recurringLines(pages: readonly PdfPage[]): Set<PdfLine> {
  const groups = new Map<string, OnPage[]>();
  for (const [page, { lines }] of pages.entries())
    for (const line of lines) if (atEdge(line, pages[page]!)) addTo(groups, keyOf(line), { line, page });
  const found = new Set<PdfLine>();
  for (const [key, group] of groups) {
    const enough = Math.max(key.endsWith(" #") ? 2 : 3, pages.length * 0.5);
    for (const alike of countsPages(group) ? [group] : byText(group))
      if (new Set(alike.map(({ page }) => page)).size >= enough)
        for (const { line } of alike) found.add(line);
  }
  return found;
}

/** Whether each number of the lines is the same on all pages, or goes up as the pages do, on four of five. */
function countsPages(group: readonly OnPage[]): boolean {
  const numbers = group.map(({ line }) => (line.text.match(/\d+/g) ?? []).map(Number));
  return (numbers[0] ?? []).every((_, place) => {
    const steps = group.slice(1).map(({ page }, i) => ({
      pages: page - (group[i]?.page ?? 0),
      by: (numbers[i + 1]?.[place] ?? 0) - (numbers[i]?.[place] ?? 0),
    }));
    const most = steps.length * 0.8;
    const counting = steps.filter(({ pages, by }) => by === pages && pages > 0).length;
    return counting >= most || steps.every(({ by }) => by === 0);
  });
}

const byText = (group: readonly OnPage[]): OnPage[][] => {
  const texts = new Map<string, OnPage[]>();
  for (const one of group) addTo(texts, one.line.text, one);
  return [...texts.values()];
};

function countsUp(numbers: readonly PdfLine[]): boolean {
  const rises = numbers.filter((line, i) => Number(line.text) > Number(numbers[i - 1]?.text ?? -1)).length;
  return numbers.length >= 3 && rises >= numbers.length * 0.8;
}

const isMarginNumber = (line: PdfLine, left: number) => /^\d{1,5}$/.test(line.text) && line.right <= left - 2;

/** Where most lines with words begin. */
function leftEdge(pages: readonly PdfPage[]): number {
  const counts = new Map<number, number>();
  for (const { lines } of pages) {
    for (const line of lines) {
      if (!/\p{L}/u.test(line.text)) continue;
      const at = Math.round(line.left);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 0;
}
