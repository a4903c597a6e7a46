import { type RawBuilder, sql } from "kysely";
import type { Id, RecordKind, Seq, StoredRecord } from "../core/records.js";
import { chunks } from "./chunks.js";
import type { Connection } from "./connection.js";
import { type Field, fieldsOf } from "./fields.js";
import type { AsOf, Where } from "./port.js";
import { decode, toColumn } from "./row-codec.js";

const hexOf = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString("hex");

/** Rows that stand now, or stood right after an event. */
function standing(alias: string, asOf: Seq | undefined, unindexed: RawBuilder<unknown>): RawBuilder<unknown> {
  const to = sql`${unindexed}${sql.ref(`${alias}.to_seq`)}`;
  if (asOf === undefined) return sql`${to} is null`;
  return sql`${unindexed}${sql.ref(`${alias}.from_seq`)} <= ${asOf} and (${to} is null or ${to} > ${asOf})`;
}

function condition(kind: RecordKind, field: Field, wanted: unknown): RawBuilder<unknown> {
  const column = sql.ref(`t.${field.column}`);
  const list = valuesOf(field, wanted);
  const values = list.filter((v) => v !== null).map((v) => toColumn(field.type, v, kind, field.name));
  const parts: RawBuilder<unknown>[] = [];
  if (values.length > 0)
    parts.push(values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} in (${sql.join(values)})`);
  if (values.length < list.length) parts.push(sql`${column} is null`);
  return parts.length === 0 ? sql`1 = 0` : sql`(${sql.join(parts, sql` or `)})`;
}

/** The values asked for. A field that is itself a list is asked for by one list, or by a list of lists. */
function valuesOf(field: Field, wanted: unknown): readonly unknown[] {
  if (!Array.isArray(wanted)) return [wanted];
  const isList = field.type.type === "json" || field.type.type === "refs";
  return isList && !wanted.some(Array.isArray) ? [wanted] : wanted;
}

/** The rows of a kind that a question asks for, as `t`. `scanning` keeps the planner to the table's own order. */
export function conditions<K extends RecordKind>(
  kind: K,
  where: Where<K>,
  state: AsOf,
  { scanning = false } = {},
): RawBuilder<unknown> {
  const parts = [standing("t", state.asOf, scanning ? sql`+` : sql``)];
  for (const field of fieldsOf(kind)) {
    const wanted = (where as Readonly<Record<string, unknown>>)[field.name];
    if (wanted !== undefined) parts.push(condition(kind, field, wanted));
  }
  return sql.join(parts, sql` and `);
}

/** A record's first event. */
const madeSeq = (kind: RecordKind) =>
  sql`(select min(f.from_seq) from ${sql.table(kind)} f where f.id = t.id) as made_seq`;

function toRecord<K extends RecordKind>(kind: K, row: Record<string, unknown>): StoredRecord<K> {
  return {
    id: row.id,
    uid: hexOf(row.uid),
    fromSeq: row.from_seq,
    actSeq: row.as_of ?? row.from_seq,
    madeSeq: row.made_seq,
    ...decode(kind, row),
  } as unknown as StoredRecord<K>;
}

export async function readCurrent<K extends RecordKind>(
  connection: Connection,
  kind: K,
  where: Where<K> = {},
  state: AsOf = {},
): Promise<StoredRecord<K>[]> {
  const rows = await connection.all<Record<string, unknown>>(sql`
    select t.*, e.uid, ${madeSeq(kind)} from ${sql.table(kind)} t join entity e on e.id = t.id
    where ${conditions(kind, where, state)} order by t.id`);
  return rows.map((row) => toRecord(kind, row));
}

export async function readVersions<K extends RecordKind>(connection: Connection, kind: K, id: Id) {
  const rows = await connection.all<Record<string, unknown>>(sql`
    select t.*, e.uid, ${madeSeq(kind)} from ${sql.table(kind)} t join entity e on e.id = t.id
    where t.id = ${id} order by t.from_seq`);
  return rows.map((row) => ({ ...toRecord(kind, row), toSeq: row.to_seq as Seq | null }));
}

export async function readById<K extends RecordKind>(connection: Connection, kind: K, id: Id) {
  const [row] = await connection.all<Record<string, unknown>>(sql`
    select t.*, e.uid, ${madeSeq(kind)} from ${sql.table(kind)} t join entity e on e.id = t.id
    where t.id = ${id} and t.to_seq is null`);
  return row === undefined ? null : toRecord(kind, row);
}

export async function readByUidPrefix(
  connection: Connection,
  kind: RecordKind,
  prefix: string,
  limit: number,
) {
  const low = Buffer.from(prefix.padEnd(32, "0"), "hex");
  const high = Buffer.from(prefix.padEnd(32, "f"), "hex");
  const rows = await connection.all<{ id: Id; uid: Uint8Array }>(sql`
    select e.id, e.uid from entity e join ${sql.table(kind)} t on t.id = e.id and t.to_seq is null
    where e.uid >= ${low} and e.uid <= ${high} order by e.uid limit ${limit}`);
  return rows.map((row) => ({ id: row.id, uid: hexOf(row.uid) }));
}

export async function readUids(connection: Connection, ids: readonly Id[]): Promise<Map<Id, string>> {
  const found = new Map<Id, string>();
  for (const chunk of chunks(ids, 500)) {
    const rows = await connection.all<{ id: Id; uid: Uint8Array }>(
      sql`select id, uid from entity where id in (${sql.join(chunk)})`,
    );
    for (const row of rows) found.set(row.id, hexOf(row.uid));
  }
  return found;
}
