import type { CodingColumns } from "../core/columns.js";
import type { EventCommand } from "../core/event-command.js";
import type { Id, RecordKind, Records, Seq, StoredRecord } from "../core/records.js";

/** Fields a record must equal; null matches an absent reference. Whole tables in one field are not asked for. */
export type Where<K extends RecordKind> = {
  readonly [F in keyof Records[K] as F extends "columns" | "runs" | "points" ? never : F]?:
    | Records[K][F]
    | readonly Records[K][F][];
};

/** The state of a study to read: now, or as it stood right after an event. */
export interface AsOf {
  readonly asOf?: Seq;
}

/** What a workflow is about to do, for the history. */
export interface Act {
  readonly command: EventCommand;
  /** Who does it. Null for the first event of a study, whose coder it makes itself. */
  readonly coderId: Id | null;
  /** Who acts, where the study may not know them yet: they join with this very act. In place of `coderId`. */
  readonly joining?: { readonly name: string } | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason?: string | undefined;
  /** Phase given by the researcher, 1-6. */
  readonly phase?: number | undefined;
  /** What was asked for, in a form a reader of the log understands. */
  readonly args?: Readonly<Record<string, unknown>> | undefined;
  /** The first event of the batch this one belongs to; `start` begins one. Undo takes a batch as one. */
  readonly batch?: Seq | "start" | undefined;
  /** Write the event even if it changes no record. */
  readonly always?: boolean | undefined;
  /** Do everything, then take it back: shows what would happen. */
  readonly dryRun?: boolean | undefined;
}

/** Row changes of one event, gathered by a workflow and written whole or not at all. */
export interface Draft {
  /** Who acts, also where they join with this very act; 0 in the first event of a study. */
  readonly coder: Id;
  /** A new record; its id may be used at once. */
  add<K extends RecordKind>(kind: K, fields: Records[K]): Id;
  /** Changes some fields of a current record. Without a difference nothing is written. */
  change<K extends RecordKind>(kind: K, id: Id, fields: Partial<Records[K]>): void;
  /** Ends a current record. Records that still refer to it make the event fail. */
  close(kind: RecordKind, id: Id): void;
  /** The text of a revision added in this draft; returns its salted digest and a keyed digest for quotations. */
  text(text: string): TextKey;
  /** A file to be kept as it was beside the study, if the act is written; returns the name it gets. */
  original(bytes: Uint8Array): string;
  /**
   * Erases words for good, before anything else of the draft is written: all versions of records, texts of
   * revisions, reasons and arguments of events. A tombstone a touched event says so. Asked for once a draft.
   * @param cause why, in a word or two that name nobody
   */
  erase(cause: string, what: Erasable): void;
}

/** What can be erased: the words of records, texts of revisions, payloads of events. */
export interface Erasable {
  readonly records?: readonly { readonly kind: RecordKind; readonly id: Id }[];
  readonly texts?: readonly Id[];
  readonly payloads?: readonly Seq[];
}

/** A text's secret: digests of the text and of quotations from it, which cannot be guessed from outside. */
export interface TextKey {
  readonly digest: string;
  quote(quotation: string): string;
  /** Digest of the file that the text was read from. */
  file(bytes: Uint8Array): string;
}

export interface Recorded<R> {
  /** The event, or null where nothing changed. */
  readonly seq: Seq | null;
  readonly result: R;
  /** The coder whom the act named as joining, as the study knows them now; null where it named nobody or wrote nothing. */
  readonly joined: Id | null;
}

/** One event of the history, without its erasable payload. */
export interface LedgerEvent {
  readonly seq: Seq;
  readonly at: number;
  readonly coderId: Id;
  readonly tool: string;
  readonly command: EventCommand;
  readonly phaseGiven: number | null;
  readonly phaseInferred: number | null;
  /** The event this one takes back. */
  readonly undoes: Seq | null;
  /** First event of its batch. */
  readonly batch: Seq | null;
  readonly hash: string;
  /** Null where erased. */
  readonly reason: string | null;
  readonly args: Readonly<Record<string, unknown>> | null;
}

/** One row version that an event opened or closed. */
export interface RowChange {
  readonly kind: RecordKind;
  readonly id: Id;
  readonly uid: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface Head {
  /** 0 in an empty history. */
  readonly seq: Seq;
  readonly hash: string;
}

export interface EventQuery {
  /** Newest first, at most this many. */
  readonly limit?: number;
  readonly before?: Seq;
  readonly after?: Seq;
}

export interface UndoOptions {
  /** How many acts; 1 if not said. */
  readonly steps?: number;
  /** Only of these. */
  readonly among?: ReadonlySet<Seq>;
  /** Does everything but keep it. */
  readonly dryRun?: boolean;
}

export interface UndoResult {
  /** Acts taken back (or done again), oldest first, with the events that did it. */
  readonly undone: readonly { readonly seq: Seq; readonly command: EventCommand; readonly by: Seq }[];
}

/**
 * Which events are taken back at present: the newest reversal of each stands, if it is not itself reversed.
 */
export class Reversals {
  readonly #by = new Map<Seq, Seq>();

  constructor(events: readonly { readonly seq: Seq; readonly undoes: Seq | null }[] = []) {
    for (const event of events) this.add(event);
  }

  add({ seq, undoes }: { readonly seq: Seq; readonly undoes: Seq | null }): void {
    if (undoes !== null) this.#by.set(undoes, Math.max(seq, this.#by.get(undoes) ?? 0));
  }

  /** The newest event that took this one back, whether or not that stands. */
  by(seq: Seq): Seq | undefined {
    return this.#by.get(seq);
  }

