import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { RecordKind, Seq } from "../core/records.js";
import { ByteWriter } from "./bytes.js";
import type { Connection } from "./connection.js";
import { partsIn } from "./fields.js";
import { rowsHash1 } from "./format-1.js";
import { addLeaves, Leaves, type Touched, type Uids } from "./leaves.js";
import { kindsIn, recordKinds } from "./tables.js";

// What stands of an event: the hash of its rows as they are, and which of its words are gone. Tombstones carry it from
// before and after an erasure.

const writer = new ByteWriter();
const hashed = () => createHash("sha256").update(writer.bytes).digest();

/** One thing of an event whose words are gone: a record's content, a revision's text, or the event's payload. */
export function absent(what: RecordKind | "text" | "payload", uid: unknown = null): Buffer {
  writer.clear().text("absent").text(what).uid(uid);
  return hashed();
}

/** Which tables hold rows that an event opened or closed. */
export async function touchedBy(connection: Connection, seq: Seq): Promise<Touched> {
  const opened = new Set<RecordKind>();
  const closed = new Set<RecordKind>();
  for (const [column, kinds] of [
    ["from_seq", opened],
    ["to_seq", closed],
  ] as const) {
    const flags = recordKinds.map(
      (kind) =>
        sql`exists (select 1 from ${sql.table(kind)} where ${sql.ref(column)} = ${seq}) as ${sql.ref(kind)}`,
    );
    const [row] = await connection.all<Record<string, unknown>>(sql`select ${sql.join(flags)}`);
    for (const kind of recordKinds) if (Number(row?.[kind]) === 1) kinds.add(kind);
  }
  return { opened, closed };
}

interface EventForm {
  readonly seq: Seq;
  readonly format: number;
  readonly replica: Uint8Array | null;
}

/** The hash over an event's row versions as they are now, and over the leaves of those withheld from this copy. */
export async function rowsHashNow(
  connection: Connection,
  event: EventForm,
  touched: Touched,
  { withheld = [], uids }: { readonly withheld?: Iterable<Uint8Array>; readonly uids?: Uids } = {},
): Promise<string> {
  if (event.format === 1) return rowsHash1(connection, event.seq, touched);
  const leaves = new Leaves();
  for (const leaf of withheld) leaves.add(leaf);
  const replica = event.replica ?? new Uint8Array(0);
  await addLeaves(connection, { seq: event.seq, replica, touched }, leaves, uids);
  return leaves.hash().toString("hex");
}

/** What stands of an event, in one hash. */
export function stateHash(rowsHash: string, absences: Iterable<Uint8Array>): string {
  const leaves = new Leaves();
  for (const one of absences) leaves.add(one);
  writer.clear().text("state").raw(Buffer.from(rowsHash, "hex")).raw(leaves.hash());
  return hashed().toString("hex");
}

/** What of an event's words is gone. */
async function absences(connection: Connection, event: EventForm, touched: Touched): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for (const kind of kindsIn(event.format)) {
    if (!touched.opened.has(kind) || partsIn(event.format, kind).content.length === 0) continue;
    const rows = sql`select e.uid from ${sql.table(kind)} t join entity e on e.id = t.id
      where t.from_seq = ${event.seq} and t.salt is null`;
    await connection.scan(rows, ([uid]) => found.push(absent(kind, uid)));
  }
  if (touched.opened.has("revision"))
    await connection.scan(
      sql`select e.uid from revision t join entity e on e.id = t.id join text_body b on b.revision_id = t.id
        where t.from_seq = ${event.seq} and b.salt is null`,
      ([uid]) => found.push(absent("text", uid)),
    );
  await connection.scan(sql`select 1 from event_payload where seq = ${event.seq} and salt is null`, () =>
    found.push(absent("payload")),
  );
  return found;
}

/** What stands of an event now. */
export async function stateOf(connection: Connection, event: EventForm): Promise<string> {
  const touched = await touchedBy(connection, event.seq);
  const withheld: Uint8Array[] = [];
  await connection.scan(sql`select leaf from withheld where seq = ${event.seq} and place is null`, ([leaf]) =>
    withheld.push(leaf as Uint8Array),
  );
  return stateHash(
    await rowsHashNow(connection, event, touched, { withheld }),
    await absences(connection, event, touched),
  );
}
