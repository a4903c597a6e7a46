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
 * recur at one height on at least half of the pages, numbers aside (heads, feet, bare page numbers); and
 * numbers left of the text that count upwards. An answer such as "7" alone in its line stays.
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
      const isFurniture = recurring.has(keyOf(line))
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

function recurringLines(pages: readonly PdfPage[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.lines.filter((line) => atEdge(line, page)).map(keyOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = (key: string) => Math.max(key.endsWith(" #") ? 2 : 3, pages.length * 0.5);
  return new Set([...counts].filter(([key, count]) => count >= enough(key)).map(([key]) => key));
}

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
