import { type RawBuilder, sql } from "kysely";
import { type CodingColumns, codingFlags } from "../core/columns.js";
import type { Id, Kept, RecordKind, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { chunks } from "./ledger.js";
import type { AsOf, Where } from "./port.js";
import { decode, toColumn } from "./row-codec.js";
import { type Field, fieldsOf } from "./tables.js";

const hexOf = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString("hex");

/** Rows that stand now, or stood right after an event. */
function standing(alias: string, asOf: Seq | undefined): RawBuilder<unknown> {
  if (asOf === undefined) return sql`${sql.ref(`${alias}.to_seq`)} is null`;
  return sql`${sql.ref(`${alias}.from_seq`)} <= ${asOf} and (${sql.ref(`${alias}.to_seq`)} is null or ${sql.ref(`${alias}.to_seq`)} > ${asOf})`;
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
  return field.type.type === "json" && !wanted.some(Array.isArray) ? [wanted] : wanted;
}

function conditions<K extends RecordKind>(kind: K, where: Where<K>, state: AsOf): RawBuilder<unknown> {
  const parts = [standing("t", state.asOf)];
  for (const field of fieldsOf(kind)) {
    const wanted = (where as Readonly<Record<string, unknown>>)[field.name];
    if (wanted !== undefined) parts.push(condition(kind, field, wanted));
  }
  return sql.join(parts, sql` and `);
}

function toRecord<K extends RecordKind>(kind: K, row: Record<string, unknown>): Kept<K> {
  return {
    id: row.id,
    uid: hexOf(row.uid),
    fromSeq: row.from_seq,
    ...decode(kind, row),
  } as unknown as Kept<K>;
}

export async function readCurrent<K extends RecordKind>(
  connection: Connection,
  kind: K,
  where: Where<K> = {},
  state: AsOf = {},
): Promise<Kept<K>[]> {
  const rows = await connection.all<Record<string, unknown>>(sql`
    select t.*, e.uid from ${sql.table(kind)} t join entity e on e.id = t.id
    where ${conditions(kind, where, state)} order by t.id`);
  return rows.map((row) => toRecord(kind, row));
}

export async function readVersions<K extends RecordKind>(connection: Connection, kind: K, id: Id) {
  const rows = await connection.all<Record<string, unknown>>(sql`
    select t.*, e.uid from ${sql.table(kind)} t join entity e on e.id = t.id
    where t.id = ${id} order by t.from_seq`);
  return rows.map((row) => ({ ...toRecord(kind, row), toSeq: row.to_seq as Seq | null }));
}

export async function readById<K extends RecordKind>(connection: Connection, kind: K, id: Id) {
  const [row] = await connection.all<Record<string, unknown>>(sql`
    select t.*, e.uid from ${sql.table(kind)} t join entity e on e.id = t.id
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

/** Current codings as columns, in order of revision, start, end, code, coder, round. */
export async function readCodingColumns(
  connection: Connection,
  where: Where<"coding"> = {},
  state: AsOf = {},
): Promise<CodingColumns> {
  const filter = conditions("coding", where, state);
  for (;;) {
    const [counted] = await connection.all<{ n: number }>(
      sql`select count(*) as n from coding t where ${filter}`,
    );
    const columns = emptyColumns(Number(counted?.n ?? 0));
    const found = await fillColumns(connection, filter, columns);
    // Somebody may have written between the count and the rows; then once more.
    if (found === columns.count) return columns;
  }
}

const emptyColumns = (count: number): CodingColumns => ({
  count,
  id: new Int32Array(count),
  revision: new Int32Array(count),
  start: new Int32Array(count),
  end: new Int32Array(count),
  code: new Int32Array(count),
  coder: new Int32Array(count),
  round: new Int32Array(count),
  origin: new Uint8Array(count),
  flags: new Uint8Array(count),
  fromSeq: new Int32Array(count),
});

/** Writes the rows that a filter lets through into columns; returns how many there were. */
async function fillColumns(connection: Connection, filter: RawBuilder<unknown>, columns: CodingColumns) {
  let i = 0;
  const rows = sql`
    select t.id, t.revision_id, t.start_, t.end_, t.code_id, t.coder_id, ifnull(t.round_id, 0), t.origin,
      t.state, t.key_, t.revisit, t.from_seq
    from coding t where ${filter}
    order by t.revision_id, t.start_, t.end_, t.code_id, t.coder_id, ifnull(t.round_id, 0)`;
  await connection.scan(rows, (row) => {
    const v = row as readonly number[];
    columns.id[i] = v[0] as number;
    columns.revision[i] = v[1] as number;
    columns.start[i] = v[2] as number;
    columns.end[i] = v[3] as number;
    columns.code[i] = v[4] as number;
    columns.coder[i] = v[5] as number;
    columns.round[i] = v[6] as number;
    columns.origin[i] = v[7] as number;
    columns.flags[i] =
      (v[8] ? codingFlags.proposed : 0) | (v[9] ? codingFlags.key : 0) | (v[10] ? codingFlags.revisit : 0);
    columns.fromSeq[i] = v[11] as number;
    i++;
  });
  return i;
}
