import { ThemataError } from "../core/errors.js";
import type { Id } from "../core/records.js";
import type { Span } from "../core/span.js";
import { type DeskSource, openDesk } from "../workflow/desk-source.js";
import { type DeskState, readDesk } from "../workflow/desk-state.js";
import { type DeskSuggester, openSuggester } from "../workflow/desk-suggest.js";
import type { Work } from "../workflow/work.js";
import type { Keymap } from "./commands.js";
import type { Frame, Size } from "./frame.js";
import { lanesOf } from "./lanes.js";
import { to } from "./moves.js";
import { perform, type StudyAct } from "./perform.js";
import { type Places, toRanges } from "./place.js";
import { restored } from "./restored.js";
import { follow, visibleRows } from "./scroll.js";
import { speakingOf, uncodedTurns } from "./speaking.js";
import { type Act, reading, type Setting, type State, type Step, say } from "./state.js";
import type { Input } from "./term/key-decoder.js";
import { type Block, blocksOf } from "./text/blocks.js";
import { Layout } from "./text/layout.js";
import { sentencesIn, unitAfter, unitAt, unitBefore } from "./units.js";
import { openAgain } from "./unwritten.js";
import { update } from "./update.js";
import { shareColumns } from "./view/measures.js";
import { view } from "./view/view.js";

export interface CoderOptions {
  readonly keymap: Keymap;
  /** Where places are kept, for a source by its id. */
  readonly places: (sourceUid: string) => Places;
  readonly size: Size;
  readonly unit: "sentence" | "turn";
  /** Learn suggestions in a thread of its own, while keys go on; else keys wait for it. */
  readonly background?: boolean;
}

/** A pause longer than this is no work, in milliseconds. */
const pause = 120_000;
/** Passages looked through for the next suggestion: so many at once, and at most. */
const lookahead = { step: 60, most: 3000 };

const stillLearning = "Suggestions are still being learned.";

/** One coder at one source: keys in, frames out, and every act recorded as it happens. */
export class Coder {
  state: State;
  setting: Setting;
  readonly #work: Work;
  readonly #options: CoderOptions;
  readonly #blocks: readonly Block[];
  readonly #places: Places;
  #suggester: DeskSuggester | null = null;
  #unrecorded: string[] = [];
  #lastInput: number;

  private constructor(work: Work, source: DeskSource, desk: DeskState, options: CoderOptions) {
    this.#work = work;
    this.#options = options;
    this.#places = options.places(source.source.uid);
    this.#blocks = blocksOf(source.text, source.turns.columns);
    this.#lastInput = work.now();
    this.setting = this.#settingOf(source, desk, options.size, "auto", null);
    this.state = restored(this.#places.load(), this.setting, this.#today());
    this.#settle();
  }

  /** Opens a source by name, at the place where this coder left it. Opening is recorded. */
  static async open(work: Work, name: string, options: CoderOptions): Promise<Coder> {
    const source = await openDesk(work, name);
    const coder = new Coder(work, source, await readDesk(work, source, false), options);
    await coder.#recordOpening("read");
    return coder;
  }

  frame(): Frame {
    return view(this.state, this.setting);
  }

  /** Handles a key; returns what the terminal is to do. */
  async input(input: Input): Promise<"quit" | "redraw" | null> {
    const now = this.#work.now();
    const since = now - this.#lastInput;
    this.#lastInput = now;
    if (since > 0 && since < pause) this.state = { ...this.state, worked: this.state.worked + since };
    return this.take(update(this.state, this.setting, input));
  }

  /** Takes over a step and does what it asks for. */
  async take({ state, act }: Step): Promise<"quit" | "redraw" | null> {
    this.state = state;
    const asked = act === undefined ? null : await this.#act(act);
    this.#settle();
    return asked;
  }

  resize(size: Size): void {
    this.setting = this.#settingOf(
      this.setting.source,
      this.setting.desk,
      size,
      this.state.panel,
      this.setting,
    );
    this.#settle();
  }

