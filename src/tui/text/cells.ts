import stringWidth from "string-width";
import type { CodePoint } from "../../core/span.js";
import { visibleSign, visibleSigns } from "../../core/visible-signs.js";

/** What stands in one place of the screen: a grapheme cluster, or the sign for something invisible. */
export interface ScreenCell {
  readonly start: CodePoint;
  /** End-exclusive. */
  readonly end: CodePoint;
  /** What is sent to the terminal: never a control or direction character. */
  readonly shown: string;
  /** Columns it takes, at least 1. */
  readonly width: number;
  /** Whether it stands for something that cannot be shown as it is. */
  readonly sign: boolean;
}

/** Control, direction and other characters that would steer a terminal or hide. */
const steering = (text: string) => text.includes("\n") || text.includes("\t") || visibleSigns(text) !== text;
const plain = /^[\x20-\x7e]*$/;
/** The longest stretch handed to the segmenter at once, in UTF-16 units: it is quadratic on some platforms. */
const stretch = 2000;

let segmenter: Intl.Segmenter | undefined;
const widths = new Map<string, Omit<ScreenCell, "start" | "end">>();

/** A text as cells. `start` is the code point position of its first character. */
export function cellsOf(text: string, start: CodePoint): ScreenCell[] {
  if (plain.test(text)) return asciiCells(text, start);
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const cells: ScreenCell[] = [];
  let at: number = start;
  for (const part of stretches(text))
    for (const { segment } of segmenter.segment(part))
      for (const one of apart(segment)) {
        const end = at + codePoints(one);
        cells.push({ start: at, end, ...shownAs(one) });
        at = end;
      }
  return cells;
}

/** A text of the program or the study as it may be sent, on one line. */
export function clean(text: string): string {
  return plain.test(text)
    ? text
    : cellsOf(text, 0)
        .map(({ shown }) => shown)
        .join("");
}

/** Columns that a cleaned text takes. */
export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const cell of cellsOf(text, 0)) width += cell.width;
  return width;
}

/** Cuts a cleaned text to at most `width` columns, with an ellipsis where something is left out. */
export function cutTo(text: string, width: number): string {
  if (width <= 0) return "";
  const cleaned = clean(text);
  if (widthOf(cleaned) <= width) return cleaned;
  let kept = "";
  let used = 0;
  for (const cell of cellsOf(cleaned, 0)) {
    if (used + cell.width > width - 1) break;
    kept += cell.shown;
    used += cell.width;
  }
  return `${kept.trimEnd()}…`;
}

/** A path `A/B/Name` in a width: what stands above the name goes first, then the name's end. */
export function pathTo(path: string, width: number): string {
  let shown = clean(path);
  if (widthOf(shown) <= width) return shown;
  const parts = shown.split("/");
  while (parts.length > 1 && widthOf(shown) > width) {
    parts.shift();
    shown = `…/${parts.join("/")}`;
  }
  return cutTo(widthOf(shown) <= width ? shown : (parts[0] ?? ""), width);
}

/** A text cut so, filled with spaces to exactly `width` columns. */
export function padTo(text: string, width: number): string {
  const cut = cutTo(text, width);
  return cut + " ".repeat(Math.max(0, width - widthOf(cut)));
}

function asciiCells(text: string, start: number): ScreenCell[] {
  const cells = new Array<ScreenCell>(text.length);
  for (let i = 0; i < text.length; i++)
    cells[i] = { start: start + i, end: start + i + 1, shown: text.charAt(i), width: 1, sign: false };
  return cells;
}

function* stretches(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + stretch);
    if (to < text.length) {
      const space = text.lastIndexOf(" ", to);
      if (space > from) to = space + 1;
      else if (/[\ud800-\udbff]/.test(text.charAt(to - 1))) to++;
    }
    yield text.slice(from, to);
    from = to;
  }
}

function shownAs(cluster: string): Omit<ScreenCell, "start" | "end"> {
  let known = widths.get(cluster);
  if (known === undefined) {
    known = measure(cluster);
    if (widths.size > 20_000) widths.clear();
    widths.set(cluster, known);
  }
  return known;
}

/** A cluster that hides something is taken apart, so that each hidden character can be shown. */
function apart(cluster: string): Iterable<string> {
  if (cluster.length === 1) return [cluster];
  // Joiners inside a cluster hold an emoji or a word of an Indic or Arabic script together.
  const hides = steering(cluster);
  return hides || (stringWidth(cluster) === 0 && !mark.test(cluster)) ? cluster : [cluster];
}

const mark = /^\p{M}/u;

function measure(cluster: string): Omit<ScreenCell, "start" | "end"> {
  if (cluster === "\t") return { shown: "→ ", width: 2, sign: true };
  if ([...cluster].length === 1 && steering(cluster)) return sign(visibleSign(cluster));
  const width = stringWidth(cluster);
  if (width > 0) return { shown: cluster, width, sign: false };
  // Marks without a letter get one to stand on; whatever else takes no room is told by its number.
  return sign(mark.test(cluster) ? `\u25cc${cluster}` : visibleSign(cluster));
}

const sign = (shown: string) => ({ shown, width: Math.max(1, stringWidth(shown)), sign: true });

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
