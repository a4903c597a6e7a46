import type { CodingColumns } from "../../core/columns.js";
import type { Id, Seq } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";

/**
 * For each coding the version of its code's definition that was in force when it was given the code. Marking a
 * coding later, undo and redo do not renew it; giving it the code anew does.
 */
export async function definitionsCodedUnder(
  store: StudyStore,
  columns: CodingColumns,
  codes: ReadonlySet<Id>,
): Promise<ReadonlyMap<Id, number>> {
  const versions = new Map<Id, readonly Dated[]>();
  for (const id of codes) versions.set(id, await store.versions("code", id));
  const found = new Map<Id, number>();
  for (let i = 0; i < columns.count; i++) {
    const code = columns.code[i]!;
    const records = versions.get(code);
    if (records === undefined) continue;
    const id = columns.id[i]!;
    const made = columns.madeSeq[i]!;
    const at = columns.fromSeq[i] === made ? made : await codedAt(store, id, code);
    found.set(id, inForce(records, at));
  }
  return found;
}

/** Codings that were given their code under an older version of its definition than the present one. */
export async function codedUnderOlder(store: StudyStore, columns: CodingColumns): Promise<ReadonlySet<Id>> {
  const codes = (await store.current("code")).filter(({ definitionVersion }) => definitionVersion > 1);
  const present = new Map(codes.map(({ id, definitionVersion }) => [id, definitionVersion]));
  const under = await definitionsCodedUnder(store, columns, new Set(present.keys()));
  const older = new Set<Id>();
  for (let i = 0; i < columns.count; i++) {
    const id = columns.id[i]!;
    const version = under.get(id);
    if (version !== undefined && version < (present.get(columns.code[i]!) ?? 0)) older.add(id);
  }
  return older;
}

interface Dated {
  readonly fromSeq: Seq;
  readonly toSeq: Seq | null;
  readonly definitionVersion: number;
}

/** The definition at an event; for a code that was taken away then, the one before. */
function inForce(versions: readonly Dated[], at: Seq): number {
  const known = versions.filter(({ fromSeq }) => fromSeq <= at).at(-1) ?? versions[0];
  return known?.definitionVersion ?? 1;
}

/** The act by which a coding got the code it has. */
async function codedAt(store: StudyStore, id: Id, code: Id): Promise<Seq> {
  const versions = await store.versions("coding", id);
  const before = versions.findLastIndex(({ codeId }) => codeId !== code);
  const first = versions[before + 1];
  return first === undefined ? 0 : first.actSeq;
}
