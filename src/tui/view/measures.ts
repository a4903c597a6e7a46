import type { Size } from "../frame.js";
import { boxRows, wide } from "../scroll.js";
import type { State } from "../state.js";
import { gutter } from "../update.js";

/** How the columns of the screen are shared out. */
export interface Columns {
  /** Width of the transcript's text. */
  readonly text: number;
  /** How many coding stripes fit beside each other. */
  readonly lanes: number;
  /** Width of the names beside the stripes. */
  readonly names: number;
  /** Width of the panel at the side, 0 where there is none. */
  readonly panel: number;
}

/** Longest line of text that reads well. */
const readable = 92;

export function shareColumns(panel: State["panel"], { columns }: Size): Columns {
  const beside =
    columns >= wide && panel !== "off" ? Math.min(64, Math.max(32, Math.floor(columns * 0.32))) : 0;
  const main = columns - (beside === 0 ? 0 : beside + 1);
  const lanes = main < 50 ? 1 : main < 90 ? 3 : 5;
  const names = main < 50 ? 0 : Math.min(30, Math.max(10, Math.floor(main * 0.22)));
  const rest = main - gutter - 1 - lanes - (names === 0 ? 0 : names + 1);
  return { text: Math.max(8, Math.min(readable, rest)), lanes, names, panel: beside };
}

/** Whether the panel stands below the transcript, and how many rows it has there. */
export function panelRowsBelow(state: State, size: Size): number {
  if (size.columns >= wide || state.panel === "off" || state.panel === "auto" || state.mode.kind !== "read")
    return 0;
  return boxRows(state, size);
}