  /** Looks whether the study changed meanwhile (another terminal, another coder). */
  async poll(): Promise<boolean> {
    const { seq } = await this.#work.store.head();
    const changed = seq !== this.setting.desk.seq;
    if (changed) {
      await this.#reload();
      this.#settle();
    }
    return (await this.#learnOn()) || changed;
  }

  /** Lets suggestions learn what changed; once they have, those shown are looked up anew. */
  async #learnOn(): Promise<boolean> {
    if (!this.state.suggesting || !(await this.#suggester?.refresh())) return false;
    this.state = { ...this.state, offered: null };
    return this.suggest();
  }

  /** Ends what goes on in the background. */
  async close(): Promise<void> {
    await this.#suggester?.close();
    this.#suggester = null;
  }

  /** Where suggestions are on: those for the sentence at the cursor. Returns whether anything changed. */
  async suggest(): Promise<boolean> {
    if (!this.state.suggesting || !this.#suggester?.ready) return false;
    const span = unitAt(this.setting, sentencesIn, this.state.cursor);
    const known = this.state.offered;
    if (known !== null && known.span.start === span?.start && known.span.end === span.end) return false;
    await this.#leaveOffers();
    if (span === null) return known !== null;
    const codes = await this.#suggester.show(span, this.#codesAt(span));
    this.state = { ...this.state, offered: { span, codes } };
    return true;
  }

  /** What was suggested and is not accepted is noted as passed over. */
  async #leaveOffers(): Promise<void> {
    const { offered } = this.state;
    this.state = { ...this.state, offered: null };
    if (offered !== null) await this.#suggester?.leave(offered.codes);
  }

  /** Keeps the place for the next time, at once. */
  save(): void {
    const { state, setting } = this;
    const { mode } = state;
    const uid = (id: Id) => setting.desk.codes.get(id)?.uid ?? "";
    this.#places.save({
      cursor: state.cursor,
      bookmarks: state.bookmarks,
      seen: toRanges(state.seen),
      recent: state.recent.map(uid),
      last: state.last.map(uid),
      panel: state.panel,
      unfinished:
        mode.kind === "memo" && mode.field.text.trim() !== ""
          ? { target: mode.target, memo: mode.memo, text: mode.field.text }
          : state.unfinished,
      day: this.#today(),
      worked: state.worked,
    });
  }

