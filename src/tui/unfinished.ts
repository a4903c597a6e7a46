import type { CoderContext, KnownMemo, MemoTarget, Mode, State, Unfinished } from "./state.js";

type Writing = Extract<Mode, { kind: "memo" }>;

const same = (a: MemoTarget, b: MemoTarget): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The memo of an id as the study has it now. */
export const knownMemo = ({ study }: CoderContext, wanted: string | null): KnownMemo | undefined =>
  [...study.memos.values()].flat().find(({ uid }) => uid === wanted);

/** The words that were left unwritten on a thing, if any. */
export const unfinishedOn = ({ unfinished }: State, target: MemoTarget): Unfinished | undefined =>
  unfinished.find((left) => same(left.target, target));

/** Without the words that a memo which is being written began with. Others on the same thing, from another terminal, stay. */
export const withoutUnfinished = (state: State, { target, kept }: Writing): State => ({
  ...state,
  unfinished: state.unfinished.filter((left) => !(same(left.target, target) && left.text === kept)),
});

/** With the words of a memo that is being written as words left unwritten. */
export function withUnfinished(state: State, mode: Writing): State {
  const { target, memo, field, kept } = mode;
  // What was opened and not changed is kept as it is.
  if (field.text === kept) return state;
  const others = withoutUnfinished(state, mode);
  if (field.text.trim() === "") return others;
  return {
    ...others,
    unfinished: [...others.unfinished, { target, memo: memo?.uid ?? null, text: field.text }],
  };
}
