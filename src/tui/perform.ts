import type { Id } from "../core/records.js";
import { adjustCoding, markCoding } from "../workflow/desk-change.js";
import { codePassage } from "../workflow/desk-code.js";
import { noteOnPassage } from "../workflow/desk-memo.js";
import { addMemo, editMemo } from "../workflow/memos.js";
import { nextUndo } from "../workflow/next-undo.js";
import { markPass } from "../workflow/passes.js";
import { recode } from "../workflow/recode.js";
import { acceptSuggestions } from "../workflow/suggest-accept.js";
import { toggleEvidence } from "../workflow/theme-evidence.js";
import { uncode } from "../workflow/uncode.js";
import { redoActs, undoActs } from "../workflow/undo-acts.js";
import { coderOf, type Work } from "../workflow/work.js";
import { type Act, type Setting, type State, say } from "./state.js";

/** Acts that change the study. */
export type StudyAct = Exclude<
  Act,
  | { kind: "others" }
  | { kind: "suggest" }
  | { kind: "next-suggestion" }
  | { kind: "telling" }
  | { kind: "redraw" }
  | { kind: "quit" }
>;

/** How many codes are remembered as used last. */
const remembered = 20;

/** Does what was asked for, as one event of the history, and tells of it. */
export async function perform(work: Work, state: State, setting: Setting, act: StudyAct): Promise<State> {
  const { source, desk } = setting;
  const nameOf = (id: Id) => desk.codes.get(id)?.name ?? "?";
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
        `New code, and coded: ${act.place.parentId === null ? "" : `${desk.codes.get(act.place.parentId)?.path ?? "?"}/`}${act.place.name}.`,
      );
    }
    case "uncode": {
      const coding = desk.codings.find(({ id }) => id === act.coding);
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
      return memo(work, state, setting, act);
    case "evidence": {
      const theme = desk.themes.find(({ id }) => id === act.theme)?.path ?? "the theme";
      const { counted } = await toggleEvidence(work, act.theme, act.coding, act.stance);
      const what = act.stance === "for" ? "evidence for" : "counter-evidence for";
      return say(state, counted ? `Now ${what} ${theme}.` : `No longer ${what} ${theme}.`);
    }
    case "accept": {
      await acceptSuggestions(work, [act.offer]);
      return say(used({ ...state, anchor: null }, [act.code]), `Accepted: ${nameOf(act.code)}.`);
    }
    case "undo":
      return undo(work, state, setting, act.sure);
    case "redo": {
      const undone = await redoActs(work);
      return say(state, `Done again: ${await told(work, undone.at(-1)?.seq)}`);
    }
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
  { source }: Setting,
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

/** Acts that belong to coding; taking back anything else is asked about first. */
const own = /^(coding|code|memo|pass)\.|^theme\.evidence$/;

async function undo(work: Work, state: State, { layout, source }: Setting, sure: boolean): Promise<State> {
  const next = await nextUndo(work.store, coderOf(work).id);
  if (next === null) return say(state, "There is nothing of yours to take back.");
  if (!sure && (!own.test(next.command) || next.batch !== null)) {
    const what = `The next to take back is ${next.command} (event ${next.seq}).`;
    return { ...state, mode: { kind: "confirm-undo", what } };
  }
  await undoActs(work);
  const span = next.args?.span as { start?: unknown } | undefined;
  const where =
    next.args?.source === source.source.name && typeof span?.start === "number" ? span.start : null;
  const moved = where === null ? state : { ...state, cursor: layout.snap(where), anchor: null, wish: null };
  return say(moved, `Taken back: ${await told(work, next.seq)} U does it again.`);
}

/** An act of the history in a few words. */
async function told(work: Work, seq: number | undefined): Promise<string> {
  const event = seq === undefined ? null : await work.store.event(seq);
  if (event === null) return "the act.";
  const codes = event.args?.codes;
  const names = Array.isArray(codes) ? ` (${codes.join(", ")})` : "";
  const words: Readonly<Record<string, string>> = {
    "coding.add": "coding",
    "coding.remove": "taking a code off",
    "coding.recode": "recoding",
    "coding.change": "changing a coding",
    "coding.accept": "accepting a suggestion",
    "memo.add": "a memo",
    "memo.edit": "changing a memo",
    "pass.finish": "finishing the transcript",
    "theme.evidence": "evidence for a theme",
    undo: "taking back",
    redo: "doing again",
  };
  return `${words[event.command] ?? event.command}${names}, event ${event.seq}.`;
}
