import { here } from "./asking.js";
import { fieldOf } from "./field.js";
import type { CoderContext, Effect, State } from "./state.js";
import { knownMemo } from "./unfinished.js";

/**
 * A memo that could not be written is open again with its words. Where its coding was taken off meanwhile, it is a
 * memo on the passage; where the memo itself was changed or removed, a new one.
 */
export function openAgain(
  state: State,
  context: CoderContext,
  { target, memo, text }: Extract<Effect, { kind: "memo" }>,
): State {
  const gone = target.kind === "coding" && !context.study.codings.some(({ id }) => id === target.coding);
  const there = knownMemo(context, memo?.uid ?? null);
  return {
    ...state,
    mode: {
      kind: "memo",
      target: gone ? { kind: "passage", span: here(state, context) } : target,
      memo: there?.body === memo?.body ? memo : null,
      field: fieldOf(text),
      kept: "",
      leaving: false,
    },
  };
}
