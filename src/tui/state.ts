import type { CodingOrigin, Id, Seq, ThemeSupport } from "../core/records.js";
import type { CodePoint, Span } from "../core/span.js";
import type { CoderCoding, CoderState } from "../workflow/coder/coder-state.js";
import type { ShownOffer } from "../workflow/coder/suggester.js";
import type { OpenTranscript } from "../workflow/shared/open-transcript.js";
import type { Field } from "./field.js";
import type { Size } from "./frame.js";
import type { Keymap } from "./key-actions.js";
import type { NewCode } from "./new-code.js";
import type { Layout, Line } from "./text/layout.js";

/** What a text that is being typed will become. */
export type MemoTarget =
  | { readonly kind: "coding"; readonly coding: Id }
  | { readonly kind: "passage"; readonly span: Span }
  | { readonly kind: "source" }
  | { readonly kind: "code"; readonly code: Id };

/** An entry of a list to choose from. */
export interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly id: Id;
}

/** What may be decided about a passage under a theme. */
export interface SupportChoice {
  readonly theme: Id;
  readonly state: ThemeSupport["state"];
}

/** What the keys mean at the moment. */
export type Mode =
  | { readonly kind: "read" }
  | {
      readonly kind: "pick";
      /** What the chosen codes are for. */
      readonly want:
        | { readonly kind: "code"; readonly span: Span }
        | { readonly kind: "recode"; readonly coding: Id };
      readonly field: Field;
      readonly index: number;
      readonly marked: readonly Id[];
    }
  | {
      readonly kind: "line";
      readonly want:
        | { readonly kind: "search" }
        | { readonly kind: "goto" }
        | {
            readonly kind: "name";
            readonly span: Span;
            readonly origin: CodingOrigin;
            readonly with: readonly Id[];
          }
        | {
            readonly kind: "definition";
            readonly span: Span;
            readonly origin: CodingOrigin;
            readonly with: readonly Id[];
            readonly place: NewCode;
          }
        /** A word that has to be typed before something is taken back (or done again) that was done elsewhere. */
        | {
            readonly kind: "word";
            readonly word: "undo" | "redo";
            readonly what: string;
            readonly of: Seq;
          };
      readonly field: Field;
    }
  | {
      readonly kind: "memo";
      readonly target: MemoTarget;
      readonly memo: KnownMemo | null;
      readonly field: Field;
      /** The text as it is kept already; what differs from it would be lost. */
      readonly kept: string;
      /** Whether it is being asked if the words are to be left unwritten. */
      readonly leaving: boolean;
    }
  | {
      readonly kind: "choose";
      readonly title: string;
      readonly choices: readonly Choice[];
      readonly index: number;
      readonly want:
        | { readonly kind: "evidence"; readonly coding: Id; readonly stance: "for" | "against" }
        | { readonly kind: "support"; readonly coding: Id; readonly decisions: readonly SupportChoice[] }
        | { readonly kind: "question"; readonly turn: number };
    }
  | { readonly kind: "finish"; readonly uncoded: readonly number[]; readonly index: number }
  | { readonly kind: "help"; readonly top: number };

export interface Message {
  readonly text: string;
  readonly bad: boolean;
}

/** Where the reader is and what they are about to do: everything that keys change. */
export interface State {
  readonly cursor: CodePoint;
  /** The other end of the selection; null where nothing is selected. */
  readonly anchor: CodePoint | null;
  /** Column that moves up and down keep to. */
  readonly wish: number | null;
  readonly top: Line;
  readonly mode: Mode;
  /** The coding whose ends are being moved. */
  readonly adjusting: Id | null;
  /** Which of the codings at the cursor is meant. */
  readonly focus: number;
  readonly others: boolean;
  readonly panel: "detail" | "codebook" | "off" | "auto";
  readonly suggesting: boolean;
  readonly offered: { readonly span: Span; readonly codes: readonly ShownOffer[] } | null;
  readonly search: string;
  /** Codes used last, newest first. */
  readonly recent: readonly Id[];
  /** The codes that `.` uses again. */
  readonly last: readonly Id[];
  readonly bookmarks: readonly CodePoint[];
  /** Turns that were shown, as numbers. */
  readonly seen: ReadonlySet<number>;
  readonly message: Message | null;
  /** Milliseconds worked today. */
  readonly worked: number;
  /** Memos that were begun and left unwritten, one a place. */
  readonly unfinished: readonly Unfinished[];
}

