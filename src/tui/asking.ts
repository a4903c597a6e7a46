import type { Span } from "../core/span.js";
import { trimmed } from "../text/trimmed.js";
import { type CoderContext, focused, type State, type Step, say, selectionOf } from "./state.js";
import { sentencesIn, turnSpan, unitAt } from "./units.js";

/** What an act is about: the selection, else the coding here, else the sentence (or turn) here. */
export function here(state: State, context: CoderContext): Span {
  const { layout, source, unit } = context;
  const selected = selectionOf(state, layout);
  if (selected !== null) return trimmed(source.text, selected);
  const coding = focused(state, context);
  if (coding !== undefined) return { start: coding.start, end: coding.end };
  const sentence = unit === "sentence" ? unitAt(context, sentencesIn, state.cursor) : null;
  return sentence ?? turnSpan(context, layout.blockAt(state.cursor));
}

/** Asks the study for something that writes. */
export function writable(state: State, context: CoderContext, act: NonNullable<Step["effect"]>): Step {
  return context.readOnly
    ? { state: say(state, "The study is read-only: nothing can be saved.", true) }
    : { state, effect: act };
}

/** Opens a box in which something is chosen or written. */
export function opens(state: State, context: CoderContext, mode: State["mode"]): Step {
  return context.readOnly
    ? { state: say(state, "The study is read-only: nothing can be saved.", true) }
    : { state: { ...state, mode, message: null } };
}
