import type { Id } from "../core/records.js";
import type { Span } from "../core/span.js";
import type { Suggester } from "../workflow/coder/suggester.js";
import { to } from "./moves.js";
import { type CoderContext, type State, say } from "./state.js";
import { sentencesIn, unitAfter, unitAt, unitBefore } from "./units.js";

/** Passages looked through for the next suggestion: so many at once, and at most. */
const lookahead = { step: 60, most: 3000 };

const stillLearning = "Suggestions are still being learned.";

/** Where the coder stands, as suggestions see and change it. */
export interface Standing {
  state: State;
  readonly context: CoderContext;
}

/** Suggestions of a coder at work: turned on and off, shown for the sentence at the cursor, passed over, looked for. */
export class CoderSuggestions {
  readonly #at: Standing;
  readonly #open: () => Promise<Suggester>;
  #suggester: Suggester | null = null;

  constructor(at: Standing, open: () => Promise<Suggester>) {
    this.#at = at;
    this.#open = open;
  }

  async turn(on: boolean): Promise<void> {
    await this.leave();
    this.#at.state = { ...this.#at.state, suggesting: on };
    if (!on) {
      await this.close();
      this.#at.state = say(this.#at.state, "Suggestions are off.");
      return;
    }
    this.#suggester = await this.#open();
    await this.show();
    const details = this.#suggester.ready
      ? "Suggestions are on: 1, 2, 3 accept one, > goes to the next, T to the most informative."
      : "Suggestions are on and still being learned; carry on meanwhile.";
    this.#at.state = say(
      this.#at.state.panel === "off" ||
        (this.#at.state.panel === "auto" && this.#at.context.size.columns < 100)
        ? { ...this.#at.state, panel: "detail" }
        : this.#at.state,
      details,
    );
  }

  /** Where suggestions are on: those for the sentence at the cursor. Returns whether anything changed. */
  async show(): Promise<boolean> {
    if (!this.#at.state.suggesting || !this.#suggester?.ready) return false;
    const span = unitAt(this.#at.context, sentencesIn, this.#at.state.cursor);
    const known = this.#at.state.offered;
    if (known !== null && known.span.start === span?.start && known.span.end === span.end) return false;
    await this.leave();
    if (span === null) return known !== null;
    const codes = await this.#suggester.show(span, this.#codesAt(span));
    this.#at.state = { ...this.#at.state, offered: { span, codes } };
    return true;
  }

  /** Lets suggestions learn what changed; once they have, those shown are looked up anew. */
  async learnOn(): Promise<boolean> {
    if (!this.#at.state.suggesting || !(await this.#suggester?.refresh())) return false;
    this.#at.state = { ...this.#at.state, offered: null };
    return this.show();
  }

  /** What was suggested and is not accepted is noted as passed over. */
  async leave(): Promise<void> {
    const { offered } = this.#at.state;
    this.#at.state = { ...this.#at.state, offered: null };
    if (offered !== null) await this.#suggester?.leave(offered.codes);
  }

  /** After one is accepted the others stay; the sentence now has the code. */
  async again(): Promise<void> {
    this.#at.state = { ...this.#at.state, offered: null };
    await this.show();
  }

  async next(back: boolean): Promise<void> {
    const suggester = this.#suggester;
    if (suggester === null) return;
    if (!suggester.ready) {
      this.#at.state = say(this.#at.state, stillLearning);
      return;
    }
    let at = unitAt(this.#at.context, sentencesIn, this.#at.state.cursor)?.start ?? this.#at.state.cursor;
    for (let looked = 0; looked < lookahead.most; looked += lookahead.step) {
      const spans: Span[] = [];
      while (spans.length < lookahead.step) {
        const span = (back ? unitBefore : unitAfter)(this.#at.context, sentencesIn, at);
        if (span === null) break;
        at = span.start;
        spans.push(span);
      }
      const found = await suggester.first(spans, (span) => this.#codesAt(span));
      if (found !== null) {
        this.#at.state = to(this.#at.state, found.start);
        return;
      }
      if (spans.length < lookahead.step) break;
    }
    this.#at.state = say(this.#at.state, `No suggestion ${back ? "before this" : "from here on"}.`);
  }

  /** To the uncoded turn whose coding would teach most. */
  async mostInstructive(): Promise<void> {
    const { source, uncoded } = this.#at.context;
    const { bodyStart, bodyEnd } = source.turns.columns;
    const spans = uncoded.slice(0, lookahead.most).map((turn) => ({
      start: bodyStart[turn] ?? 0,
      end: bodyEnd[turn] ?? 0,
    }));
    const found = await this.#suggester?.mostInstructive(spans);
    if (found) this.#at.state = to(this.#at.state, found.start);
    else
      this.#at.state = say(
        this.#at.state,
        this.#suggester?.ready ? "No uncoded turn would teach the suggestions anything." : stillLearning,
      );
  }

  /** Ends what goes on in the background. */
  async close(): Promise<void> {
    await this.#suggester?.close();
    this.#suggester = null;
  }

  #codesAt(span: { readonly start: number; readonly end: number }): Set<Id> {
    const over = this.#at.context.study.codings.filter(
      ({ start, end }) => start < span.end && span.start < end,
    );
    return new Set(over.map(({ codeId }) => codeId));
  }
}
