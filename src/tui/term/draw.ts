import { visibleSigns } from "../../core/visible-signs.js";
import type { Frame, FrameRow, Size } from "../frame.js";
import { widthOf } from "../text/cells.js";
import { type ColorDepth, styleOn } from "./colors.js";

/** Enters the coder's own screen: alternate buffer, no wrapping, bracketed paste, mouse where wanted. */
export const enterScreen = (mouse: boolean): string =>
  `\x1b[?1049h\x1b[?7l\x1b[?2004h${mouse ? "\x1b[?1002h\x1b[?1006h" : ""}\x1b[2J`;

/** Leaves it and gives the terminal back as it was. */
export const leaveScreen = "\x1b[?2026l\x1b[0m\x1b[?1006l\x1b[?1002l\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l";

/** Characters whose width terminals may disagree about; what follows is put in its column by number. */
const uncertain = /[^\x20-\u02ff\u0370-\u052f\u2010-\u2027\u2190-\u2193\u2500-\u25a0]/;

const plain: Readonly<Record<string, string>> = {
  "│": "|",
  "┌": ",",
  "└": "'",
  "─": "-",
  "╶": "-",
  "▸": ">",
  "…": ".",
  "·": "-",
  "→": ">",
  "“": '"',
  "”": '"',
  "’": "'",
  "‘": "'",
  "–": "-",
  "—": "-",
};

/** Draws frames, sending only the lines that changed, each frame at once (synchronized output). */
export class Drawer {
  readonly #depth: ColorDepth;
  readonly #ascii: boolean;
  #lines: string[] = [];
  #size: Size = { columns: 0, rows: 0 };

  /** @param ascii whether the terminal shows only ASCII (a locale without UTF-8) */
  constructor(depth: ColorDepth, ascii = false) {
    this.#depth = depth;
    this.#ascii = ascii;
  }

  /** What to send so that the terminal shows the frame. */
  draw(frame: Frame, size: Size): string {
    const fresh = size.columns !== this.#size.columns || size.rows !== this.#size.rows;
    if (fresh) this.#lines = [];
    this.#size = size;
    let out = "";
    for (let row = 0; row < size.rows; row++) {
      const drawn = lineOf(frame.rows[row] ?? [], size.columns, this.#depth);
      const line = this.#ascii
        ? drawn.replace(/[^\x00-\x7f]/gu, (char) => plain[char] ?? "?".repeat(Math.max(1, widthOf(char))))
        : drawn;
      if (this.#lines[row] === line) continue;
      this.#lines[row] = line;
      out += `\x1b[${row + 1};1H${line}`;
    }
    const cursor =
      frame.cursor === null
        ? "\x1b[?25l"
        : `\x1b[${frame.cursor.row + 1};${frame.cursor.column + 1}H\x1b[?25h`;
    return `\x1b[?2026h\x1b[?25l${fresh ? "\x1b[0m\x1b[2J" : ""}${out}${cursor}\x1b[?2026l`;
  }

  /** Forgets what is on the screen, so that the next frame is drawn whole. */
  forget(): void {
    this.#size = { columns: 0, rows: 0 };
  }
}

function lineOf(row: FrameRow, columns: number, depth: ColorDepth): string {
  let line = "\x1b[0m\x1b[K";
  let column = 0;
  for (const { text, style } of row) {
    const on = styleOn(style, depth);
    line += on;
    line += visibleSigns(text);
    column += widthOf(text);
    if (on !== "") line += "\x1b[0m";
    if (uncertain.test(text) && column < columns) line += `\x1b[${column + 1}G`;
  }
  return line;
}
