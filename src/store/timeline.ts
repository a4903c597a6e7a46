import { sql } from "kysely";
import { type EventCommand, isLasting } from "../core/event-command.js";
import { addTo } from "../core/group-by.js";
import type { Id, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { Reversals } from "./port.js";

/** An event as undo sees it. */
export interface Past {
  readonly seq: Seq;
  readonly coder_id: Id;
  readonly command: EventCommand;
  readonly undoes: Seq | null;
  readonly batch: Seq | null;
}

/** Whether an event is somebody's act, and not an undo or redo of one. */
export const isAct = (event: Past) => event.undoes === null;

/** The whole past with what is undone at present. */
export class Timeline {
  readonly #bySeq = new Map<Seq, Past>();
  readonly #reversals = new Reversals();
  readonly #batches = new Map<Seq, Past[]>();

  constructor(readonly past: readonly Past[]) {
    for (const event of past) this.add(event);
  }

  /** Takes in an event that has happened since. */
  add(event: Past): void {
    this.#bySeq.set(event.seq, event);
    this.#reversals.add(event);
    if (event.batch === null) return;
    addTo(this.#batches, event.batch, event);
  }

  /** Whether an event's changes are taken back. */
  isReversed(seq: Seq): boolean {
    return this.#reversals.isUndone(seq);
  }

  /** The events of this one's batch that stand and can be taken back, newest first. */
  standingBatch(event: Past): readonly Past[] {
    const members = event.batch === null ? [event] : (this.#batches.get(event.batch) ?? [event]);
    return members.filter((member) => !isLasting(member.command) && !this.isReversed(member.seq)).reverse();
  }

  /** The act behind an event: itself, or for an undo or redo the act it is about. */
  actBehind(event: Past): Past {
    let act = event;
    while (act.undoes !== null) {
      const before = this.#bySeq.get(act.undoes);
      if (before === undefined) break;
      act = before;
    }
    return act;
  }

  /** What of an event stands at present: the act behind it, or where that is taken back, the event that did so. */
  standingBehind(event: Past): Past {
    const act = this.actBehind(event);
    const by = this.isReversed(act.seq) ? this.#reversals.by(act.seq) : undefined;
    return (by === undefined ? undefined : this.#bySeq.get(by)) ?? act;
  }

  at(seq: Seq): Past | undefined {
    return this.#bySeq.get(seq);
  }

  /** Since which event a standing act has held: itself, or its newest redo. */
  heldSince(act: Past): Seq {
    const undo = this.#reversals.by(act.seq);
    return (undo === undefined ? undefined : this.#reversals.by(undo)) ?? act.seq;
  }
}

export async function readTimeline(connection: Connection): Promise<Timeline> {
  return new Timeline(
    await connection.all<Past>(sql`select seq, coder_id, command, undoes, batch from event order by seq`),
  );
}