/** A memo that is there, by its id, with the words it had when it was opened. */
export interface KnownMemo {
  readonly uid: string;
  readonly body: string;
}

/** Words of a memo that is not written yet. */
export interface Unfinished {
  readonly target: MemoTarget;
  readonly memo: string | null;
  readonly text: string;
}

/** What stays the same while one key is handled. */
export interface CoderContext {
  readonly source: OpenTranscript;
  readonly study: CoderState;
  readonly layout: Layout;
  readonly size: Size;
  readonly keymap: Keymap;
  readonly coder: string;
  /** Whether participants' turns, by index, so that interviewers can be told apart. */
  readonly speaking: readonly Speaking[];
  /** Indexes of participants' turns that nothing is coded in. */
  readonly uncoded: readonly number[];
  readonly lanes: ReadonlyMap<Id, number>;
  readonly readOnly: boolean;
  /** What a selection is where nothing is selected. */
  readonly unit: "sentence" | "turn";
}

export interface Speaking {
  readonly name: string;
  readonly participant: boolean;
}

/** What the study is asked to do. */
export type Effect =
  | {
      readonly kind: "code";
      readonly span: Span;
      readonly codes: readonly Id[];
      readonly origin: CodingOrigin;
    }
  | {
      readonly kind: "new-code";
      readonly span: Span;
      readonly place: NewCode;
      readonly definition: string;
      readonly origin: CodingOrigin;
      readonly with: readonly Id[];
    }
  | { readonly kind: "uncode"; readonly coding: Id }
  | { readonly kind: "recode"; readonly coding: Id; readonly code: Id }
  | { readonly kind: "adjust"; readonly coding: Id; readonly span: Span }
  | {
      readonly kind: "mark";
      readonly coding: Id;
      readonly mark: { readonly key: boolean } | { readonly revisit: boolean };
    }
  | {
      readonly kind: "memo";
      readonly target: MemoTarget;
      readonly memo: KnownMemo | null;
      readonly text: string;
    }
  | { readonly kind: "evidence"; readonly theme: Id; readonly coding: Id; readonly stance: "for" | "against" }
  | { readonly kind: "support"; readonly coding: Id; readonly decision: SupportChoice }
  /** What an interviewer's turn (its index) asks: a question's id, 0 for none, -1 for what is recognised. */
  | { readonly kind: "question"; readonly turn: number; readonly question: Id }
  | { readonly kind: "accept"; readonly offer: string; readonly code: Id }
  /** Of this sitting's acts; `of`: the event that was agreed to, wherever it was done. */
  | { readonly kind: "undo" | "redo"; readonly of: Seq | null }
  | { readonly kind: "others"; readonly on: boolean }
  | { readonly kind: "suggest"; readonly on: boolean }
  | { readonly kind: "next-suggestion"; readonly back: boolean }
  | { readonly kind: "telling" }
  | { readonly kind: "finish" }
  | { readonly kind: "redraw" }
  | { readonly kind: "suspend" }
  | { readonly kind: "quit" };

/** The state after a key, and what the study is to do, if anything. */
export interface Step {
  readonly state: State;
  readonly effect?: Effect | undefined;
}

export const reading: Mode = Object.freeze({ kind: "read" });

/** The selection, with the cell under its later end; null where nothing is selected. */
export function selectionOf({ anchor, cursor }: State, layout: Layout): Span | null {
  if (anchor === null) return null;
  const start = Math.min(anchor, cursor);
  const last = Math.max(anchor, cursor);
  return { start, end: layout.cellAt(last)?.end ?? last };
}

/** Codings that hold a position, the narrowest first. */
export function codingsAt(codings: readonly CoderCoding[], position: CodePoint): CoderCoding[] {
  const found: CoderCoding[] = [];
  for (const coding of codings) {
    if (coding.start > position) break;
    if (coding.end > position) found.push(coding);
  }
  return found.sort((a, b) => a.end - a.start - (b.end - b.start) || b.id - a.id);
}

/** The coding that acts are about: the one chosen among those at the cursor. */
export function focused(state: State, { study }: CoderContext): CoderCoding | undefined {
  const here = codingsAt(study.codings, state.cursor);
  return here.length === 0 ? undefined : here[state.focus % here.length];
}

export const say = (state: State, text: string, bad = false): State => ({ ...state, message: { text, bad } });
