import type { ShownOffer } from "../workflow/coder/suggester.js";
import type { CoderContext, State } from "./state.js";
import { sentencesIn, unitAt } from "./units.js";

/** The codes suggested for the sentence at the cursor; null while those of another sentence are still at hand. */
export function offeredHere(state: State, context: CoderContext): readonly ShownOffer[] | null {
  if (state.offered === null) return null;
  const { span, codes } = state.offered;
  const here = unitAt(context, sentencesIn, state.cursor);
  if (here === null) return [];
  return here.start === span.start && here.end === span.end ? codes : null;
}
