import { svgText } from "./svg.js";

/** What every chart says beside its picture. */
export interface ChartWords {
  readonly title: string;
  /** n, unit, whose codings: a line each. */
  readonly caption: readonly string[];
}

export const fontSize = 13;
const lineHeight = 18;
const family = "Helvetica, Arial, 'Liberation Sans', sans-serif";

/** A number as it is written in a drawing: at most two decimals, the same on every machine. */
export const at = (value: number): string => String(Math.round(value * 100) / 100);

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;

/** About how wide a text is drawn. Fonts differ: it leaves some room. */
export function textWidth(text: string, size = fontSize): number {
  let units = 0;
  for (const char of text)
    units += wide.test(char)
      ? 1.05
      : /[MWmw%@]/.test(char)
        ? 0.86
        : /[iljtfr.,:;'|!() ]/.test(char)
          ? 0.33
          : 0.55;
  return units * size;
}

/** A text cut to a width, with an ellipsis. */
export function fitText(text: string, width: number, size = fontSize): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (textWidth(line, size) <= width) return line;
  const chars = [...line];
  while (chars.length > 0 && textWidth(`${chars.join("")}…`, size) > width) chars.pop();
  return `${chars.join("").trimEnd()}…`;
}

export interface TextStyle {
  readonly anchor?: "start" | "middle" | "end";
  readonly size?: number;
  readonly fill?: string;
  readonly bold?: boolean;
  /** Degrees, about the text's own place. */
  readonly turn?: number;
}

/** A line of text with its baseline at a place. */
export function label(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { anchor = "start", size = fontSize, fill = "#1a1a1a", bold = false, turn = 0 } = style;
  return (
    `<text x="${at(x)}" y="${at(y)}"` +
    (anchor === "start" ? "" : ` text-anchor="${anchor}"`) +
    (size === fontSize ? "" : ` font-size="${size}"`) +
    (fill === "#1a1a1a" ? "" : ` fill="${fill}"`) +
    (bold ? ' font-weight="bold"' : "") +
    (turn === 0 ? "" : ` transform="rotate(${turn} ${at(x)} ${at(y)})"`) +
    `>${svgText(text)}</text>`
  );
}

/** A box; `title` is shown where a pointer rests on it. */
export function box(
  [x, y]: readonly [x: number, y: number],
  width: number,
  height: number,
  fill: string,
  title = "",
): string {
  const open = `<rect x="${at(x)}" y="${at(y)}" width="${at(Math.max(0, width))}" height="${at(height)}" fill="${fill}"`;
  return title === "" ? `${open}/>` : `${open}><title>${svgText(title)}</title></rect>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke = "#b3b3b3"): string {
  return `<path d="M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}" stroke="${stroke}" fill="none"/>`;
}

/** Room above a picture for its title. */
export const headRoom = 34;

/**
 * A drawing as an SVG of its own: a viewBox and no fixed size, a title for screen readers, the caption
 * below the picture, nothing fetched from elsewhere. The same input gives the same bytes.
 */
export function drawing(words: ChartWords, width: number, height: number, parts: readonly string[]): string {
  const lines = words.caption.flatMap((text) => wrap(text, width - 24));
  const whole = height + 12 + lines.length * lineHeight + 8;
  const caption = lines.map((text, i) =>
    label(12, height + 14 + (i + 1) * lineHeight - 5, text, { size: 12, fill: "#4d4d4d" }),
  );
  const title = svgText(words.title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at(width)} ${at(whole)}" font-family="${family}" font-size="${fontSize}" fill="#1a1a1a" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect width="${at(width)}" height="${at(whole)}" fill="#ffffff"/>`,
    label(12, 22, fitText(words.title, width - 24, 15), { size: 15, bold: true }),
    ...parts,
    ...caption,
    "</svg>",
    "",
  ].join("\n");
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, 12) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Even steps of an axis from 0 to at least `most`, in whole numbers. */
export function ticks(most: number): number[] {
  const rough = Math.max(1, most / 5);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((size) => size >= rough) ?? 10 * power;
  const whole = Math.max(1, step);
  return Array.from({ length: Math.ceil(most / whole) + 1 }, (_, i) => i * whole);
}
