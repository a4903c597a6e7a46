import type { Id } from "./ids.js";

/** What stands in the texts in place of a real name. The name itself is in a key file outside the study. */
export interface Pseudonym {
  readonly kind: string;
  /** The source it holds for; null: the whole study. */
  readonly scopeId: Id | null;
  readonly replacement: string;
  readonly note: string;
}

/** What was erased of one event of the history, so that what is missing there is known to be missing. */
export interface Tombstone {
  /** Hash of the event. */
  readonly event: string;
  /** What the event's records and words came to before and after; see docs/format.md. */
  readonly before: string;
  readonly after: string;
  /** Why: withdrawal, pseudonyms … */
  readonly cause: string;
  /** Records whose words the event had written. */
  readonly erasedIds: readonly Id[];
  /** Revisions whose text it had brought. */
  readonly textIds: readonly Id[];
  /** Whether its reason and arguments went, too. */
  readonly payload: boolean;
}
