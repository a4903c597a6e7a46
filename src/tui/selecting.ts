import type { Span } from "../core/span.js";
import { type Setting, type State, say, selectionOf } from "./state.js";
import { turnSpan, unitAfter, type wordsIn } from "./units.js";

/** Selects a unit; where one is selected already, one more. */
export function select(
  state: State,
  setting: Setting,
  at: (position: number) => Span | null,
  unit: typeof wordsIn,
): State {
  if (state.anchor !== null && state.anchor <= state.cursor) {
    const next = unitAfter(setting, unit, state.cursor);
    return next === null ? state : lastCell(state, setting, state.anchor, next.end);
  }
  const span = at(state.cursor);
  return span === null ? say(state, "Nothing is said here.") : lastCell(state, setting, span.start, span.end);
}

/** Selects the turn; again: the next as well. */
export function selectTurn(state: State, setting: Setting): State {
  const { layout } = setting;
  const block = layout.blockAt(state.cursor);
  if (state.anchor === null || state.anchor > state.cursor) {
    const span = turnSpan(setting, block);
    return span.start === span.end
      ? say(state, "Nothing is said here.")
      : lastCell(state, setting, span.start, span.end);
  }
  const { end } = turnSpan(setting, block);
  if (selectionOf(state, layout)?.end !== end) return lastCell(state, setting, state.anchor, end);
  let next = block + 1;
  while (next < layout.blocks.length && !layout.block(next).first) next++;
  return next >= layout.blocks.length
    ? state
    : lastCell(state, setting, state.anchor, turnSpan(setting, next).end);
}

/** A selection from a position to before another. */
export const lastCell = (state: State, { layout }: Setting, anchor: number, end: number): State => ({
  ...state,
  anchor,
  cursor: layout.snap(Math.max(anchor, end - 1)),
  wish: null,
});
