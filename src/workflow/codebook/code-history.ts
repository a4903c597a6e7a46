import type { Id, Seq } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import type { NamedCode } from "../shared/resolve.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { studyDays } from "../shared/study-zone.js";
import type { Work } from "../shared/work.js";
import { differences, type FieldChange, withShownExamples } from "./code-fields.js";
import { allCodes, findCode } from "./codebook-state.js";

/** One version of a code's record: the event that made it, and what it changed. */
export interface CodeVersion {
  readonly event: Seq;
  /** ISO 8601. */
  readonly at: string;
  /** The study's day of it, YYYY-MM-DD. */
  readonly date: string;
  readonly coder: string;
  readonly command: string;
  readonly reason: string | null;
  readonly definitionVersion: number;
  /** Empty for the first version. */
  readonly changes: readonly FieldChange[];
}

/** Every version of a code's record, oldest first. */
export async function codeHistory(
  work: Work,
  wanted: string,
): Promise<{ readonly code: NamedCode; readonly versions: readonly CodeVersion[] }> {
  const codes = await allCodes(work.store);
  const code = findCode(wanted, codes);
  return { code, versions: await versionsOf(work.store, code.id) };
}

export async function versionsOf(store: StudyStore, id: Id): Promise<readonly CodeVersion[]> {
  const records = await store.versions("code", id);
  const names = await namesAt(
    store,
    records.flatMap(({ parentId, mergedInto }) => [parentId, mergedInto]),
  );
  const coders = new Map((await store.current("coder")).map((coder) => [coder.id, coder.name]));
  const dayOf = await studyDays(store);
  const shown = await ShownExamples.read(store, "shown");
  const versions: CodeVersion[] = [];
  let before: (typeof records)[number] | undefined;
  for (const record of records) {
    const event = await store.event(record.fromSeq);
    const nameOf = (other: Id | null) => names(other, record.fromSeq);
    // A version that differs in its place among its siblings alone has nothing to tell.
    const changes = before === undefined ? [] : withShownExamples(differences(before, record, nameOf), shown);
    if (before === undefined || changes.length > 0)
      versions.push({
        event: record.fromSeq,
        at: new Date(event?.at ?? 0).toISOString(),
        date: dayOf(event?.at ?? 0),
        coder: coders.get(event?.coderId ?? 0) ?? "",
        command: event?.command ?? "",
        reason: event?.reason ?? null,
        definitionVersion: record.definitionVersion,
        changes,
      });
    before = record;
  }
  return versions;
}

/** The names that codes had at an event. */
async function namesAt(store: StudyStore, ids: readonly (Id | null)[]) {
  const known = new Map<Id, readonly { name: string; fromSeq: Seq; toSeq: Seq | null }[]>();
  for (const id of new Set(ids)) if (id !== null) known.set(id, await store.versions("code", id));
  return (id: Id | null, seq: Seq): string => {
    const all = id === null ? [] : (known.get(id) ?? []);
    return (all.find((v) => v.fromSeq <= seq && (v.toSeq === null || v.toSeq > seq)) ?? all[0])?.name ?? "";
  };
}
