import { unpainted } from "./paint.js";
import { displayWidth } from "./width.js";

/**
 * The lines of a cell that is to be so many columns wide. Words stay whole where they fit; lines after the first are
 * indented as the first is, and two more. A cell that is painted as a whole is painted on each line.
 */
export function wrapCell(cell: string, width: number): string[] {
  const text = unpainted(cell);
  if (displayWidth(text) <= width) return [cell];
  const painted = cell.length === text.length + 2 && cell.startsWith(text, 1);
  const lines = wrapText(text, width);
  return painted ? lines.map((line) => `${cell[0]}${line}${cell.at(-1)}`) : lines;
}

function wrapText(text: string, width: number): string[] {
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  const hanging = " ".repeat(indent === 0 || indent + 2 > width / 2 ? 0 : indent + 2);
  const lines: string[] = [];
  let line = text.slice(0, indent);
  let begun = false;
  // A line may end at a space, or behind the stroke of a path.
  for (const part of text.trim().match(/ *[^ /]*\/?/g) ?? []) {
    if (begun && displayWidth(line + part) > width) {
      lines.push(line);
      line = hanging;
      begun = false;
    }
    line += begun ? part : part.trimStart();
    begun = true;
    for (; displayWidth(line) > width; line = hanging + line.slice(head(line, width).length))
      lines.push(head(line, width));
  }
  return [...lines, line];
}

/** The beginning of a text that fits; at least one character. */
function head(text: string, width: number): string {
  let kept = "";
  for (const char of text) {
    if (kept.trim() !== "" && displayWidth(kept + char) > width) break;
    kept += char;
  }
  return kept;
}
