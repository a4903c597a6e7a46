import { dataError } from "../../core/errors.js";
import type { Id, Seq } from "../../core/records.js";
import { type LedgerEvent, Reversals, type RowChange } from "../../store/port.js";
import { RealNames } from "../shared/real-names.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { supportWords } from "../shared/support-decisions.js";
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
  /** What was decided about a passage under a theme, in words, by the record's uid. */
  readonly decisions: ReadonlyMap<string, string>;
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
  return { event, changes, decisions: await decisionsOf(work, changes) };
}

/** Decisions on the support of themes in words, with the names of now. */
async function decisionsOf(work: Work, changes: readonly RowChange[]): Promise<Map<string, string>> {
  const { store } = work;
  const records = changes.filter(({ kind }) => kind === "theme_support");
  if (records.length === 0) return new Map();
  const idIn = ({ before, after }: RowChange, field: string) => Number((after ?? before)?.[field] ?? 0);
  const uids = await store.uids([...new Set(records.map((change) => idIn(change, "codingId")))]);
  const coders = await coderNames(
    work,
    records.map((change) => idIn(change, "coderId")),
  );
  const themes = new Map<Id, string>();
  for (const id of new Set(records.map((change) => idIn(change, "themeId"))))
    themes.set(id, (await store.versions("theme", id)).at(-1)?.name ?? "?");
  const decision = (record: RowChange["after"]) =>
    record === null
      ? "nothing decided"
      : (Object.entries(supportWords).find(([state]) => state === record.state)?.[1] ?? "?");
  return new Map(
    records.map((change) => {
      const coding = uids.get(idIn(change, "codingId"))?.slice(0, 8) ?? "?";
      const { before, after } = change;
      const what = before === null ? decision(after) : `${decision(before)} before, now ${decision(after)}`;
      const who = coders.get(idIn(change, "coderId")) ?? "?";
      const theme = themes.get(idIn(change, "themeId")) ?? "?";
      const note = String(after?.note ?? "");
      return [
        change.uid,
        `the passage of coding ${coding} under "${theme}": ${what} (${who})${note === "" ? "" : ` – ${note}`}`,
      ];
    }),
  );
}
