import { countText } from "../core/count-text.js";
import { ThemataError } from "../core/errors.js";
import type { Id } from "../core/records.js";
import { CoderSession } from "../workflow/coder/coder-session.js";
import { type CoderState, readCoderState } from "../workflow/coder/coder-state.js";
import { openSuggester } from "../workflow/coder/suggester.js";
import { type OpenTranscript, openTranscript } from "../workflow/shared/open-transcript.js";
import type { Work } from "../workflow/shared/work.js";
import { CoderSuggestions } from "./coder-suggestions.js";
import type { Frame, Size } from "./frame.js";
import type { Keymap } from "./key-actions.js";
import { lanesOf } from "./lanes.js";
import { perform, type StudyEffect } from "./perform.js";
import { type ReadingStates, toRanges } from "./reading-state.js";
import { restored } from "./restored.js";
import { follow, visibleRows } from "./scroll.js";
import { speakingOf, uncodedTurns } from "./speaking.js";
import { type CoderContext, type Effect, reading, type State, type Step, say } from "./state.js";
import type { Input } from "./term/key-decoder.js";
import { type Block, blocksOf } from "./text/blocks.js";
import { Layout } from "./text/layout.js";
import { withUnfinished } from "./unfinished.js";
import { openAgain } from "./unwritten.js";
import { update } from "./update.js";
import { shareColumns } from "./view/measures.js";
import { view } from "./view/view.js";

export interface CoderScreenOptions {
  readonly keymap: Keymap;
  /** Where places are kept, for a source by its id. */
  readonly places: (sourceUid: string) => ReadingStates;
  readonly size: Size;
  readonly unit: "sentence" | "turn";
  /** Learn suggestions in a thread of its own, while keys go on; else keys wait for it. */
  readonly background?: boolean;
}

/** What the terminal is to do after a key. */
export type Asked = "quit" | "redraw" | "suspend" | null;

/** A pause longer than this is not work, in milliseconds. */
const pause = 120_000;
/** One coder at one source: keys in, frames out, and every act recorded as it happens. */
export class CoderScreen {
  state: State;
  context: CoderContext;
  readonly #session: CoderSession;
  readonly #options: CoderScreenOptions;
  readonly #blocks: readonly Block[];
  readonly #places: ReadingStates;
  readonly #suggestions: CoderSuggestions;
  #unrecorded: string[] = [];
  #lastInput: number;

  private constructor(
    session: CoderSession,
    source: OpenTranscript,
    study: CoderState,
    options: CoderScreenOptions,
  ) {
    const { work } = session;
    this.#session = session;
    this.#options = options;
    this.#places = options.places(source.source.uid);
    this.#blocks = blocksOf(source.text, source.turns.columns);
    this.#lastInput = work.now();
    this.#suggestions = new CoderSuggestions(this, () =>
      openSuggester(work, source, options.background ?? false),
    );
    this.context = this.#settingOf(source, study, options.size, "auto", null);
    this.state = restored(this.#places.load(), this.context, this.#today());
    this.#settle();
  }

  /** Opens a source by name, at the place where this coder left it. Opening is recorded. */
  static async open(work: Work, name: string, options: CoderScreenOptions): Promise<CoderScreen> {
    const session = new CoderSession(work);
    const source = await openTranscript(session.work, name);
    const screen = new CoderScreen(
      session,
      source,
      await readCoderState(session.work, source, false),
      options,
    );
    await screen.#recordOpening("read");
    return screen;
  }

  /** What is to be seen; `waiting` where a key takes long, as while another command writes to the study. */
  frame(waiting = false): Frame {
    const state = waiting ? say(this.state, "Working; what you type is kept.") : this.state;
    return view(state, this.context);
  }

  /** Handles a key; returns what the terminal is to do. */
  async input(input: Input): Promise<Asked> {
    const now = this.#work.now();
    const since = now - this.#lastInput;
    this.#lastInput = now;
    if (since > 0 && since < pause) this.state = { ...this.state, worked: this.state.worked + since };
    return this.take(update(this.state, this.context, input));
  }

  /** Takes over a step and does what it asks for. */
  async take({ state, effect }: Step): Promise<Asked> {
    this.state = state;
    const asked = effect === undefined ? null : await this.#act(effect);
    this.#settle();
    return asked;
  }

