import { sha256 } from "./hash.js";

/** What an event's own hash covers. Hashes are hex; `coder` is the coder's uid. */
export interface EventSeal {
  readonly seq: number;
  readonly at: number;
  readonly coder: string;
  readonly tool: string;
  readonly command: string;
  readonly phaseGiven: number | null;
  readonly phaseInferred: number | null;
  readonly undoes: number | null;
  readonly batch: number | null;
  readonly payloadHash: string;
  readonly rowsHash: string;
  readonly prevHash: string;
}

/** The hash before the first event: bound to the study, so that chains of two studies never mix. */
export const genesis = (studyUid: string): string => sha256(`themata study ${studyUid}`);

/** The hash of an event over everything it says and the event before it. */
export function eventHash(e: EventSeal): string {
  return sha256(
    JSON.stringify([
      1,
      e.seq,
      e.at,
      e.coder,
      e.tool,
      e.command,
      e.phaseGiven,
      e.phaseInferred,
      e.undoes,
      e.batch,
      e.payloadHash,
      e.rowsHash,
      e.prevHash,
    ]),
  );
}
