import { fold } from "../core/similar.js";
import { wordsOfSpan } from "../workflow/shared/talk-of.js";
import { asksQuestion } from "./ask-question.js";
import { asksSupport } from "./ask-support.js";
import { here } from "./asking.js";
import { filterCodes } from "./code-filter.js";
import type { CoderScreen } from "./coder-screen.js";
import { isKeyAction, type KeyAction } from "./key-actions.js";
import { hit } from "./moves.js";
import { readNewCode } from "./new-code.js";
import { command } from "./read-keys.js";
import { readerHelp } from "./screen-reader-help.js";
import { speakerOfTurn, spokenCodings, spokenPlace, spokenProgress } from "./spoken-place.js";
import {
  type Effect,
  focused,
  type MemoTarget,
  reading,
  type State,
  type Step,
  say,
  selectionOf,
} from "./state.js";
import { clean } from "./text/cells.js";
import { gotoTurn } from "./update.js";

/** What is told after a line, and whether the coder is left. */
export interface SpokenAnswer {
  readonly lines: readonly string[];
  readonly quit: boolean;
}

/** Short names for what is done all day. */
const short: Readonly<Record<string, KeyAction>> = {
  next: "sentence",
  back: "sentence-back",
  again: "repeat",
};

const adjustHint =
  "Move the end by word or right and left; other-end works on the other end; code keeps, clear leaves it.";

/** The coder as a conversation: a command a line, answered in plain lines. */
export class ScreenReader {
  readonly #coder: CoderScreen;

  constructor(screen: CoderScreen) {
    this.#coder = screen;
  }

