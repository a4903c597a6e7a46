import type { CodingColumns } from "../core/columns.js";
import type { Id, Seq } from "../core/records.js";
import type { StudyStore } from "../store/port.js";

/**
 * Codings that were given their code under an older version of its definition than the present one.
 * Marking or moving a coding later does not renew it; giving it the code anew does.
 */
export async function codedUnderOlder(store: StudyStore, columns: CodingColumns): Promise<ReadonlySet<Id>> {
  const since = new Map<Id, Seq>();
  for (const { id, definitionVersion } of await store.current("code"))
    if (definitionVersion > 1) since.set(id, await definedAt(store, id, definitionVersion));
  const older = new Set<Id>();
  for (let i = 0; i < columns.count; i++) {
    const code = columns.code[i] as number;
    const changed = since.get(code);
    if (changed === undefined) continue;
    const id = columns.id[i] as number;
    if ((columns.fromSeq[i] as number) < changed || (await codedAt(store, id, code)) < changed) older.add(id);
  }
  return older;
}

/** The event since which a code has had its present definition. */
async function definedAt(store: StudyStore, id: Id, version: number): Promise<Seq> {
  const versions = await store.versions("code", id);
  const before = versions.findLastIndex(({ definitionVersion }) => definitionVersion !== version);
  return versions[before + 1]?.fromSeq ?? 0;
}

/** The event by which a coding got the code it has. */
async function codedAt(store: StudyStore, id: Id, code: Id): Promise<Seq> {
  const versions = await store.versions("coding", id);
  const before = versions.findLastIndex(({ codeId }) => codeId !== code);
  return versions[before + 1]?.fromSeq ?? 0;
}