  async #act(act: Act): Promise<"quit" | "redraw" | null> {
    try {
      switch (act.kind) {
        case "quit":
          await this.#leaveOffers();
          return "quit";
        case "redraw":
          return "redraw";
        case "others":
          await this.#showOthers(act.on);
          return null;
        case "suggest":
          await this.#suggestions(act.on);
          return null;
        case "next-suggestion":
          await this.#nextSuggestion(act.back);
          await this.suggest();
          return null;
        case "telling":
          await this.#mostTelling();
          await this.suggest();
          return null;
        case "accept":
          await this.#study(act);
          await this.#afterAccept();
          return null;
        default:
          await this.#study(act);
          return null;
      }
    } catch (error) {
      if (!(error instanceof ThemataError)) throw error;
      const hint = error.hint === null || error.hint.includes("--") ? "" : ` ${error.hint}`;
      this.state = say({ ...this.state, mode: reading }, `${error.message}${hint}`, true);
      await this.#reload();
      if (act.kind === "memo") this.state = openAgain(this.state, this.setting, act);
      return null;
    }
  }

  async #study(act: StudyAct): Promise<void> {
    this.state = await perform(this.#work, this.state, this.setting, act);
    for (const what of this.#unrecorded.splice(0)) await this.#recordOpening(what);
    await this.#reload();
    this.save();
  }

  async #reload(): Promise<void> {
    const { source, size } = this.setting;
    const desk = await readDesk(this.#work, source, this.state.others);
    this.setting = this.#settingOf(source, desk, size, this.state.panel, this.setting);
    if (this.state.adjusting !== null && !desk.codings.some(({ id }) => id === this.state.adjusting))
      this.state = { ...this.state, adjusting: null, anchor: null };
  }

  async #showOthers(on: boolean): Promise<void> {
    this.state = { ...this.state, others: on };
    if (on) await this.#recordOpening("others-codings");
    await this.#reload();
    const theirs = this.setting.desk.codings.filter(({ own }) => !own).length;
    const told = `${theirs} ${theirs === 1 ? "coding" : "codings"} of others shown; that you looked is recorded.`;
    this.state = say(this.state, on ? told : "Others' codings are hidden.");
  }

  async #recordOpening(what: string): Promise<void> {
    const { store, coder } = this.#work;
    if (store.readOnly || coder === null) return;
    // Somebody who joins with their first act has no id before it.
    if (coder.id === 0) this.#unrecorded.push(what);
    else await store.opened(coder.id, this.setting.source.revision.id, what, this.#work.now());
  }

  async #suggestions(on: boolean): Promise<void> {
    await this.#leaveOffers();
    this.state = { ...this.state, suggesting: on };
    if (!on) {
      await this.close();
      this.state = say(this.state, "Suggestions are off.");
      return;
    }
    this.#suggester = await openSuggester(this.#work, this.setting.source, this.#options.background ?? false);
    await this.suggest();
    const told = this.#suggester.ready
      ? "Suggestions are on: 1, 2, 3 accept one, > goes to the next, T to the most telling."
      : "Suggestions are on, and are being learned; go on meanwhile.";
    this.state = say(
      this.state.panel === "off" || (this.state.panel === "auto" && this.setting.size.columns < 100)
        ? { ...this.state, panel: "detail" }
        : this.state,
      told,
    );
  }

  /** After one is accepted the others stay; the sentence now has the code. */
  async #afterAccept(): Promise<void> {
    this.state = { ...this.state, offered: null };
    await this.suggest();
  }

  async #nextSuggestion(back: boolean): Promise<void> {
    const suggester = this.#suggester;
    if (suggester === null) return;
    if (!suggester.ready) {
      this.state = say(this.state, stillLearning);
      return;
    }
    let at = unitAt(this.setting, sentencesIn, this.state.cursor)?.start ?? this.state.cursor;
    for (let looked = 0; looked < lookahead.most; looked += lookahead.step) {
      const spans: Span[] = [];
      while (spans.length < lookahead.step) {
        const span = (back ? unitBefore : unitAfter)(this.setting, sentencesIn, at);
        if (span === null) break;
        at = span.start;
        spans.push(span);
      }
      const found = await suggester.first(spans, (span) => this.#codesAt(span));
      if (found !== null) {
        this.state = to(this.state, found.start);
        return;
      }
      if (spans.length < lookahead.step) break;
    }
    this.state = say(this.state, `No suggestion ${back ? "before this" : "from here on"}.`);
  }

  /** To the uncoded turn whose coding would teach most. */
  async #mostTelling(): Promise<void> {
    const { source, uncoded } = this.setting;
    const { bodyStart, bodyEnd } = source.turns.columns;
    const spans = uncoded.slice(0, lookahead.most).map((turn) => ({
      start: bodyStart[turn] ?? 0,
      end: bodyEnd[turn] ?? 0,
    }));
    const found = await this.#suggester?.mostTelling(spans);
    if (found) this.state = to(this.state, found.start);
    else
      this.state = say(
        this.state,
        this.#suggester?.ready ? "No uncoded turn would teach anything." : stillLearning,
      );
  }

  #codesAt(span: { readonly start: number; readonly end: number }): Set<Id> {
    const over = this.setting.desk.codings.filter(({ start, end }) => start < span.end && span.start < end);
    return new Set(over.map(({ codeId }) => codeId));
  }

  #today(): string {
    const now = new Date(this.#work.now());
    const two = (n: number) => String(n).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** After anything: the window follows the cursor, and turns on the screen count as opened. */
  #settle(): void {
    const { source, size, desk } = this.setting;
    if (this.setting.layout.width !== shareColumns(this.state.panel, size).text)
      this.setting = this.#settingOf(source, desk, size, this.state.panel, this.setting);
    const { layout } = this.setting;
    const state = follow(
      { ...this.state, cursor: layout.snap(Math.min(this.state.cursor, source.text.length)) },
      this.setting,
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
    source: DeskSource,
    desk: DeskState,
    size: Size,
    panel: State["panel"],
    before: Setting | null,
  ): Setting {
    const width = shareColumns(panel, size).text;
    const speaking = before?.speaking ?? speakingOf(source);
    return {
      source,
      desk,
      size,
      layout: before?.layout.width === width ? before.layout : new Layout(source.text, this.#blocks, width),
      keymap: this.#options.keymap,
      coder: this.#work.coder?.name ?? "",
      speaking,
      uncoded: before?.desk === desk ? before.uncoded : uncodedTurns(source, desk, speaking),
      lanes: before?.desk === desk ? before.lanes : lanesOf(desk.codings),
      readOnly: this.#work.store.readOnly,
      unit: this.#options.unit,
    };
  }
}
