import { usageError } from "../../core/errors.js";
import type { EventCommand } from "../../core/event-command.js";
import type { Id } from "../../core/records.js";
import type { EncoderSetting } from "../../jobs/encoder-choice.js";
import type { Act, StudyStore } from "../../store/port.js";

/** What every use case is handed: the study, who works, the time, and how to tell of progress. */
export interface Work {
  readonly store: StudyStore;
  /** Who acts; null where the command only reads and nobody was named. Id 0: joins with the first act. */
  readonly coder: { readonly id: Id; readonly name: string } | null;
  /** Milliseconds since 1970. */
  now(): number;
  readonly reason?: string | undefined;
  readonly phase?: number | undefined;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  progress(done: number, all: number, what: string): void;
  /** Which sentence encoder suggestions may use; none where nobody says. */
  readonly encoder?: (() => Promise<EncoderSetting>) | undefined;
  /** A warning or hint for the user, beside the answer. */
  note(message: string): void;
}

/** The coder, for use cases that write. */
export function coderOf(work: Work): { readonly id: Id; readonly name: string } {
  if (work.coder === null)
    throw usageError("no-coder", "No coder is named.", "Name one with --coder NAME or THEMATA_CODER.");
  return work.coder;
}

/** The act a use case is about to record. */
export function act(
  work: Work,
  command: EventCommand,
  args: Readonly<Record<string, unknown>> = {},
  more: Partial<Act> = {},
): Act {
  const coder = coderOf(work);
  return {
    command,
    coderId: coder.id === 0 ? null : coder.id,
    joining: coder.id === 0 ? { name: coder.name } : undefined,
    at: work.now(),
    reason: work.reason,
    phase: work.phase,
    dryRun: work.dryRun,
    args,
    ...more,
  };
}
