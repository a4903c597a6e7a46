import type { EventCommand } from "../../core/event-command.js";
import type { Approach, Seq } from "../../core/records.js";
import { Reversals } from "../../store/port.js";
import { actPhases } from "../shared/act-phases.js";
import { studyDays } from "../shared/study-zone.js";
import type { Work } from "../shared/work.js";

/** An act that stands, with the phase it was given or, where none was given, is usually of. */
export interface PhaseAct {
  readonly seq: Seq;
  /** The study's day, YYYY-MM-DD. */
  readonly date: string;
  readonly command: EventCommand;
  readonly phase: number | null;
  /** Whether the researcher said so. */
  readonly given: boolean;
  readonly coder: string;
}

export interface PhaseNote {
  readonly phase: number | null;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  /** The event that wrote it as it stands. */
  readonly event: Seq;
  /** The study's day, YYYY-MM-DD. */
  readonly date: string;
}

export interface PhaseJournal {
  readonly approach: Approach;
  readonly acts: readonly PhaseAct[];
  readonly notes: readonly PhaseNote[];
}

/** The acts that stand and the notes, by phase, from the history itself. What was taken back is left out. */
export async function phaseJournal({ store }: Work): Promise<PhaseJournal> {
  const events = await store.events();
  const reversals = new Reversals(events);
  const dayOf = await studyDays(store);
  const phaseOf = await actPhases(store);
  const names = new Map((await store.current("coder")).map(({ id, name }) => [id, name]));
  const acts = events
    .filter(({ seq, undoes }) => undoes === null && !reversals.isUndone(seq))
    .map((event) => ({
      seq: event.seq,
      date: dayOf(event.at),
      command: event.command,
      phase: phaseOf(event),
      given: event.phaseGiven !== null,
      coder: names.get(event.coderId) ?? "a coder since removed",
    }))
    .sort((a, b) => a.seq - b.seq);
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const notes = (await store.current("memo"))
    .map(({ kind, title, body, madeSeq }): PhaseNote => {
      const event = bySeq.get(madeSeq);
      const phase = event === undefined ? null : phaseOf(event);
      return { phase, kind, title, body, event: madeSeq, date: dayOf(event?.at ?? 0) };
    })
    .sort((a, b) => a.event - b.event);
  const [approach] = await store.current("setting", { key: "approach" });
  return { approach: (approach?.value ?? "codebook") as Approach, acts, notes };
}
