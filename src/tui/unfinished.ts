import type { MemoTarget, Mode, State, Unfinished } from "./state.js";

const same = (a: MemoTarget, b: MemoTarget): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The words that were left unwritten on a thing, if any. */
export const unfinishedOn = ({ unfinished }: State, target: MemoTarget): Unfinished | undefined =>
  unfinished.find((left) => same(left.target, target));

/** Without what was left unwritten on a thing. */
export const withoutUnfinished = (state: State, target: MemoTarget): State => ({
  ...state,
  unfinished: state.unfinished.filter((left) => !same(left.target, target)),
});

/** With the words of a memo that is being written as words left unwritten. */
export function withUnfinished(state: State, mode: Extract<Mode, { kind: "memo" }>): State {
  const { target, memo, field, kept } = mode;
  // What was opened and not changed is kept as it is.
  if (field.text === kept) return state;
  const others = withoutUnfinished(state, target);
  if (field.text.trim() === "") return others;
  return { ...others, unfinished: [...others.unfinished, { target, memo, text: field.text }] };
}
