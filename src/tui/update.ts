import type { CodingOrigin, Id } from "../core/records.js";
import { fold } from "../core/similar.js";
import type { Span } from "../core/span.js";
import { filterCodes } from "./code-filter.js";
import { editKey, emptyField, type Field, insert } from "./field.js";
import { hit, to } from "./moves.js";
import { readNewCode } from "./new-code.js";
import { command } from "./read-keys.js";
import { follow, visibleRows } from "./scroll.js";
import { type CoderContext, type Effect, type Mode, reading, type State, type Step, say } from "./state.js";
import type { Input } from "./term/key-decoder.js";
import { withoutUnfinished, withUnfinished } from "./unfinished.js";

/** The state after a key or a movement of the mouse: pure. */
export function update(state: State, context: CoderContext, input: Input): Step {
  const step = handle(state, context, input);
  return { ...step, state: follow(step.state, context) };
}

function handle(state: State, context: CoderContext, input: Input): Step {
  if (input.kind === "mouse") return mouse(state, context, input);
  if (input.kind === "paste") return { state: pasted(state, input) };
  const quiet = state.message === null ? state : { ...state, message: null };
  const { mode } = quiet;
  if (input.key === "C-c" && mode.kind !== "read") return { state: keepUnfinished(quiet) };
  switch (mode.kind) {
    case "read": {
      const name = context.keymap.get(input.key);
      return name === undefined
        ? {
            state:
              input.text === "" ? quiet : say(quiet, `${input.text} does nothing here. ? shows all keys.`),
          }
        : command(quiet, context, name);
    }
    case "pick":
      return pick(quiet, context, mode, input);
    case "line":
      return line(quiet, context, mode, input);
    case "memo":
      return memo(quiet, mode, input);
    case "choose":
      return choose(quiet, mode, input);
    case "finish":
      return finish(quiet, context, mode, input);
    case "help":
      return { state: help(quiet, mode, input) };
  }
}

type Key = Extract<Input, { kind: "key" }>;
type In<K extends Mode["kind"]> = Extract<Mode, { kind: K }>;

function pick(state: State, context: CoderContext, mode: In<"pick">, { key, text }: Key): Step {
  const fitting = filterCodes(context.study.codes.values(), mode.field.text, state.recent);
  const index = Math.min(mode.index, Math.max(0, fitting.length - 1));
  const at = fitting[index];
  const stay = (changed: Partial<In<"pick">>): Step => ({
    state: { ...state, mode: { ...mode, ...changed } },
  });
  switch (key) {
    case "esc":
      return { state: { ...state, mode: reading } };
    case "up":
    case "down":
    case "C-p":
    case "C-n":
    case "pageup":
    case "pagedown":
      return stay({ index: listStep(key, index, fitting.length) ?? index });
    case "tab": {
      if (at === undefined || mode.want.kind === "recode") return stay({});
      const marked = mode.marked.includes(at.id)
        ? mode.marked.filter((id) => id !== at.id)
        : [...mode.marked, at.id];
      return stay({ marked, field: emptyField, index: 0 });
    }
    case "enter": {
      if (mode.want.kind === "recode") {
        if (at === undefined) return { state: say(state, "No code matches. Esc leaves.", true) };
        return {
          state: { ...state, mode: reading },
          effect: { kind: "recode", coding: mode.want.coding, code: at.id },
        };
      }
      const typed = mode.field.text.trim();
      const codes =
        mode.marked.length > 0 && typed === ""
          ? mode.marked
          : at === undefined
            ? []
            : [...new Set([...mode.marked, at.id])];
      const { span } = mode.want;
      if (at === undefined && typed !== "")
        return asksDefinition(state, context, typed, { span, origin: "manual", with: mode.marked });
      if (codes.length === 0) return { state: say(state, "Type a name; + makes a new code.", true) };
      return {
        state: { ...state, mode: reading, anchor: null },
        effect: { kind: "code", span, codes, origin: "manual" },
      };
    }
    case "A-enter":
    case "C-o": {
      // A new code of the name typed, even where others fit.
      const name = mode.field.text.trim();
      if (mode.want.kind === "recode" || name === "") return stay({});
      return asksDefinition(state, context, name, {
        span: mode.want.span,
        origin: "manual",
        with: mode.marked,
      });
    }
  }
  const field = editKey(mode.field, key, text, false);
  return field === null ? stay({}) : stay({ field, index: field.text === mode.field.text ? index : 0 });
}

