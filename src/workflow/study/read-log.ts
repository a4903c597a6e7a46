import { dataError } from "../../core/errors.js";
import type { Id, Seq } from "../../core/records.js";
import { type LedgerEvent, Reversals, type RowChange } from "../../store/port.js";
import { RealNames } from "../shared/real-names.js";
import { ShownExamples } from "../shared/shown-examples.js";
import type { Work } from "../shared/work.js";

export interface LogEntry extends LedgerEvent {
  readonly coder: string;
  /** Taken back at present. */
  readonly undone: boolean;
}

/** Names of coders, past ones too. */
async function coderNames(work: Work, ids: Iterable<Id>): Promise<Map<Id, string>> {
  const names = new Map<Id, string>();
  for (const id of new Set(ids)) {
    const versions = await work.store.versions("coder", id);
    names.set(id, versions.at(-1)?.name ?? "?");
  }
  return names;
}

/** The history, newest first; participants are called by their labels in what was typed, too. */
export async function readLog(work: Work, limit: number | undefined): Promise<LogEntry[]> {
  const all = await work.store.events();
  const reversals = new Reversals(all);
  const names = await coderNames(
    work,
    all.map(({ coderId }) => coderId),
  );
  const real = await RealNames.read(work.store);
  return all.slice(0, limit ?? all.length).map((event) => ({
    ...event,
    args: real.hideIn(event.args),
    coder: names.get(event.coderId) ?? "?",
    undone: reversals.isUndone(event.seq),
  }));
}

export interface ShownEvent {
  readonly event: LogEntry;
  readonly changes: readonly RowChange[];
}

/** One event with everything it changed, before and after, but for names of participants and examples that are held back. */
export async function showEvent(work: Work, seq: Seq): Promise<ShownEvent> {
  const head = await work.store.head();
  const event = (await readLog(work, undefined)).find((entry) => entry.seq === seq);
  if (event === undefined)
    throw dataError(
      "no-such-event",
      `There is no event ${seq}; the history ends with ${head.seq}.`,
      "See 'themata log'.",
    );
  const real = await RealNames.read(work.store);
  const shown = await ShownExamples.read(work.store, "shown");
  const fields = (kind: RowChange["kind"], record: RowChange["after"]): RowChange["after"] => {
    if (kind === "speaker" || kind === "participant") return real.hideIn(record);
    if (kind !== "code" || record === null || !Array.isArray(record.examples)) return record;
    return { ...record, examples: shown.of(record.examples.map(String)) };
  };
  const changes = (await work.store.changes(seq)).map((change) => ({
    ...change,
    before: fields(change.kind, change.before),
    after: fields(change.kind, change.after),
  }));
  return { event, changes };
}
