import { countText } from "../core/count-text.js";
import type { Id } from "../core/records.js";
import { adjustCoding, markCoding } from "../workflow/coder/change-coding.js";
import { codePassage } from "../workflow/coder/code-passage.js";
import type { CoderSession } from "../workflow/coder/coder-session.js";
import { noteOnPassage } from "../workflow/coder/note-on-passage.js";
import { addMemo, editMemo } from "../workflow/coding/memos.js";
import { markPass } from "../workflow/coding/passes.js";
import { recode } from "../workflow/coding/recode.js";
import { uncode } from "../workflow/coding/uncode.js";
import type { Work } from "../workflow/shared/work.js";
import { acceptSuggestions } from "../workflow/suggest/suggest-accept.js";
import { toggleEvidence } from "../workflow/themes/theme-evidence.js";
import { putQuestion } from "./ask-question.js";
import { putSupport } from "./ask-support.js";
import { type CoderContext, type Effect, type State, say } from "./state.js";
import { takeBack } from "./take-back.js";

/** Acts that change the study. */
export type StudyEffect = Exclude<
  Effect,
  | { kind: "others" }
  | { kind: "suggest" }
  | { kind: "next-suggestion" }
  | { kind: "telling" }
  | { kind: "redraw" }
  | { kind: "suspend" }
  | { kind: "quit" }
>;

/** How many codes are remembered as used last. */
const remembered = 20;

type EffectOf<K extends StudyEffect["kind"]> = Extract<StudyEffect, { kind: K }>;

/** Does what was asked for, as one event of the history, and tells of it. */
export async function perform(
  session: CoderSession,
  state: State,
  context: CoderContext,
  effect: StudyEffect,
): Promise<State> {
  const { work } = session;
  const { source, study } = context;
  const nameOf = (id: Id) => study.codes.get(id)?.name ?? "?";
  switch (effect.kind) {
    case "code": {
      const { added, codings } = await codePassage(work, source, effect);
      const names = effect.codes.map(nameOf).join(", ");
      const summary = added === 0 ? `Already coded: ${names}.` : `Coded: ${names}.`;
      return say(
        used({ ...state, anchor: null }, effect.codes),
        added < codings.length && added > 0 ? `${summary} (Some were there.)` : summary,
      );
    }
    case "new-code":
      return codeAnew(session, state, context, effect);
    case "uncode":
      return takeOff(session, state, context, effect);
    case "recode":
      return codeOtherwise(session, state, context, effect);
    case "adjust": {
      const event = await adjustCoding(work, source, effect.coding, effect.span);
      return say(state, event === null ? "The ends are where they were." : "The ends were moved.");
    }
    case "mark": {
      await markCoding(work, effect.coding, effect.mark);
      const [what, on] =
        "key" in effect.mark
          ? ["a key quotation", effect.mark.key]
          : ["a passage to come back to", effect.mark.revisit];
      return say(state, on ? `Now ${what}.` : `No longer ${what}.`);
    }
    case "memo":
      return memo(work, state, context, effect);
    case "evidence": {
      const theme = study.themes.find(({ id }) => id === effect.theme)?.path ?? "the theme";
      const { counted } = await toggleEvidence(work, effect.theme, effect.coding, effect.stance);
      const what = effect.stance === "for" ? "evidence for" : "counter-evidence for";
      return say(state, counted ? `Now ${what} ${theme}.` : `No longer ${what} ${theme}.`);
    }
    case "support":
      return putSupport(session, state, context, effect);
    case "question":
      return putQuestion(work, state, context, effect);
    case "accept": {
      await acceptSuggestions(work, [effect.offer]);
      return say(used({ ...state, anchor: null }, [effect.code]), `Accepted: ${nameOf(effect.code)}.`);
    }
    case "undo":
    case "redo":
      return takeBack(session, state, context, effect);
    case "finish": {
      const { uncoded } = await markPass(work, source.source.name, "finished");
      const rest =
        uncoded.length === 0 ? "" : ` ${countText(uncoded.length, "turn stays", "turns stay")} uncoded.`;
      return say(state, `Finished.${rest}`);
    }
  }
}

async function codeAnew(
  { work }: CoderSession,
  state: State,
  { source, study }: CoderContext,
  effect: EffectOf<"new-code">,
): Promise<State> {
  const anew = { ...effect.place, definition: effect.definition };
  const { codes } = await codePassage(work, source, {
    span: effect.span,
    codes: effect.with,
    anew,
    origin: effect.origin,
  });
  return say(
    used({ ...state, anchor: null }, codes),
    `New code, and coded: ${effect.place.parentId === null ? "" : `${study.codes.get(effect.place.parentId)?.path ?? "?"}/`}${effect.place.name}.`,
  );
}

async function takeOff(
  { work }: CoderSession,
  state: State,
  { study }: CoderContext,
  effect: EffectOf<"uncode">,
): Promise<State> {
  const coding = study.codings.find(({ id }) => id === effect.coding);
  const { memos } = await uncode(work, {
    ids: [await uidOf(work, effect.coding)],
    filters: {},
    others: false,
  });
  const with_ = memos === 0 ? "" : memos === 1 ? " and its memo" : ` and its ${memos} memos`;
  return say(
    state,
    `Taken off: ${coding === undefined ? "the code" : (study.codes.get(coding.codeId)?.name ?? "?")}${with_}. u brings it back.`,
  );
}

async function codeOtherwise(
  { work }: CoderSession,
  state: State,
  { study }: CoderContext,
  effect: EffectOf<"recode">,
): Promise<State> {
  const targets = { ids: [await uidOf(work, effect.coding)], filters: {}, others: false };
  const { collapsed, unchanged } = await recode(work, targets, await uidOf(work, effect.code));
  const name = study.codes.get(effect.code)?.name ?? "?";
  return say(
    used(state, [effect.code]),
    unchanged > 0
      ? `It is ${name} already.`
      : collapsed > 0
        ? `Recoded: ${name}; it stood there already, so it is one coding now.`
        : `Recoded: ${name}.`,
  );
}

const uidOf = async ({ store }: Work, id: Id) => (await store.uids([id])).get(id) ?? "";

const used = (state: State, codes: readonly Id[]): State => ({
  ...state,
  last: codes,
  recent: [...new Set([...codes, ...state.recent])].slice(0, remembered),
});

async function memo(
  work: Work,
  state: State,
  { source }: CoderContext,
  { target, memo: there, text }: Extract<Effect, { kind: "memo" }>,
): Promise<State> {
  if (there !== null) {
    await editMemo(work, there.uid, { body: text, from: there.body });
    return say(state, "The memo was changed.");
  }
  if (target.kind === "passage") await noteOnPassage(work, source, target.span, text);
  else {
    const uid = async (id: Id) => (await work.store.uids([id])).get(id) ?? "";
    const on =
      target.kind === "source"
        ? `source:${source.source.uid}`
        : target.kind === "code"
          ? `code:${await uid(target.code)}`
          : `coding:${await uid(target.coding)}`;
    await addMemo(work, { body: text, on });
  }
  return say(state, "The memo was saved.");
}
