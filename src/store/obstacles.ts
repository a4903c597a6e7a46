import { type RawBuilder, sql } from "kysely";
import type { Id, RecordKind, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { fieldsOf, referencesTo } from "./fields.js";
import { decode } from "./row-codec.js";
import { recordKinds } from "./tables.js";
import type { Past } from "./timeline.js";
import { hasUniqueKey, uniqueKey } from "./unique-keys.js";

/** What an event did, as far as taking it back is concerned. */
export interface Footprint {
  readonly seq: Seq;
  readonly opened: readonly RecordKind[];
  readonly closed: readonly RecordKind[];
  /** The coder who joined the study with this event. Who acted stays known: undo leaves them. */
  readonly joined: Id | null;
}

export async function footprint(connection: Connection, event: Past): Promise<Footprint> {
  const seq = sql.lit(event.seq);
  const touches = recordKinds.flatMap((kind) =>
    ["from_seq", "to_seq"].map(
      (column) => sql`exists (select 1 from ${sql.table(kind)} where ${sql.ref(column)} = ${seq})`,
    ),
  );
  const touched: unknown[] = [];
  await connection.scan(
    sql`select (select min(from_seq) from coder where id = ${event.coder_id}), ${sql.join(touches)}`,
    (row) => touched.push(...row),
  );
  const [joinedAt, ...flags] = touched;
  return {
    seq: event.seq,
    opened: recordKinds.filter((_, i) => Number(flags[2 * i]) > 0),
    closed: recordKinds.filter((_, i) => Number(flags[2 * i + 1]) > 0),
    joined: joinedAt === event.seq ? event.coder_id : null,
  };
}

/** Rows an event opened that taking it back would close or replace. */
export function openedBy(print: Footprint, kind: RecordKind, alias: string): RawBuilder<unknown> {
  const stays =
    kind === "coder" && print.joined !== null
      ? sql` and ${sql.ref(`${alias}.id`)} <> ${print.joined}`
      : sql``;
  return sql`${sql.ref(`${alias}.from_seq`)} = ${print.seq}${stays}`;
}

/** The event whose act made a row version, seen through the undos and redos that brought it back. */
const origin = (alias: string) =>
  sql`coalesce(${sql.ref(`${alias}.as_of`)}, ${sql.ref(`${alias}.from_seq`)})`;

/** Acts that must be taken back before this event can be; none where nothing stands in the way. */
export async function obstacles(connection: Connection, print: Footprint): Promise<Seq[]> {
  const found = [
    ...(await laterChanges(connection, print)),
    ...(await uprooted(connection, print)),
    ...(await sameCoding(connection, print)),
    ...(await sameKey(connection, print)),
  ];
  return [...new Set(found)].sort((a, b) => a - b);
}

const seqs = async (connection: Connection, query: RawBuilder<{ seq: Seq }>) =>
  (await connection.all(query)).map(({ seq }) => seq);

/** Events that changed or closed the event's rows after it. */
async function laterChanges(connection: Connection, print: Footprint): Promise<Seq[]> {
  const later: Seq[] = [];
  for (const kind of print.opened) {
    const table = sql.table(kind);
    later.push(
      ...(await seqs(
        connection,
        sql`
          select distinct iif(c.id is null, (select max(v.to_seq) from ${table} v where v.id = o.id), ${origin("c")}) as seq
          from ${table} o left join ${table} c on c.id = o.id and c.to_seq is null
          where ${openedBy(print, kind, "o")} and (c.id is null or ${origin("c")} <> ${origin("o")})`,
      )),
    );
  }
  for (const kind of print.closed) {
    const table = sql.table(kind);
    later.push(
      ...(await seqs(
        connection,
        sql`
          select distinct ${origin("c")} as seq from ${table} k join ${table} c on c.id = k.id and c.to_seq is null
          where k.to_seq = ${print.seq}
            and not exists (select 1 from ${table} o where o.id = k.id and o.from_seq = ${print.seq})`,
      )),
    );
  }
  return later;
}

/** Events that closed what the rows to be put back refer to. */
async function uprooted(connection: Connection, print: Footprint): Promise<Seq[]> {
  const found: Seq[] = [];
  for (const from of print.closed)
    for (const field of fieldsOf(from)) {
      if (field.type.type !== "ref") continue;
      const column = sql.ref(`r.${field.column}`);
      for (const to of field.type.to === "any" ? recordKinds : [field.type.to])
        found.push(
          ...(await seqs(
            connection,
            sql`
              select max(c.to_seq) as seq from ${sql.table(from)} r join ${sql.table(to)} c on c.id = ${column}
              where r.to_seq = ${print.seq} group by r.id
              having count(*) = count(c.to_seq) and sum(c.to_seq = ${print.seq}) = 0`,
          )),
        );
    }
  return found;
}

/** Events whose codings now stand where a coding would be put back. */
async function sameCoding(connection: Connection, print: Footprint): Promise<Seq[]> {
  if (!print.closed.includes("coding")) return [];
  return seqs(
    connection,
    sql`
      select distinct ${origin("c")} as seq from coding r join coding c on c.to_seq is null
        and c.revision_id = r.revision_id and c.start_ = r.start_ and c.end_ = r.end_ and c.code_id = r.code_id
        and c.coder_id = r.coder_id and ifnull(c.round_id, 0) = ifnull(r.round_id, 0)
      where r.to_seq = ${print.seq} and c.id <> r.id
        and not exists (select 1 from coding o where o.id = c.id and o.from_seq = ${print.seq})`,
  );
}

/** Events that gave a name (or another unique key) to another record since, or brought one with it back. */
async function sameKey(connection: Connection, print: Footprint): Promise<Seq[]> {
  const found: Seq[] = [];
  for (const kind of print.closed.filter(hasUniqueKey)) {
    const table = sql.table(kind);
    type Row = Record<string, unknown>;
    const back = await connection.all<Row>(sql`select * from ${table} where to_seq = ${print.seq}`);
    const wanted = new Set(back.map((row) => uniqueKey(kind, decode(kind, row))));
    const others = await connection.all<Row & { arose: Seq }>(sql`
      select c.*, iif(${origin("c")} > ${print.seq}, ${origin("c")}, c.from_seq) as arose from ${table} c
      where c.to_seq is null
        and (${origin("c")} > ${print.seq} or not exists (select 1 from ${table} v where v.id = c.id
          and v.from_seq < ${print.seq} and (v.to_seq is null or v.to_seq >= ${print.seq})))
        and not exists (select 1 from ${table} o where o.id = c.id and ${openedBy(print, kind, "o")})`);
    for (const row of others) {
      const key = uniqueKey(kind, decode(kind, row));
      if (key !== null && wanted.has(key)) found.push(row.arose);
    }
  }
  return found;
}

/** Events whose current rows refer to rows that the event opened anew. */
export async function referring(connection: Connection, print: Footprint): Promise<Seq[]> {
  const found = new Set<Seq>();
  for (const kind of print.opened)
    for (const { from, field } of referencesTo(kind)) {
      const referrers = sql<{ seq: Seq }>`
        select distinct ${origin("r")} as seq from ${sql.table(from)} r
        where r.to_seq is null and ${origin("r")} <> ${print.seq} and ${sql.ref(`r.${field.column}`)} in (
          select o.id from ${sql.table(kind)} o where ${openedBy(print, kind, "o")}
          and not exists (select 1 from ${sql.table(kind)} k where k.id = o.id and k.to_seq = ${print.seq}))`;
      for (const seq of await seqs(connection, referrers)) found.add(seq);
    }
  return [...found];
}
