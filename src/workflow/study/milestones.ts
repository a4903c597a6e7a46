import { usageError } from "../../core/errors.js";
import type { Seq } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import { checkName } from "../shared/check-fields.js";
import { studyDays } from "../shared/study-zone.js";
import { act, type Work } from "../shared/work.js";

/** Names the study's newest event, to come back to this state by name. */
export async function addMilestone(
  work: Work,
  wanted: string,
  note: string,
): Promise<{ event: Seq | null; milestone: string; names: Seq }> {
  const name = checkName("A milestone's name", wanted);
  const { seq, result } = await work.store.record(act(work, "milestone.add", { name }), async (draft) => {
    const others = await work.store.current("milestone");
    const same = others.find((other) => fold(other.name) === fold(name));
    if (same !== undefined)
      throw usageError("milestone-exists", `"${same.name}" names event ${same.eventSeq} already.`);
    const { seq: newest } = await work.store.head();
    draft.add("milestone", { eventSeq: newest, name, note: note.trim() });
    return newest;
  });
  return { event: seq, milestone: name, names: result };
}

export interface ListedMilestone {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly event: Seq;
  /** When that event was written, ISO 8601. */
  readonly at: string;
  /** The study's day of it, YYYY-MM-DD. */
  readonly date: string;
}

/** The milestones in the order of the events they name. */
export async function listMilestones({ store }: Work): Promise<ListedMilestone[]> {
  const dayOf = await studyDays(store);
  const listed: ListedMilestone[] = [];
  for (const { uid, name, note, eventSeq } of await store.current("milestone")) {
    const event = await store.event(eventSeq);
    listed.push({
      id: uid,
      name,
      note,
      event: eventSeq,
      at: event === null ? "" : new Date(event.at).toISOString(),
      date: event === null ? "" : dayOf(event.at),
    });
  }
  return listed.sort((a, b) => a.event - b.event);
}
