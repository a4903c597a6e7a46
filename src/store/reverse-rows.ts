import { sql } from "kysely";
import type { Id, RecordKind, Records, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { fieldsOf, hasContent } from "./fields.js";
import { newSalt } from "./hash.js";
import { type Footprint, openedBy } from "./obstacles.js";
import { columnsOf, decode, encode } from "./row-codec.js";

/** Puts back every row version that the event closed, and closes what it opened. */
export async function reverseRows(connection: Connection, print: Footprint, seq: Seq) {
  const opened = new Set<RecordKind>();
  const closed = new Set<RecordKind>();
  for (const kind of print.opened) {
    const table = sql.table(kind);
    const ended = await connection.change(sql`
      update ${table} set to_seq = ${seq} where to_seq is null
      and id in (select o.id from ${table} o where ${openedBy(print, kind, "o")})`);
    if (ended > 0) closed.add(kind);
  }
  for (const kind of print.closed) {
    opened.add(kind);
    await (copiedAsTheyAre(kind)
      ? copyRows(connection, kind, print.seq, seq)
      : writeRowsAgain(connection, kind, print.seq, seq));
  }
  return { opened, closed };
}

/** Kinds whose rows are kept alike in every format: those without content, and without lists of records made for them. */
const copiedAsTheyAre = (kind: RecordKind) =>
  !hasContent(kind) && fieldsOf(kind).every(({ type }) => type.type !== "refs");

async function copyRows(connection: Connection, kind: RecordKind, from: Seq, seq: Seq): Promise<void> {
  const table = sql.table(kind);
  const columns = sql.join(columnsOf(kind).map((column) => sql.ref(column)));
  await connection.change(sql`
    insert into ${table} (id, from_seq, to_seq, as_of, ${columns})
    select id, ${sql.lit(seq)}, null, coalesce(as_of, from_seq), ${columns} from ${table} where to_seq = ${from}`);
}

/** Content is sealed anew, in the form of today. */
async function writeRowsAgain(connection: Connection, kind: RecordKind, from: Seq, seq: Seq): Promise<void> {
  const rows = await connection.all<Record<string, unknown>>(
    sql`select * from ${sql.table(kind)} where to_seq = ${from}`,
  );
  await connection.insert(
    kind,
    ["id", "from_seq", "to_seq", "as_of", ...columnsOf(kind)],
    rows.map((row) => [
      row.id as Id,
      seq,
      null,
      (row.as_of ?? row.from_seq) as Seq,
      ...encode(kind, decode(kind, row) as unknown as Records[typeof kind], newSalt),
    ]),
  );
}
