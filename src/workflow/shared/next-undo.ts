import { isLasting } from "../../core/event-command.js";
import type { Id, Seq } from "../../core/records.js";
import type { LedgerEvent, StudyStore } from "../../store/port.js";

const page = 200;

/** The act that an undo by this coder would take back, of these where any are named; null where there is none. */
export async function nextUndo(
  store: StudyStore,
  coderId: Id,
  among?: ReadonlySet<Seq>,
): Promise<LedgerEvent | null> {
  for await (const { event, reversed } of newestFirst(store, among))
    if (isActOf(coderId, event) && !reversed && (among?.has(event.seq) ?? true)) return event;
  return null;
}

/** The undo that a redo by this coder would take back, of these where any are named; null where there is none. */
export async function nextRedo(
  store: StudyStore,
  coderId: Id,
  among?: ReadonlySet<Seq>,
): Promise<LedgerEvent | null> {
  for await (const { event, reversed } of newestFirst(store, among)) {
    if (event.coderId !== coderId) continue;
    // An act of theirs ends what can be done again.
    if (isActOf(coderId, event)) return null;
    if (event.command === "undo" && !reversed && (among?.has(event.seq) ?? true)) return event;
  }
  return null;
}

const isActOf = (coderId: Id, event: LedgerEvent) =>
  event.undoes === null && event.coderId === coderId && !isLasting(event.command);

/** The events with whether each is taken back at present, no farther back than the oldest that is asked about. */
async function* newestFirst(store: StudyStore, among: ReadonlySet<Seq> | undefined) {
  const oldest = among === undefined ? 0 : Math.min(...among);
  // What takes an event back is newer, so it has been met before.
  const taken = new Set<Seq>();
  for (let before: number | undefined; ; ) {
    const events = await store.events({ limit: page, ...(before === undefined ? {} : { before }) });
    for (const event of events) {
      if (event.seq < oldest) return;
      const reversed = taken.has(event.seq);
      if (event.undoes !== null && !reversed) taken.add(event.undoes);
      yield { event, reversed };
      before = event.seq;
    }
    if (events.length < page) return;
  }
}
