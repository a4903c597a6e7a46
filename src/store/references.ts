import { sql } from "kysely";
import { conflictError } from "../core/errors.js";
import type { RecordKind, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { fieldsOf, referencesTo } from "./fields.js";
import { recordKinds } from "./tables.js";

/**
 * Records refer only to current records. After an event's rows are written, what it closed must
 * not be referred to any more, and what it opened must refer to things that are there.
 */
export async function checkReferences(
  connection: Connection,
  seq: Seq,
  opened: ReadonlySet<RecordKind>,
  closed: ReadonlySet<RecordKind>,
): Promise<void> {
  for (const kind of closed)
    for (const { from, field } of referencesTo(kind)) {
      const [row] = await connection.all<{ seq: Seq }>(sql`
        select r.from_seq as seq from ${sql.table(from)} r
        where r.to_seq is null and ${sql.ref(`r.${field.column}`)} in (
          select t.id from ${sql.table(kind)} t where t.to_seq = ${seq}
          and not exists (select 1 from ${sql.table(kind)} c where c.id = t.id and c.to_seq is null))
        limit 1`);
      if (row !== undefined) throw stillUsed(kind, from, row.seq);
    }
  for (const from of opened)
    for (const field of fieldsOf(from)) {
      if (field.type.type !== "ref") continue;
      const targets = field.type.to === "any" ? recordKinds : [field.type.to];
      const missing = targets.map(
        (kind) =>
          sql`not exists (select 1 from ${sql.table(kind)} c where c.id = ${sql.ref(`r.${field.column}`)} and c.to_seq is null)`,
      );
      const [row] = await connection.all<{ id: number }>(sql`
        select r.id from ${sql.table(from)} r where r.from_seq = ${seq} and r.to_seq is null
        and ${sql.ref(`r.${field.column}`)} is not null and ${sql.join(missing, sql` and `)} limit 1`);
      if (row !== undefined) throw gone(from, field.name);
    }
}

const word = (kind: RecordKind) => kind.replace("_", " ");

function stillUsed(kind: RecordKind, from: RecordKind, seq: Seq) {
  return conflictError(
    "still-used",
    `A ${word(kind)} cannot be removed while a ${word(from)} (event ${seq}) refers to it.`,
    `See 'themata show ${seq}'.`,
  );
}

function gone(from: RecordKind, field: string) {
  return conflictError(
    "reference-gone",
    `A ${word(from)} refers to something that is no longer there (${field}).`,
    "The study was changed in between; see 'themata log'.",
  );
}
