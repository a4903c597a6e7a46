import type { StoredRecord } from "../core/records.js";
import { trimmed } from "../text/trimmed.js";
import type { CoderCoding } from "../workflow/coder/coder-state.js";
import { wordsOfSpan } from "../workflow/shared/talk-of.js";
import { asksQuestion } from "./ask-question.js";
import { asksSupport } from "./ask-support.js";
import { here, opens, writable } from "./asking.js";
import { emptyField, fieldOf } from "./field.js";
import type { KeyAction } from "./key-actions.js";
import { move } from "./moves.js";
import { offeredHere } from "./offers.js";
import { wide } from "./scroll.js";
import { lastCell, select, selectTurn } from "./selecting.js";
import {
  type CoderContext,
  focused,
  type MemoTarget,
  type State,
  type Step,
  say,
  selectionOf,
} from "./state.js";
import { knownMemo, unfinishedOn } from "./unfinished.js";
import { sentencesIn, unitAt, wordsIn } from "./units.js";

/** What a command does while reading. */
export function command(state: State, context: CoderContext, name: KeyAction): Step {
  const selecting = name.startsWith("extend-") && state.anchor === null;
  const from = selecting ? { ...state, anchor: state.cursor } : state;
  const moved = move(from, context, name);
  if (moved !== null) return { state: moved };
  switch (name) {
    case "extend":
      return { state: { ...state, anchor: state.anchor === null ? state.cursor : null } };
    case "select-word":
      return { state: select(state, context, (at) => unitAt(context, wordsIn, at), wordsIn) };
    case "select-sentence":
      return { state: select(state, context, (at) => unitAt(context, sentencesIn, at), sentencesIn) };
    case "select-turn":
      return { state: selectTurn(state, context) };
    case "other-end":
      return {
        state:
          state.anchor === null
            ? state
            : { ...state, anchor: state.cursor, cursor: state.anchor, wish: null },
      };
    case "clear":
      return { state: { ...state, anchor: null, adjusting: null } };
    case "code":
      return code(state, context);
    case "repeat":
      if (state.last.length === 0)
        return { state: say(state, "Nothing has been coded yet. Enter chooses a code.") };
      return writable(state, context, {
        kind: "code",
        span: here(state, context),
        codes: state.last,
        origin: "manual",
      });
    case "in-vivo":
      return inVivo(state, context);
    case "new-code":
      return opens(state, context, {
        kind: "line",
        want: { kind: "name", span: here(state, context), origin: "manual", with: [] },
        field: emptyField,
      });
    case "next-coding":
      return { state: { ...state, focus: state.focus + 1 } };
    case "uncode":
    case "recode":
    case "adjust":
    case "key":
    case "revisit":
    case "against":
    case "for":
      return onCoding(state, context, name);
    case "support":
      return asksSupport(state, context);
    case "question":
      return asksQuestion(state, context);
  }
  return commandApart(state, context, name);
}

/** What a command does that has to do with suggestions, memos, the screen or the session. */
function commandApart(state: State, context: CoderContext, name: KeyAction): Step {
  switch (name) {
    case "accept-1":
    case "accept-2":
    case "accept-3":
      return accept(state, context, Number(name.slice(-1)));
    case "suggestions":
      return { state, effect: { kind: "suggest", on: !state.suggesting } };
    case "suggestion":
    case "suggestion-back":
      if (!state.suggesting) return { state: say(state, "Suggestions are off. S switches them on.") };
      return { state, effect: { kind: "next-suggestion", back: name === "suggestion-back" } };
    case "telling":
      if (!state.suggesting) return { state: say(state, "Suggestions are off. S switches them on.") };
      return { state, effect: { kind: "telling" } };
    case "memo":
      return memo(state, context, memoTarget(state, context));
    case "source-memo":
      return memo(state, context, { kind: "source" });
    case "code-memo": {
      const coding = focused(state, context);
      if (coding === undefined) return { state: say(state, "No code here to write about.") };
      return memo(state, context, { kind: "code", code: coding.codeId });
    }
    case "search":
      return { state: { ...state, mode: { kind: "line", want: { kind: "search" }, field: emptyField } } };
    case "goto":
      return { state: { ...state, mode: { kind: "line", want: { kind: "goto" }, field: emptyField } } };
    case "bookmark":
      return { state: bookmark(state) };
    case "panel":
      return { state: { ...state, panel: nextPanel(state, context) } };
    case "others":
      return { state, effect: { kind: "others", on: !state.others } };
    case "finish":
      return context.study.pass === "finished"
        ? { state: say(state, "You have finished this transcript already.") }
        : opens(state, context, { kind: "finish", uncoded: context.uncoded, index: 0 });
    case "help":
      return { state: { ...state, mode: { kind: "help", top: 0 } } };
    case "redraw":
      return { state, effect: { kind: "redraw" } };
    case "suspend":
      return { state, effect: { kind: "suspend" } };
    case "quit":
      return { state, effect: { kind: "quit" } };
    case "undo":
    case "redo":
      return writable(state, context, { kind: name, of: null });
  }
  return { state };
}

function code(state: State, context: CoderContext): Step {
  if (state.adjusting !== null) {
    const span = here(state, context);
    const done = { ...state, adjusting: null, anchor: null };
    return writable(done, context, { kind: "adjust", coding: state.adjusting, span });
  }
  const span = here(state, context);
  if (span.start >= span.end) return { state: say(state, "Nothing is said here.") };
  return opens(state, context, {
    kind: "pick",
    want: { kind: "code", span },
    field: emptyField,
    index: 0,
    marked: [],
  });
}

