import type { Span } from "../core/span.js";
import { turnsPassage } from "../text/passage-words.js";
import { talkOf } from "../workflow/shared/talk-of.js";
import { type CoderContext, type State, say, selectionOf } from "./state.js";
import { turnSpan, unitAfter, type wordsIn } from "./units.js";

/** Selects a unit; where one is selected already, one more. */
export function select(
  state: State,
  context: CoderContext,
  at: (position: number) => Span | null,
  unit: typeof wordsIn,
): State {
  if (state.anchor !== null && state.anchor <= state.cursor) {
    const next = unitAfter(context, unit, state.cursor);
    return next === null ? state : lastCell(state, context, state.anchor, next.end);
  }
  const span = at(state.cursor);
  return span === null ? say(state, "Nothing is said here.") : lastCell(state, context, span.start, span.end);
}

/**
 * Selects the turn; again: up to the end of the next turn of a participant, and the passage has only their words. A
 * selection that began with an interviewer's turn then begins with what a participant says.
 */
export function selectTurn(state: State, context: CoderContext): State {
  const { layout, source, speaking } = context;
  const block = layout.blockAt(state.cursor);
  const { turn } = layout.block(block);
  if (state.anchor === null || state.anchor > state.cursor) {
    const span = turnSpan(context, block);
    return span.start === span.end
      ? say(state, "Nothing is said here.")
      : lastCell(state, context, span.start, span.end);
  }
  const { end } = turnSpan(context, block);
  if (selectionOf(state, layout)?.end !== end) return lastCell(state, context, state.anchor, end);
  const first = layout.block(layout.blockAt(state.anchor)).turn;
  const talk = talkOf(source);
  let next = turn + 1;
  while (next < speaking.length && turnsPassage(source.text, talk, next, next) === null) next++;
  while (next < speaking.length && speaking[next]?.participant === false) next++;
  if (next >= speaking.length) return say(state, "No participant's turn follows this one.");
  const whole = turnsPassage(source.text, talk, Math.max(0, first), next);
  if (whole === null) return state;
  const inTurn = state.anchor > turnSpan(context, layout.blockAt(state.anchor)).start;
  const begins = speaking[first]?.participant === true && inTurn ? state.anchor : whole.start;
  return lastCell(state, context, begins, whole.end);
}

/** A selection from a position to before another. */
export const lastCell = (state: State, { layout }: CoderContext, anchor: number, end: number): State => ({
  ...state,
  anchor,
  cursor: layout.snap(Math.max(anchor, end - 1)),
  wish: null,
});
