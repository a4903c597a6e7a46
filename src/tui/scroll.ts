import type { Size } from "./frame.js";
import type { CoderContext, State } from "./state.js";
import type { Line } from "./text/layout.js";

/** Rows of the screen that show the transcript: all but the title, the progress and the message line. */
export const textRows = (rows: number): number => Math.max(1, rows - 3);

/** Rows that the transcript has now: a picker or a prompt takes some of them. */
export function visibleRows(state: State, size: Size): number {
  return Math.max(1, textRows(size.rows) - boxRows(state, size));
}

/** From this many columns on the panel stands beside the transcript; on narrower screens below it. */
export const wide = 100;

/** Height of what stands below the transcript in a mode. */
export function boxRows({ mode, panel }: State, { rows, columns }: Size): number {
  const most = Math.min(textRows(rows) - 1, Math.max(4, Math.floor(textRows(rows) / 2)));
  switch (mode.kind) {
    case "read":
      return columns < wide && (panel === "detail" || panel === "codebook") ? Math.min(most, 9) : 0;
    case "pick":
      return Math.min(most, 12);
    case "choose":
      return Math.min(most, mode.choices.length + 2);
    case "memo":
      return Math.min(most, Math.max(5, mode.field.text.split("\n").length + 3));
    case "finish":
      return Math.min(most, Math.max(3, mode.uncoded.length + 2));
    default:
      return 0;
  }
}

/** The state with the window moved so that the cursor is on the screen, with some lines around it. */
export function follow(state: State, { layout, size }: CoderContext): State {
  const height = visibleRows(state, size);
  const margin = Math.min(3, Math.floor((height - 1) / 3));
  const line = layout.lineOf(state.cursor);
  const top = inside(state.top, layout.blocks.length);
  const from = layout.distance(top, line, height * 2);
  // The head of a turn is shown with its first line.
  const above = margin + (line.line <= layout.lead(line.block) ? layout.lead(line.block) : 0);
  let next = top;
  if (from < 0 || from >= height)
    next =
      from >= height && from < height + 3
        ? layout.step(top, from - height + 1 + margin)
        : from < 0 && from > -3
          ? layout.step(top, from - Math.min(above, height - 1))
          : layout.step(line, -Math.floor(height / 3));
  else if (from < margin) next = layout.step(top, from - margin);
  else if (from > height - 1 - margin) next = layout.step(top, from - (height - 1 - margin));
  return next.block === state.top.block && next.line === state.top.line ? state : { ...state, top: next };
}

const inside = (line: Line, blocks: number): Line =>
  line.block >= blocks ? { block: Math.max(0, blocks - 1), line: 0 } : line;