/** Longest name a code made of the participant's words gets without a question, in characters. */
const longestName = 60;

function inVivo(state: State, context: CoderContext): Step {
  const { layout, source } = context;
  const selected = selectionOf(state, layout);
  if (selected === null)
    return { state: say(state, "Select the words first: W a word, s a sentence, v freely.") };
  const span = trimmed(source.text, selected);
  const name = wordsOfSpan(source, span)
    .replaceAll(/[\s/]+/g, " ")
    .trim();
  const want = { kind: "name", span, origin: "in-vivo", with: [] } as const;
  return opens(state, context, {
    kind: "line",
    want,
    field: fieldOf([...name].slice(0, longestName).join("")),
  });
}

function onCoding(state: State, context: CoderContext, name: KeyAction): Step {
  const coding = focused(state, context);
  if (coding === undefined) return { state: say(state, "No coding here.") };
  if (!coding.own && name !== "against" && name !== "for")
    return { state: say(state, "This coding is another coder's, so it stays as it is.") };
  switch (name) {
    case "uncode":
      return writable(state, context, { kind: "uncode", coding: coding.id });
    case "recode":
      return opens(state, context, {
        kind: "pick",
        want: { kind: "recode", coding: coding.id },
        field: emptyField,
        index: 0,
        marked: [],
      });
    case "adjust":
      return adjust(state, context, coding);
    case "key":
      return writable(state, context, { kind: "mark", coding: coding.id, mark: { key: !coding.key } });
    case "revisit":
      return writable(state, context, {
        kind: "mark",
        coding: coding.id,
        mark: { revisit: !coding.revisit },
      });
    default:
      return evidence(state, context, coding, name === "for" ? "for" : "against");
  }
}

function adjust(state: State, context: CoderContext, coding: CoderCoding): Step {
  if (context.readOnly) return { state: say(state, "The study is read-only: nothing can be saved.", true) };
  const selected = lastCell(state, context, coding.start, coding.end);
  return {
    state: say(
      { ...selected, adjusting: coding.id },
      "Move the end; o works on the other end; Enter keeps, Esc leaves it.",
    ),
  };
}

function evidence(state: State, context: CoderContext, coding: CoderCoding, stance: "for" | "against"): Step {
  const { themes, evidence: known } = context.study;
  const open = themes.filter(({ status }) => status !== "dropped");
  if (open.length === 0)
    return { state: say(state, "The study has no themes yet; 'themata theme add' makes one.") };
  return opens(state, context, {
    kind: "choose",
    title: stance === "for" ? "Evidence for which theme?" : "Counter-evidence for which theme?",
    choices: open.map(({ id, path, concept }) => {
      const there = known.find(({ themeId, codingId }) => themeId === id && codingId === coding.id);
      return { id, label: path, detail: there === undefined ? concept : `is already ${there.stance} it` };
    }),
    index: 0,
    want: { kind: "evidence", coding: coding.id, stance },
  });
}

function accept(state: State, context: CoderContext, rank: number): Step {
  if (!state.suggesting) return { state: say(state, "Suggestions are off. S switches them on.") };
  const offered = offeredHere(state, context)?.[rank - 1];
  if (offered === undefined) return { state: say(state, "There is no such suggestion here.") };
  return writable(state, context, { kind: "accept", offer: offered.offer, code: offered.code });
}

function memoTarget(state: State, context: CoderContext): MemoTarget {
  const coding = state.anchor === null ? focused(state, context) : undefined;
  return coding === undefined || !coding.own
    ? { kind: "passage", span: here(state, context) }
    : { kind: "coding", coding: coding.id };
}

/** Opens the memo there is on a thing, or a new one; what was left unfinished goes on. */
function memo(state: State, context: CoderContext, target: MemoTarget): Step {
  const left = unfinishedOn(state, target);
  const there = left === undefined ? memoOn(context, target) : knownMemo(context, left.memo);
  const text = left?.text ?? there?.body ?? "";
  return opens(state, context, {
    kind: "memo",
    target,
    memo: there === undefined ? null : { uid: there.uid, body: there.body },
    field: fieldOf(text),
    kept: text,
    leaving: false,
  });
}

/** This coder's own memo on a thing. Where others' memos are shown too, they are for reading only. */
function memoOn(
  { study, source, coder }: CoderContext,
  target: MemoTarget,
): StoredRecord<"memo"> | undefined {
  const own = ({ coderId }: StoredRecord<"memo">) => study.coders.get(coderId) === coder;
  switch (target.kind) {
    case "coding":
      return study.memos.get(target.coding)?.findLast(own);
    case "code":
      return study.memos.get(target.code)?.findLast(own);
    case "source":
      return study.memos.get(source.source.id)?.findLast(own);
    case "passage":
      return study.notes.find(
        (note) => note.start === target.span.start && note.end === target.span.end && own(note),
      );
  }
}

function bookmark(state: State): State {
  const there = state.bookmarks.includes(state.cursor);
  const bookmarks = there
    ? state.bookmarks.filter((at) => at !== state.cursor)
    : [...state.bookmarks, state.cursor];
  return say({ ...state, bookmarks }, there ? "Bookmark removed." : "Bookmark set; ' comes back to it.");
}

function nextPanel(state: State, { size }: CoderContext): State["panel"] {
  const now = state.panel === "auto" ? (size.columns >= wide ? "detail" : "off") : state.panel;
  return now === "detail" ? "codebook" : now === "codebook" ? "off" : "detail";
}
