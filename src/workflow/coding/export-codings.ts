import type { Id } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import type { CodingFilters } from "./coding-filters.js";
import { type ListedCoding, listCodings } from "./list-codings.js";

/** A coding with what the study knows of its source and of whose words it touches. */
export interface ExportedCoding extends ListedCoding {
  /** Of the session, YYYY-MM-DD; empty where unknown. */
  readonly date: string;
  readonly roles: readonly string[];
  /** Of the participants whose words it touches; several different values joined by "; ". */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ExportedCodings {
  readonly codings: readonly ExportedCoding[];
  /** Keys of participants' attributes, in order: each is a column. */
  readonly attributes: readonly string[];
  /** How many lie on an earlier revision of their source and are left out. */
  readonly outdated: number;
  /** How many lie in the words of people who withdrew and are left out. */
  readonly withdrawn: number;
}

/** Codings for other programs: one row a coding, with everything that a row can be grouped by. */
export async function exportCodings(
  store: StudyStore,
  filters: CodingFilters,
  names: boolean,
): Promise<ExportedCodings> {
  const { codings, outdated, withdrawn } = await listCodings(store, filters, { names });
  const participants = await store.current("participant");
  const idOf = new Map(participants.map(({ label, id }) => [label, id]));
  const roleOf = new Map(participants.map(({ label, role }) => [label, role]));
  const valuesOf = new Map<Id, Map<string, string>>();
  const keys = new Set<string>();
  for (const { participantId, key, value } of await store.current("attribute")) {
    valuesOf.set(participantId, (valuesOf.get(participantId) ?? new Map<string, string>()).set(key, value));
    keys.add(key);
  }
  const attributes = [...keys].sort();
  const sessions = new Map((await store.current("session")).map(({ id, date }) => [id, date]));
  const dates = new Map(
    (await store.current("source")).map(({ name, sessionId }) => [name, sessions.get(sessionId ?? 0) ?? ""]),
  );
  const joined = (values: readonly (string | undefined)[]) =>
    [...new Set(values.filter((value) => value !== undefined && value !== ""))].join("; ");
  return {
    attributes,
    outdated,
    withdrawn,
    codings: codings.map((coding) => ({
      ...coding,
      date: dates.get(coding.source) ?? "",
      roles: [...new Set(coding.participants.flatMap((label) => roleOf.get(label) || []))],
      attributes: Object.fromEntries(
        attributes.map((key) => [
          key,
          joined(coding.participants.map((label) => valuesOf.get(idOf.get(label) ?? 0)?.get(key))),
        ]),
      ),
    })),
  };
}