function line(state: State, context: CoderContext, mode: In<"line">, { key, text }: Key): Step {
  const { want, field } = mode;
  if (key === "esc") return { state: { ...state, mode: reading } };
  if (key === "enter") {
    const typed = field.text.trim();
    const done = { ...state, mode: reading };
    switch (want.kind) {
      case "word":
        return fold(typed) === want.word
          ? { state: done, effect: { kind: want.word, of: want.of } }
          : { state: say(done, "Nothing was changed.") };
      case "search":
        return { state: typed === "" ? hit(done, context, 1) : hit({ ...done, search: typed }, context, 1) };
      case "goto":
        return { state: gotoTurn(done, context, typed) };
      case "name": {
        if (typed === "") return { state: say(state, "The code needs a name. Esc leaves.", true) };
        const { span, origin } = want;
        return asksDefinition(state, context, typed, { span, origin, with: want.with });
      }
      case "definition":
        return {
          state: { ...done, anchor: null },
          effect: {
            kind: "new-code",
            span: want.span,
            place: want.place,
            definition: typed,
            origin: want.origin,
            with: want.with,
          },
        };
    }
  }
  const edited = editKey(field, key, text, false);
  return { state: edited === null ? state : { ...state, mode: { ...mode, field: edited } } };
}

/** The next question about a new code, where its name and place will do. */
function asksDefinition(
  state: State,
  { study }: CoderContext,
  typed: string,
  what: { readonly span: Span; readonly origin: CodingOrigin; readonly with: readonly Id[] },
): Step {
  const place = readNewCode(typed, study.codes.values());
  if (typeof place === "string") return { state: say(state, place, true) };
  const want = { kind: "definition", ...what, place } as const;
  return { state: { ...state, mode: { kind: "line", want, field: emptyField } } };
}

/** Goes to a turn by its number, from 1. */
export function gotoTurn(state: State, { source, layout }: CoderContext, typed: string): State {
  const { count, columns } = source.turns;
  const turn = Number(typed);
  if (!Number.isInteger(turn) || turn < 1 || turn > count)
    return say(state, `Turns are numbered from 1 to ${count}.`, true);
  return to(state, layout.snap(columns.bodyStart[turn - 1] ?? 0));
}

function memo(state: State, mode: In<"memo">, { key, text }: Key): Step {
  if (key === "enter" || key === "C-s") {
    const done = withoutUnfinished({ ...state, mode: reading, anchor: null }, mode);
    if (mode.field.text.trim() === "") return { state: say(done, "Nothing was written.") };
    return {
      state: done,
      effect: { kind: "memo", target: mode.target, memo: mode.memo, text: mode.field.text },
    };
  }
  if (mode.leaving)
    return { state: key === "y" ? keepUnfinished(state) : { ...state, mode: { ...mode, leaving: false } } };
  if (key === "esc") {
    const changed = mode.field.text !== mode.kept && mode.field.text.trim() !== "";
    return { state: changed ? { ...state, mode: { ...mode, leaving: true } } : keepUnfinished(state) };
  }
  const field = editKey(mode.field, key, text, true);
  return { state: field === null ? state : { ...state, mode: { ...mode, field } } };
}

/** Leaves a memo or a prompt; words of a memo are kept for the next time. */
function keepUnfinished(state: State): State {
  const { mode } = state;
  const done = { ...state, mode: reading };
  if (mode.kind !== "memo") return done;
  const kept = withUnfinished(done, mode);
  return mode.field.text === mode.kept || mode.field.text.trim() === ""
    ? kept
    : say(kept, "Not saved; your words are kept, and m continues with them.");
}