  greeting(): string[] {
    const { source, uncoded } = this.#coder.context;
    return [
      `${clean(source.source.name)}: ${source.turns.count} turns, ${uncoded.length} of participants not coded. Type help for the commands.`,
      ...(this.#coder.state.message === null ? [] : [clean(this.#coder.state.message.text)]),
      ...spokenPlace(this.#coder),
    ];
  }

  async take(line: string): Promise<SpokenAnswer> {
    const [, word = "", rest = ""] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(line) ?? [];
    if (word === "") return { lines: spokenPlace(this.#coder), quit: false };
    const known = this.#own(word.toLowerCase(), rest);
    if (known !== null) return { lines: known, quit: false };
    const name = this.#commandOf(word);
    if (name === null) return { lines: [`There is no command "${clean(word)}". Type help.`], quit: false };
    if (name === "help") return { lines: readerHelp(this.#coder.context.keymap), quit: false };
    const before = this.#coder.state;
    const step = this.#step(name, rest);
    if (typeof step === "string") return { lines: [step], quit: false };
    const asked = await this.#coder.take(step);
    if (asked === "quit") return { lines: ["Left. Everything is saved."], quit: true };
    await this.#coder.suggest();
    return { lines: this.#changed(before), quit: false };
  }

  /** A command by its name, a short name, or the key it has on the screen. */
  #commandOf(word: string): KeyAction | null {
    const { keymap } = this.#coder.context;
    const lower = word.toLowerCase();
    return short[lower] ?? (isKeyAction(lower) ? lower : (keymap.get(word) ?? null));
  }

  #own(word: string, rest: string): string[] | null {
    const { state, context } = this.#coder;
    switch (word) {
      case "read": {
        const { turn } = context.layout.block(context.layout.blockAt(state.cursor));
        const { bodyStart, bodyEnd } = context.source.turns.columns;
        if (turn < 0) return spokenPlace(this.#coder);
        return [
          speakerOfTurn(this.#coder, turn),
          clean(context.source.text.slice({ start: bodyStart[turn] ?? 0, end: bodyEnd[turn] ?? 0 })),
        ];
      }
      case "where":
        return [...spokenPlace(this.#coder), spokenProgress(this.#coder)];
      case "codes": {
        const fitting = filterCodes(context.study.codes.values(), rest, state.recent).slice(0, 20);
        return fitting.length === 0
          ? ["No code matches."]
          : fitting.map(({ path, short: s, definition }) =>
              clean(
                [path, s || definition]
                  .filter((part) => part !== "")
                  .join(": ")
                  .replace(/\s+/g, " "),
              ),
            );
      }
    }
    return null;
  }

  /** What a command with its words means; a text where it cannot be done. */
  #step(name: KeyAction, rest: string): Step | string {
    const { state, context } = this.#coder;
    const quiet: State = { ...state, message: null, mode: reading };
    switch (name) {
      case "undo":
      case "redo": {
        if (rest === "") return command(quiet, context, name);
        const of = Number(rest);
        if (!Number.isInteger(of)) return `${name}, or ${name} and the number of an event.`;
        return this.#writes(quiet, { kind: name, of });
      }
      case "suspend":
        return "Ctrl-Z goes back to the shell for a while.";
      case "code":
        return this.#code(quiet, rest);
      case "new-code":
        return this.#newCode(quiet, rest);
      case "in-vivo":
        return this.#inVivo(quiet, rest);
      case "adjust": {
        const step = command(quiet, context, name);
        return step.state.adjusting === null ? step : { state: say(step.state, adjustHint) };
      }
      case "recode": {
        const coding = focused(quiet, context);
        if (coding === undefined || !coding.own) return "No coding of yours here.";
        const code = this.#codeNamed(rest);
        return typeof code === "string"
          ? code
          : this.#writes(quiet, { kind: "recode", coding: coding.id, code });
      }
      case "memo":
      case "source-memo":
      case "code-memo":
        return this.#memo(quiet, name, rest);
      case "search":
        return { state: hit(rest === "" ? quiet : { ...quiet, search: rest }, context, 1) };
      case "goto":
        return { state: gotoTurn(quiet, context, rest) };
      case "against":
      case "for":
        return this.#evidence(quiet, name, rest);
      case "support":
        return this.#support(quiet, rest);
      case "question": {
        const step = asksQuestion(quiet, context);
        const { mode } = step.state;
        if (mode.kind !== "choose" || mode.want.kind !== "question") return step;
        const choice = mode.choices.find(({ label }) => fold(label) === fold(rest));
        return choice === undefined
          ? `Which question? ${mode.choices.map(({ label }) => clean(label)).join("; ")}.`
          : this.#writes(quiet, { ...mode.want, question: choice.id });
      }
      case "finish": {
        if (fold(rest) === "yes") return this.#writes(quiet, { kind: "finish" });
        const open = context.uncoded.map((turn) => turn + 1);
        return `${open.length === 0 ? "Every turn of a participant is coded." : `Not coded: turns ${open.join(", ")}.`} 'finish yes' finishes.`;
      }
    }
    return command(quiet, context, name);
  }

  #code(quiet: State, rest: string): Step | string {
    const { context } = this.#coder;
    if (quiet.adjusting !== null) return command(quiet, context, "code");
    if (rest === "")
      return "Name a code: code NAME. Several are apart by semicolons; codes WORDS lists what fits.";
    const codes: number[] = [];
    for (const wanted of rest
      .split(";")
      .map((part) => part.trim())
      .filter((part) => part !== "")) {
      const id = this.#codeNamed(wanted);
      if (typeof id === "string") return id;
      codes.push(id);
    }
    return this.#writes(quiet, { kind: "code", span: here(quiet, context), codes, origin: "manual" });
  }

  #newCode(quiet: State, rest: string): Step | string {
    const { context } = this.#coder;
    const [, called = "", definition = ""] = /^([^:]*):?\s*(.*)$/s.exec(rest) ?? [];
    if (called.trim() === "") return "Name the code: new-code NAME: DEFINITION";
    const place = readNewCode(called.trim(), context.study.codes.values());
    if (typeof place === "string") return clean(place);
    return this.#writes(quiet, {
      kind: "new-code",
      span: here(quiet, context),
      place,
      definition,
      origin: "manual",
      with: [],
    });
  }

  #inVivo(quiet: State, rest: string): Step | string {
    const { context } = this.#coder;
    const span = selectionOf(quiet, context.layout);
    if (span === null) return "Select the words first: select-word, select-sentence.";
    const called =
      rest === "" ? wordsOfSpan(context.source, here(quiet, context)).replaceAll(/[\s/]+/g, " ") : rest;
    const place = readNewCode(called, context.study.codes.values());
    if (typeof place === "string") return clean(place);
    return this.#writes(quiet, {
      kind: "new-code",
      span: here(quiet, context),
      place,
      definition: "",
      origin: "in-vivo",
      with: [],
    });
  }

  #evidence(quiet: State, stance: "for" | "against", rest: string): Step | string {
    const { context } = this.#coder;
    const coding = focused(quiet, context);
    const theme = context.study.themes.find(({ path }) => fold(path) === fold(rest));
    if (coding === undefined) return "No coding here.";
    if (theme === undefined)
      return `Name a theme: ${context.study.themes.map(({ path }) => clean(path)).join("; ") || "there is none yet"}.`;
    return this.#writes(quiet, { kind: "evidence", theme: theme.id, coding: coding.id, stance });
  }

