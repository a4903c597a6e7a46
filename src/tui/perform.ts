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
import { type Act, type CoderContext, type State, say } from "./state.js";
import { takeBack } from "./take-back.js";

/** Acts that change the study. */
export type StudyAct = Exclude<
  Act,
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

/** Does what was asked for, as one event of the history, and tells of it. */
export async function perform(
  session: CoderSession,
  state: State,
  context: CoderContext,
  act: StudyAct,
): Promise<State> {
  const { work } = session;
  const { source, study } = context;
  const nameOf = (id: Id) => study.codes.get(id)?.name ?? "?";
  const uidOf = async (id: Id) => (await work.store.uids([id])).get(id) ?? "";
  switch (act.kind) {
    case "code": {
      const { added, codings } = await codePassage(work, source, act);
      const names = act.codes.map(nameOf).join(", ");
      const told = added === 0 ? `Coded so already: ${names}.` : `Coded: ${names}.`;
      return say(
        used({ ...state, anchor: null }, act.codes),
        added < codings.length && added > 0 ? `${told} (Some were there.)` : told,
      );
    }
    case "new-code": {
      const anew = { ...act.place, definition: act.definition };
      const { codes } = await codePassage(work, source, {
        span: act.span,
        codes: act.with,
        anew,
        origin: act.origin,
      });
      return say(
        used({ ...state, anchor: null }, codes),
        `New code, and coded: ${act.place.parentId === null ? "" : `${study.codes.get(act.place.parentId)?.path ?? "?"}/`}${act.place.name}.`,
      );
    }
    case "uncode": {
      const coding = study.codings.find(({ id }) => id === act.coding);
      const { memos } = await uncode(work, { ids: [await uidOf(act.coding)], filters: {}, others: false });
      const with_ = memos === 0 ? "" : memos === 1 ? " and its memo" : ` and its ${memos} memos`;
      return say(
        state,
        `Taken off: ${coding === undefined ? "the code" : nameOf(coding.codeId)}${with_}. u brings it back.`,
      );
    }
    case "recode": {
      const targets = { ids: [await uidOf(act.coding)], filters: {}, others: false };
      const { collapsed, unchanged } = await recode(work, targets, await uidOf(act.code));
      const name = nameOf(act.code);
      return say(
        used(state, [act.code]),
        unchanged > 0
          ? `It is ${name} already.`
          : collapsed > 0
            ? `Recoded: ${name}; it stood there already, so it is one coding now.`
            : `Recoded: ${name}.`,
      );
    }
    case "adjust": {
      const event = await adjustCoding(work, source, act.coding, act.span);
      return say(state, event === null ? "The ends are where they were." : "The ends are moved.");
    }
    case "mark": {
      await markCoding(work, act.coding, act.mark);
      const [what, on] =
        "key" in act.mark
          ? ["a key quotation", act.mark.key]
          : ["a passage to come back to", act.mark.revisit];
      return say(state, on ? `Now ${what}.` : `No longer ${what}.`);
    }
    case "memo":
      return memo(work, state, context, act);
    case "evidence": {
      const theme = study.themes.find(({ id }) => id === act.theme)?.path ?? "the theme";
      const { counted } = await toggleEvidence(work, act.theme, act.coding, act.stance);
      const what = act.stance === "for" ? "evidence for" : "counter-evidence for";
      return say(state, counted ? `Now ${what} ${theme}.` : `No longer ${what} ${theme}.`);
    }
    case "question":
      return putQuestion(work, state, context, act);
    case "accept": {
      await acceptSuggestions(work, [act.offer]);
      return say(used({ ...state, anchor: null }, [act.code]), `Accepted: ${nameOf(act.code)}.`);
    }
    case "undo":
    case "redo":
      return takeBack(session, state, context, act);
    case "finish": {
      const { uncoded } = await markPass(work, source.source.name, "finished");
      const rest =
        uncoded.length === 0
          ? ""
          : ` ${uncoded.length} ${uncoded.length === 1 ? "turn stays" : "turns stay"} uncoded.`;
      return say(state, `Finished.${rest}`);
    }
  }
}

const used = (state: State, codes: readonly Id[]): State => ({
  ...state,
  last: codes,
  recent: [...new Set([...codes, ...state.recent])].slice(0, remembered),
});

async function memo(
  work: Work,
  state: State,
  { source }: CoderContext,
  { target, memo: there, text }: Extract<Act, { kind: "memo" }>,
): Promise<State> {
  if (there !== null) {
    await editMemo(work, there, { body: text });
    return say(state, "The memo is changed.");
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
  return say(state, "The memo is written.");
}
