import { here } from "./asking.js";
import { fieldOf } from "./field.js";
import type { CoderContext, Effect, State } from "./state.js";

/**
 * A memo that could not be written is open again with its words. Where its coding was taken off
 * meanwhile, it is a memo on the passage.
 */
export function openAgain(
  state: State,
  context: CoderContext,
  { target, memo, text }: Extract<Effect, { kind: "memo" }>,
): State {
  const { codings, memos } = context.study;
  const gone = target.kind === "coding" && !codings.some(({ id }) => id === target.coding);
  const known = [...memos.values()].some((there) => there.some(({ uid }) => uid === memo));
  return {
    ...state,
    mode: {
      kind: "memo",
      target: gone ? { kind: "passage", span: here(state, context) } : target,
      memo: known ? memo : null,
      field: fieldOf(text),
      kept: "",
      leaving: false,
    },
  };
}