  resize(size: Size): void {
    this.context = this.#settingOf(
      this.context.source,
      this.context.study,
      size,
      this.state.panel,
      this.context,
    );
    this.#settle();
  }

  /** Looks whether the study changed meanwhile (another terminal, another coder). */
  async poll(): Promise<boolean> {
    const { seq } = await this.#work.store.head();
    const changed = seq !== this.context.study.seq;
    if (changed) {
      await this.#reload();
      this.#settle();
    }
    return (await this.#suggestions.learnOn()) || changed;
  }

  /** Where suggestions are on: those for the sentence at the cursor. Returns whether anything changed. */
  suggest(): Promise<boolean> {
    return this.#suggestions.show();
  }

  /** Ends what goes on in the background. */
  close(): Promise<void> {
    return this.#suggestions.close();
  }

  /** Keeps the place for the next time, at once. */
  save(): void {
    const { state, context } = this;
    const { mode } = state;
    const uid = (id: Id) => context.study.codes.get(id)?.uid ?? "";
    this.#places.save({
      cursor: state.cursor,
      bookmarks: state.bookmarks,
      seen: toRanges(state.seen),
      recent: state.recent.map(uid),
      last: state.last.map(uid),
      panel: state.panel,
      unfinished: mode.kind === "memo" ? withUnfinished(state, mode).unfinished : state.unfinished,
      day: this.#today(),
      worked: state.worked,
    });
  }

  async #act(effect: Effect): Promise<Asked> {
    try {
      switch (effect.kind) {
        case "quit":
          await this.#suggestions.leave();
          return "quit";
        case "redraw":
        case "suspend":
          return effect.kind;
        case "others":
          await this.#showOthers(effect.on);
          return null;
        case "suggest":
          await this.#suggestions.turn(effect.on);
          return null;
        case "next-suggestion":
          await this.#suggestions.next(effect.back);
          await this.#suggestions.show();
          return null;
        case "telling":
          await this.#suggestions.mostInstructive();
          await this.#suggestions.show();
          return null;
        case "accept":
          await this.#study(effect);
          await this.#suggestions.again();
          return null;
        default:
          await this.#study(effect);
          return null;
      }
    } catch (error) {
      if (!(error instanceof ThemataError)) throw error;
      const hint = error.hint === null || error.hint.includes("--") ? "" : ` ${error.hint}`;
      this.state = say({ ...this.state, mode: reading }, `${error.message}${hint}`, true);
      await this.#reload();
      if (effect.kind === "memo") this.state = openAgain(this.state, this.context, effect);
      return null;
    }
  }

  async #study(effect: StudyEffect): Promise<void> {
    this.state = await perform(this.#session, this.state, this.context, effect);
    for (const what of this.#unrecorded.splice(0)) await this.#recordOpening(what);
    await this.#reload();
    this.save();
  }

  async #reload(): Promise<void> {
    const { source, size } = this.context;
    const study = await readCoderState(this.#work, source, this.state.others);
    this.context = this.#settingOf(source, study, size, this.state.panel, this.context);
    if (this.state.adjusting !== null && !study.codings.some(({ id }) => id === this.state.adjusting))
      this.state = { ...this.state, adjusting: null, anchor: null };
  }

  async #showOthers(on: boolean): Promise<void> {
    this.state = { ...this.state, others: on };
    if (on) await this.#recordOpening("others-codings");
    await this.#reload();
    const theirs = this.context.study.codings.filter(({ own }) => !own).length;
    const summary = `${countText(theirs, "coding")} of others shown; the study records that you looked.`;
    this.state = say(this.state, on ? summary : "Others' codings are hidden.");
  }

  async #recordOpening(what: string): Promise<void> {
    const { store, coder } = this.#work;
    if (store.readOnly || coder === null) return;
    // Somebody who joins with their first act has no id before it.
    if (coder.id === 0) this.#unrecorded.push(what);
    else await store.opened(coder.id, this.context.source.revision.id, what, this.#work.now());
  }

  get #work(): Work {
    return this.#session.work;
  }

  #today(): string {
    const now = new Date(this.#work.now());
    const two = (n: number) => String(n).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** After anything: the window follows the cursor, and turns on the screen count as opened. */
  #settle(): void {
    const { source, size, study } = this.context;
    if (this.context.layout.width !== shareColumns(this.state.panel, size).text)
      this.context = this.#settingOf(source, study, size, this.state.panel, this.context);
    const { layout } = this.context;
    const state = follow(
      { ...this.state, cursor: layout.snap(Math.min(this.state.cursor, source.text.length)) },
      this.context,
    );
    const last = layout.step(state.top, visibleRows(state, size) - 1).block;
    const fresh: number[] = [];
    for (let block = state.top.block; block <= last; block++) {
      const { turn } = layout.block(block);
      if (turn >= 0 && !state.seen.has(turn)) fresh.push(turn);
    }
    this.state = fresh.length === 0 ? state : { ...state, seen: new Set([...state.seen, ...fresh]) };
  }

  #settingOf(
    source: OpenTranscript,
    study: CoderState,
    size: Size,
    panel: State["panel"],
    before: CoderContext | null,
  ): CoderContext {
    const width = shareColumns(panel, size).text;
    const speaking = before?.speaking ?? speakingOf(source);
    return {
      source,
      study,
      size,
      layout: before?.layout.width === width ? before.layout : new Layout(source.text, this.#blocks, width),
      keymap: this.#options.keymap,
      coder: this.#work.coder?.name ?? "",
      speaking,
      uncoded: before?.study === study ? before.uncoded : uncodedTurns(source, study, speaking),
      lanes: before?.study === study ? before.lanes : lanesOf(study.codings),
      readOnly: this.#work.store.readOnly,
      unit: this.#options.unit,
    };
  }
}