/** Where the keys of a list go from an entry; null for keys that do something else. */
function listStep(key: string, index: number, count: number): number | null {
  const by = { up: -1, k: -1, "C-p": -1, down: 1, j: 1, "C-n": 1, pageup: -8, pagedown: 8 }[key];
  return by === undefined ? null : Math.max(0, Math.min(count - 1, index + by));
}

/** What a choice asks of the study; null for nothing. */
function chosen(want: In<"choose">["want"], id: Id): Effect | null {
  if (want.kind === "question") return { ...want, question: id };
  if (want.kind === "evidence") return { ...want, theme: id };
  const decision = want.decisions[id];
  return decision === undefined ? null : { kind: "support", coding: want.coding, decision };
}

function choose(state: State, mode: In<"choose">, { key }: Key): Step {
  const index = listStep(key, mode.index, mode.choices.length);
  if (index !== null) return { state: { ...state, mode: { ...mode, index } } };
  const done = { ...state, mode: reading };
  switch (key) {
    case "enter": {
      const choice = mode.choices[mode.index];
      const effect = choice === undefined ? null : chosen(mode.want, choice.id);
      return effect === null ? { state: done } : { state: done, effect };
    }
    case "esc":
    case "q":
      return { state: done };
  }
  return { state };
}

function finish(state: State, context: CoderContext, mode: In<"finish">, { key }: Key): Step {
  const index = listStep(key, mode.index, mode.uncoded.length);
  if (index !== null) return { state: { ...state, mode: { ...mode, index } } };
  const done = { ...state, mode: reading };
  switch (key) {
    case "y":
      return { state: done, effect: { kind: "finish" } };
    case "enter": {
      const turn = mode.uncoded[mode.index];
      return { state: turn === undefined ? done : gotoTurn(done, context, String(turn + 1)) };
    }
    case "esc":
    case "q":
    case "n":
      return { state: say(done, "Not finished yet.") };
  }
  return { state };
}

function help(state: State, mode: In<"help">, { key }: Key): State {
  const by = { down: 1, j: 1, up: -1, k: -1, pagedown: 10, space: 10, pageup: -10 }[key];
  return by === undefined
    ? { ...state, mode: reading }
    : { ...state, mode: { kind: "help", top: Math.max(0, mode.top + by) } };
}

function pasted(state: State, { text, cut }: Extract<Input, { kind: "paste" }>): State {
  const { mode } = state;
  if (mode.kind !== "memo" && mode.kind !== "pick" && mode.kind !== "line")
    return text.trim() === "" ? state : say(state, "Text cannot be pasted here; m writes a memo.");
  const lines = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, " ");
  const field: Field = insert(mode.field, mode.kind === "memo" ? lines : lines.replaceAll("\n", " "));
  const there: State = {
    ...state,
    mode: mode.kind === "memo" ? { ...mode, field, leaving: false } : { ...mode, field },
  };
  return cut ? say(there, "The end of the pasted text did not arrive.") : there;
}

/** Lines that one notch of the wheel moves, the text and the cursor with it. */
const notch = 3;

function mouse(state: State, context: CoderContext, input: Extract<Input, { kind: "mouse" }>): Step {
  const { layout, size } = context;
  if (state.mode.kind !== "read") return { state };
  const quiet: State = { ...state, message: null };
  if (input.what === "wheel-down") return { state: wheel(quiet, context, "down") };
  if (input.what === "wheel-up") return { state: wheel(quiet, context, "up") };
  const row = input.row - 1;
  if (input.what === "release" || row < 0 || row >= visibleRows(state, size)) return { state };
  const line = layout.step(state.top, row);
  const cursor = layout.positionAt(line, Math.max(0, input.column - gutter));
  if (input.what === "press") return { state: { ...to(quiet, cursor), anchor: null } };
  return { state: { ...quiet, cursor, wish: null, anchor: state.anchor ?? state.cursor } };
}

function wheel(state: State, context: CoderContext, way: "down" | "up"): State {
  const top = context.layout.step(state.top, way === "down" ? notch : -notch);
  let moved = state;
  for (let line = 0; line < notch; line++) moved = command(moved, context, way).state;
  return { ...moved, top };
}

/** Columns to the left of the transcript. */
export const gutter = 2;
