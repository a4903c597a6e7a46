import type { PdfLine, PdfPage } from "./pdf-lines.js";

/** Pages without what no one said, and what was taken away. */
export interface Cleared {
  readonly pages: readonly PdfPage[];
  /** Running heads, running feet and page labels, each once. */
  readonly furniture: readonly string[];
  readonly marginNumbers: number;
}

/** Share of a page's height, at the top and at the bottom, where page labels stand. */
const edge = 0.08;
const pageLabel =
  /^(?:[-–—\s]*\d{1,4}[-–—\s]*|\d{1,4}\s*[/|]\s*\d{1,4}|(?:page|seite|página|pagina|strona|sida|sayfa|p\.)\s*\d{1,4}(?:\s*(?:of|von|de|di|van|z|av|\/)\s*\d{1,4})?)$/iu;

/** Takes away page labels, heads and feet that recur on most pages, and the numbers in the margin. */
export function clearPages(pages: readonly PdfPage[]): Cleared {
  const recurring = recurringLines(pages);
  const left = leftEdge(pages);
  const numbers = pages.flatMap((page) => page.lines.filter((line) => isMarginNumber(line, left)));
  const numbered = numbers.length >= 3;
  const furniture = new Set<string>();
  let marginNumbers = 0;
  const kept = pages.map((page) => {
    const lines = page.lines.filter((line) => {
      if (numbered && isMarginNumber(line, left)) {
        marginNumbers++;
        return false;
      }
      const isFurniture = atEdge(line, page) && (pageLabel.test(line.text) || recurring.has(keyOf(line)));
      if (isFurniture) furniture.add(line.text);
      return !isFurniture;
    });
    return { ...page, lines };
  });
  return { pages: kept, furniture: [...furniture], marginNumbers };
}

function atEdge(line: PdfLine, page: PdfPage): boolean {
  return line.y < page.height * edge * 1.5 || line.y > page.height * (1 - edge * 1.5);
}

/** The text with its numbers as `#`, at its height: what a running head keeps from page to page. */
const keyOf = (line: PdfLine) => `${Math.round(line.y / 4)} ${line.text.replace(/\d+/g, "#")}`;

function recurringLines(pages: readonly PdfPage[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.lines.filter((line) => atEdge(line, page)).map(keyOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = Math.max(3, pages.length * 0.5);
  return new Set([...counts].filter(([, count]) => count >= most).map(([key]) => key));
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
