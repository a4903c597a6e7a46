/** What an event's own hash covers. Hashes and uids are hex. */
export interface EventSeal {
  readonly format: number;
  readonly seq: number;
  readonly at: number;
  /** The copy of the study it was written in; empty in format 1. */
  readonly replica: string;
  readonly coder: string;
  readonly tool: string;
  readonly command: string;
  readonly phaseGiven: number | null;
  readonly phaseInferred: number | null;
  readonly undoes: number | null;
  readonly batch: number | null;
  readonly payloadHash: string;
  readonly rowsHash: string;
  /** What stood in the append-only tables, and what the study is known by; empty in format 1. */
  readonly sideHash: string;
  readonly identity: string;
  readonly prevHash: string;
}
