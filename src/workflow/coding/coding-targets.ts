import { conflictError, usageError } from "../../core/errors.js";
import type { Id, StoredRecord } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import { type CodingFilters, narrows, selectCodings } from "./coding-filters.js";

/** Which codings to act on: by id, or by filters; those of others only where that is said. */
export interface CodingTargets {
  /** Ids, or beginnings of at least four hex digits. */
  readonly ids: readonly string[];
  readonly filters: CodingFilters;
  readonly others: boolean;
}

export interface Targets {
  readonly codings: readonly StoredRecord<"coding">[];
  /** Codings of others that the filters meant as well, and that stay. */
  readonly left: readonly { readonly coder: string; readonly count: number }[];
}

/**
 * The codings meant. To be called inside the write.
 * @throws usage errors `no-filter`, `unknown-coding`, `ambiguous-coding`; conflict `not-your-coding`
 */
export async function findTargets(store: StudyStore, wanted: CodingTargets, coderId: Id): Promise<Targets> {
  const byFilter = wanted.ids.length === 0;
  if (!byFilter && narrows(wanted.filters))
    throw usageError("ids-and-filters", "Name codings by their ids or by filters, not by both.");
  if (byFilter && !narrows(wanted.filters))
    throw usageError(
      "no-filter",
      "Say which codings: their ids, or a filter such as --source or --code.",
      "'themata codings' lists them with their ids.",
    );
  const found = byFilter ? await filtered(store, wanted.filters) : await byIds(store, wanted.ids);
  const own = found.filter((coding) => wanted.others || coding.coderId === coderId);
  const foreign = found.filter((coding) => !wanted.others && coding.coderId !== coderId);
  const left = await countByCoder(store, foreign);
  if (foreign.length > 0 && (own.length === 0 || !byFilter)) throw notYours(left);
  return { codings: own, left };
}

async function filtered(store: StudyStore, filters: CodingFilters): Promise<StoredRecord<"coding">[]> {
  const { rows, columns } = await selectCodings(store, filters);
  const ids = new Set(rows.map((i) => columns.id[i]!));
  const revisionId = [...new Set(rows.map((i) => columns.revision[i]!))];
  return (await store.current("coding", { revisionId })).filter(({ id }) => ids.has(id));
}

async function byIds(store: StudyStore, wanted: readonly string[]): Promise<StoredRecord<"coding">[]> {
  const found = new Map<Id, StoredRecord<"coding">>();
  for (const id of wanted) {
    const coding = await codingByUid(store, id);
    found.set(coding.id, coding);
  }
  return [...found.values()];
}

/** The coding whose id begins so. */
export async function codingByUid(store: StudyStore, wanted: string): Promise<StoredRecord<"coding">> {
  if (!/^[0-9a-f]{4,32}$/i.test(wanted))
    throw usageError(
      "bad-coding-id",
      `A coding is named by its id or at least its first 4 digits (0-9, a-f), not "${wanted}".`,
      "'themata codings' lists them.",
    );
  const found = await store.byUidPrefix("coding", wanted.toLowerCase(), 6);
  if (found.length > 1)
    throw usageError(
      "ambiguous-coding",
      `More than one coding's id begins with ${wanted}: ${found.map(({ uid }) => uid.slice(0, 12)).join(", ")}`,
      "Give more of it.",
    );
  const coding = found[0] && (await store.byId("coding", found[0].id));
  if (!coding)
    throw usageError(
      "unknown-coding",
      `There is no coding with the id ${wanted}.`,
      "'themata codings' lists them.",
    );
  return coding;
}

async function countByCoder(store: StudyStore, codings: readonly StoredRecord<"coding">[]) {
  if (codings.length === 0) return [];
  const counts = new Map<Id, number>();
  for (const { coderId } of codings) counts.set(coderId, (counts.get(coderId) ?? 0) + 1);
  const coders = await store.current("coder");
  return [...counts].map(([id, count]) => ({
    coder: coders.find((coder) => coder.id === id)?.name ?? "somebody else",
    count,
  }));
}

function notYours(left: Targets["left"]) {
  const whose = left.map(({ coder, count }) => `${count} of ${coder}`).join(", ");
  return conflictError(
    "not-your-coding",
    `These codings are not yours: ${whose}.`,
    "Nothing was changed. --others includes them; --coder NAME says who you are.",
  );
}
