import { type FrameRow, none, piece, type Style } from "../frame.js";
import { cellsOf } from "../text/cells.js";
import { wrap } from "../text/wrap.js";

/** A text of several lines, wrapped to a width, each row indented. */
export function wrapped(text: string, width: number, style: Style = none, indent = ""): FrameRow[] {
  return text.split("\n").flatMap((line) =>
    wrap(cellsOf(line, 0), Math.max(4, width - indent.length), 0).map((row): FrameRow => {
      const shown = row.cells
        .map((cell) => cell.shown)
        .join("")
        .trimEnd();
      return [piece(indent), piece(shown, style)];
    }),
  );
}
