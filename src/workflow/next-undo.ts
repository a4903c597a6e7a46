import type { Id } from "../core/records.js";
import type { LedgerEvent, StudyStore } from "../store/port.js";

const page = 200;

/** The act that an undo by this coder would take back, or null where there is none. */
export async function nextUndo(store: StudyStore, coderId: Id): Promise<LedgerEvent | null> {
  // Newest first: what takes an event back is newer, so it has been met before.
  const reversed = new Set<number>();
  for (let before: number | undefined; ; ) {
    const events = await store.events({ limit: page, ...(before === undefined ? {} : { before }) });
    for (const event of events) {
      if (event.undoes !== null) {
        if (!reversed.has(event.seq)) reversed.add(event.undoes);
      } else if (event.coderId === coderId && !reversed.has(event.seq))
        return event.command === "study.init" ? null : event;
      before = event.seq;
    }
    if (events.length < page) return null;
  }
}