  #support(quiet: State, rest: string): Step | string {
    const step = asksSupport(quiet, this.#coder.context);
    const { mode } = step.state;
    if (mode.kind !== "choose" || mode.want.kind !== "support") return step;
    const choice = mode.choices.find(({ label }) => fold(label) === fold(rest));
    const decision = mode.want.decisions[choice?.id ?? -1];
    return decision === undefined
      ? `${mode.title} Say support and one of: ${mode.choices.map(({ label }) => clean(label)).join("; ")}.`
      : this.#writes(quiet, { kind: "support", coding: mode.want.coding, decision });
  }

  #writes(state: State, effect: Effect): Step | string {
    return this.#coder.context.readOnly ? "The study is read-only: nothing can be saved." : { state, effect };
  }

  #memo(state: State, name: string, words: string): Step | string {
    if (words === "") return `Write it after the command: ${name} WORDS`;
    const { context } = this.#coder;
    const coding = focused(state, context);
    if (name === "code-memo" && coding === undefined) return "No code here.";
    const target: MemoTarget =
      name === "source-memo"
        ? { kind: "source" }
        : name === "code-memo" && coding !== undefined
          ? { kind: "code", code: coding.codeId }
          : coding?.own && state.anchor === null
            ? { kind: "coding", coding: coding.id }
            : { kind: "passage", span: here(state, context) };
    return this.#writes(state, { kind: "memo", target, memo: null, text: words });
  }

  #codeNamed(wanted: string): number | string {
    const fitting = filterCodes(this.#coder.context.study.codes.values(), wanted, []);
    const exact = fitting.filter(
      ({ name, path }) => fold(name) === fold(wanted) || fold(path) === fold(wanted),
    );
    const [only] = exact.length > 0 ? exact : fitting;
    if (only !== undefined && (exact.length === 1 || fitting.length === 1)) return only.id;
    if (only === undefined) return `No code matches "${clean(wanted)}". new-code NAME makes one.`;
    return `Which code? ${(exact.length > 0 ? exact : fitting)
      .slice(0, 8)
      .map(({ path }) => clean(path))
      .join("; ")}`;
  }

  /** What there is to say after a command: its message, and the place where it changed. */
  #changed(before: State): string[] {
    const { state, context } = this.#coder;
    const lines =
      state.message === null || state.message === before.message ? [] : [clean(state.message.text)];
    const selection = selectionOf(state, context.layout);
    if (state.mode.kind === "line" && state.mode.want.kind === "word") {
      const { word, what, of } = state.mode.want;
      return [clean(what), `${word} ${of} ${word === "undo" ? "takes it back" : "does it again"}.`];
    }
    if (selection !== null && (state.anchor !== before.anchor || state.cursor !== before.cursor))
      return [...lines, `Selected: ${clean(wordsOfSpan(context.source, selection).replace(/\s+/g, " "))}`];
    if (state.cursor !== before.cursor) return [...lines, ...spokenPlace(this.#coder)];
    return lines.length > 0 ? lines : spokenCodings(this.#coder);
  }
}
