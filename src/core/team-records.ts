import type { Id } from "./ids.js";

/** A copy of the study that was handed out, or met in a merge. */
export interface Replica {
  /** The copy's uid. */
  readonly key: string;
  /** Whom it was made for. */
  readonly coderId: Id | null;
  readonly blind: boolean;
  /** The event it was made after. */
  readonly base: string;
  readonly state: string;
  readonly name: string;
}

/** Up to where the history of another copy has been merged. */
export interface MergedHead {
  readonly replica: string;
  readonly seq: number;
  readonly head: string;
  /** The last event both had. */
  readonly common: string;
}

/** Something that two copies said differently. */
export interface Conflict {
  readonly mergedId: Id;
  readonly targetId: Id;
  readonly kind: string;
  readonly field: string;
  readonly state: "open" | "ours" | "theirs" | "settled";
  readonly ours: string;
  readonly theirs: string;
}

/** A database login under which a coder works. */
export interface Login {
  readonly coderId: Id;
  readonly role: "lead" | "coder" | "reader";
  readonly name: string;
}
