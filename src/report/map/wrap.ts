import { documentText } from "../../core/visible-signs.js";

/**
 * A label as lines of at most `width` code points, broken at spaces; a longer word is cut.
 * White space is collapsed, control characters are shown; an empty label says "(no name)".
 */
export function wrapLabel(label: string, width: number): readonly string[] {
  const clean = documentText(label).replace(/\s+/gu, " ").trim();
  if (clean === "") return ["(no name)"];
  const lines: string[] = [];
  let line = "";
  for (const word of clean.split(" ").flatMap((word) => pieces(word, width))) {
    if (line === "") line = word;
    else if ([...line].length + 1 + [...word].length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}

function pieces(word: string, width: number): string[] {
  const points = [...word];
  const cut: string[] = [];
  for (let i = 0; i < points.length; i += width) cut.push(points.slice(i, i + width).join(""));
  return cut;
}