  isUndone(seq: Seq): boolean {
    const by = this.#by.get(seq);
    return by !== undefined && !this.isUndone(by);
  }
}

/** What `verify` found. */
export interface Verified {
  readonly problems: readonly Problem[];
  /** What was erased, by the event that did it. */
  readonly erasures: readonly Erased[];
  /** Leaves of what was left out of this copy. */
  readonly withheld: number;
}

/** One erasure: how many events it touched, and how many records and texts in them. */
export interface Erased {
  readonly event: Seq;
  readonly at: number;
  readonly cause: string;
  readonly events: number;
  readonly records: number;
  readonly texts: number;
}

/** A fault that `verify` found. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly event: Seq | null;
  readonly id: string | null;
}

export interface Offer {
  readonly revisionId: Id;
  readonly start: number;
  readonly end: number;
  readonly codeId: Id;
  readonly coderId: Id;
  readonly engine: string;
  readonly rank: number;
  /** Raw score, and calibrated probability where there is one. */
  readonly score: number;
  readonly probability: number | null;
  readonly at: number;
}

export type OutcomeKind = "accepted" | "edited" | "rejected" | "left";

/** Where a coding stands, with the digest of its quotation. */
export interface QuotedCoding {
  readonly id: Id;
  readonly start: number;
  readonly end: number;
  readonly digest: string;
}

/** What workflows may ask of a study's store, whatever database it lives in. */
export interface StudyStore {
  /** The study's folder or address, for messages. */
  readonly location: string;
  readonly readOnly: boolean;
  /** Fails where the study can only be read, and says why. */
  mayWrite(): void;
  readonly studyUid: string;

  current<K extends RecordKind>(kind: K, where?: Where<K>, state?: AsOf): Promise<StoredRecord<K>[]>;
  byId<K extends RecordKind>(kind: K, id: Id): Promise<StoredRecord<K> | null>;
  /** Every version of a record, oldest first, with the event that ended it. */
  versions<K extends RecordKind>(
    kind: K,
    id: Id,
  ): Promise<(StoredRecord<K> & { readonly toSeq: Seq | null })[]>;
  /** Records whose uid begins with the hex digits, current ones only. */
  byUidPrefix(kind: RecordKind, prefix: string, limit: number): Promise<{ id: Id; uid: string }[]>;
  uids(ids: readonly Id[]): Promise<Map<Id, string>>;
  /** Current codings as columns, ordered by revision and start. */
  codingColumns(where?: Where<"coding">, state?: AsOf): Promise<CodingColumns>;
  /** Hands over the current codings of a revision with the digests of their quotations, for checking all of them. */
  quoteDigests(revisionId: Id, each: (coding: QuotedCoding) => void): Promise<void>;
  /** The text of a revision. Fails where it was erased. */
  text(revisionId: Id): Promise<string>;
  textKey(revisionId: Id): Promise<TextKey>;
  /** Keyed digest of bytes under this study's secret. */
  keyedDigest(bytes: Uint8Array): string;
  /** Current revisions that were read from this very file. */
  revisionsOf(bytes: Uint8Array): Promise<Id[]>;
  /** What was worked out from the study and can be worked out again, kept beside it; null where there is none. */
  derived(name: string): Promise<Uint8Array | null>;
  keepDerived(name: string, bytes: Uint8Array): Promise<void>;

  head(): Promise<Head>;
  events(query?: EventQuery): Promise<LedgerEvent[]>;
  event(seq: Seq): Promise<LedgerEvent | null>;
  changes(seq: Seq): Promise<RowChange[]>;
  /** How many rows of each kind an event opened and closed. */
  changeCounts(seq: Seq): Promise<{ kind: RecordKind; opened: number; closed: number }[]>;

  // Everything that writes, and every snapshot, waits for its turn: first come, first served. Asked for inside
  // `work` of an act or a snapshot, what writes fails at once. A single read never sees half of an act.

  /** The only door for writes: one event, one transaction. Reads inside `work` see the locked state. */
  record<R>(act: Act, work: (draft: Draft) => Promise<R> | R): Promise<Recorded<R>>;
  /** Takes back the coder's newest acts that stand; with `among`, only of these. */
  undo(coderId: Id, at: number, options?: UndoOptions & { cascade?: boolean }): Promise<UndoResult>;
  /** Does again what the coder took back last; with `among`, only by these undo events. */
  redo(coderId: Id, at: number, options?: UndoOptions): Promise<UndoResult>;
  /** Checks the history and everything it covers: chain, rows, words, texts, what stands beside it, kept originals. */
  verify(onProgress?: (done: number, all: number) => void): Promise<Verified>;

  /** Appends offers; returns their ids. */
  offer(offers: readonly Offer[]): Promise<Id[]>;
  offers(ids?: readonly Id[]): Promise<(Offer & { readonly id: Id; readonly uid: string })[]>;
  outcome(offerId: Id, kind: OutcomeKind, at: number): Promise<void>;
  outcomes(): Promise<{ offerId: Id; kind: OutcomeKind; at: number }[]>;
  /** Notes that a coder opened something (a transcript, others' codings). */
  opened(coderId: Id, revisionId: Id, what: string, at: number): Promise<void>;
  openings(): Promise<{ coderId: Id; revisionId: Id; what: string; at: number }[]>;

  /** Reads that must agree with each other run inside one snapshot; one begun inside another, or an act, is part of it. */
  snapshot<R>(work: () => Promise<R>): Promise<R>;
  /** Faults of the database's own structure; empty when sound. */
  checkStorage(): Promise<readonly string[]>;
  /** A consistent copy of the study's database in one new file. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
