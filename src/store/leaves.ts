import { hash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Id, RecordKind, Seq } from "../core/records.js";
import { sortedOrder } from "../core/sorted-order.js";
import { ByteWriter } from "./bytes.js";
import type { Connection, Value } from "./connection.js";
import { uidBytes } from "./entities.js";
import { type Field, hasContent, partsOf } from "./fields.js";
import { type FieldType, recordKinds } from "./tables.js";

/** Which tables an event wrote: where it opened row versions, and where it closed some. */
export interface Touched {
  readonly opened: ReadonlySet<RecordKind>;
  readonly closed: ReadonlySet<RecordKind>;
}

const leafBytes = 32;
const leafWords = leafBytes / 4;

/** The hashes of what one event did, each of 32 bytes, in any order. */
export class Leaves {
  #words = new Uint32Array(leafWords * 16);
  #bytes = Buffer.from(this.#words.buffer);
  #count = 0;

  add(leaf: Uint8Array): void {
    if ((this.#count + 1) * leafBytes > this.#bytes.length) {
      const larger = new Uint32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
      this.#bytes = Buffer.from(larger.buffer);
    }
    this.#bytes.set(leaf, this.#count++ * leafBytes);
  }

  /** Hash over all leaves, sorted as bytes, so that it does not depend on how a database orders rows. */
  hash(): Buffer {
    return sha256(this.#count < few ? Buffer.concat(this.#all().sort(Buffer.compare)) : this.#sorted());
  }

  #all(): Buffer[] {
    return Array.from({ length: this.#count }, (_, i) =>
      this.#bytes.subarray(i * leafBytes, (i + 1) * leafBytes),
    );
  }

  /** Sorted by their first six bytes, which decide but for chance, then those that agree in them by the rest. */
  #sorted(): Buffer {
    const part = (from: number) =>
      Int32Array.from({ length: this.#count }, (_, i) => this.#bytes.readUIntBE(i * leafBytes + from, 3));
    const [first, second] = [part(0), part(3)];
    const order = sortedOrder(this.#count, [first, second]);
    const alike = (a: number, b: number) => first[a] === first[b] && second[a] === second[b];
    for (let from = 0, to: number; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && alike(order[from]!, order[to]!)) to++;
      if (to > from + 1) order.subarray(from, to).sort((a, b) => this.#compare(a, b));
    }
    const sorted = new Uint32Array(this.#count * leafWords);
    for (let to = 0, k = 0; k < order.length; k++)
      for (let from = order[k]! * leafWords, end = from + leafWords; from < end; )
        sorted[to++] = this.#words[from++]!;
    return Buffer.from(sorted.buffer);
  }

  #compare(a: number, b: number): number {
    const [fromA, fromB] = [a * leafBytes, b * leafBytes];
    return this.#bytes.compare(this.#bytes, fromB, fromB + leafBytes, fromA, fromA + leafBytes);
  }
}

/** So few are sorted by comparing them. */
const few = 5000;

const writer = new ByteWriter();
const sha256 = (bytes: Uint8Array): Buffer => hash("sha256", bytes, "buffer");

/**
 * Adds the leaf of each row version that an event opened or closed. An opened one says what it is, whose
 * (the record's and the copy's uid), the version it brings back, its facts with references by uid, and the
 * digest of its content; a closed one which version ends.
 */
export async function addLeaves(
  connection: Connection,
  { seq, replica, touched }: EventRows,
  leaves: Leaves,
  uids?: Uids,
): Promise<void> {
  const known = uids ?? ((await isLarge(connection, seq, touched)) ? await readUids(connection) : noUids);
  for (const kind of touched.opened) await addOpened(connection, kind, { seq, replica, uids: known }, leaves);
  for (const kind of touched.closed) {
    const rows = sql`
      select ${inHex(sql`e.uid`)}, t.from_seq from ${sql.table(kind)} t join entity e on e.id = t.id where t.to_seq = ${seq}`;
    const head = headOf("-", kind);
    const copy = Buffer.from(writer.clear().raw(replica).bytes);
    await connection.scan(rows, ([uid, from]) => {
      leaves.add(sha256(writer.clear().put(head).hexUid(uid).put(copy).int(from).bytes));
    });
  }
}

/** How a leaf begins: whether a version was opened or closed, and of what. */
const headOf = (sign: "+" | "-", kind: RecordKind): Buffer =>
  Buffer.from(writer.clear().text(sign).text(kind).bytes);

/** The rows of one event. */
export interface EventRows {
  readonly seq: Seq;
  readonly replica: Uint8Array;
  readonly touched: Touched;
}

/** Uids of records by their ids, in hex; of all but codings, or of none. */
export type Uids = ReadonlyMap<Id, string>;
const noUids: Uids = new Map();

/** Reads the uids of all records but codings, for hashing many rows. */
export async function readUids(connection: Connection): Promise<Uids> {
  const uids = new Map<Id, string>();
  const rows = sql`select id, ${inHex(sql`uid`)} from entity where kind <> ${recordKinds.indexOf("coding")}`;
  await connection.scan(rows, ([id, uid]) => uids.set(id as Id, uid as string));
  return uids;
}

/** Whether an event has so many codings that reading all uids is cheaper than looking up those of each row. */
async function isLarge(connection: Connection, seq: Seq, touched: Touched): Promise<boolean> {
  if (!touched.opened.has("coding")) return false;
  let count = 0;
  await connection.scan(sql`select 1 from coding where from_seq = ${seq} limit ${few}`, () => count++);
  return count === few;
}

async function addOpened(
  connection: Connection,
  kind: RecordKind,
  { seq, replica, uids: known }: { readonly seq: Seq; readonly replica: Uint8Array; readonly uids: Uids },
  leaves: Leaves,
): Promise<void> {
  const { facts } = partsOf(kind);
  const joined = facts.filter(({ type }) => type.type === "ref" && !isKnown(type, known));
  const lists = facts.filter(({ type }) => type.type === "refs");
  const rows = sql`
    select ${inHex(sql`e.uid`)}, t.as_of, ${hasContent(kind) ? inHex(sql`t.digest`) : sql`null`}, ${columnsWithUids(facts, joined)}
    from ${sql.table(kind)} t join entity e on e.id = t.id ${joins(joined)}
    where t.from_seq = ${seq}`;
  const head = headOf("+", kind);
  const copy = Buffer.from(writer.clear().raw(replica).bytes);
  const add = (row: readonly unknown[], listed: Uids = noUids) => {
    const uidOf = (id: Id) => known.get(id) ?? listed.get(id);
    const [uid, asOf, digest] = row;
    writer.clear().put(head).hexUid(uid).put(copy).int(asOf);
    for (let i = 0; i < facts.length; i++) writeFact(facts[i]!, row[3 + i] as Value, uidOf);
    writer.hexRaw(digest);
    leaves.add(sha256(writer.bytes));
  };
  if (lists.length === 0) return connection.scan(rows, (row) => add(row));
  const kept: (readonly unknown[])[] = [];
  await connection.scan(rows, (row) => kept.push(row));
  const ids = new Set<Id>();
  for (const row of kept)
    for (const field of lists)
      for (const id of idsIn(row[3 + facts.indexOf(field)] as Value) ?? []) ids.add(id);
  const listed = new Map(
    [...(await uidBytes(connection, [...ids]))].map(([id, uid]) => [id, Buffer.from(uid).toString("hex")]),
  );
  for (const row of kept) add(row, listed);
}

/** The ids in a list as it is stored; null where it is no such list. */
function idsIn(list: Value): readonly Id[] | null {
  try {
    const ids: unknown = JSON.parse(list as string);
    return Array.isArray(ids) && ids.every(Number.isSafeInteger) ? ids : null;
  } catch {
    return null;
  }
}

/** Whether a reference is looked up among the uids at hand, not in the database. */
const isKnown = (type: FieldType, known: Uids) =>
  known.size > 0 && type.type === "ref" && type.to !== "any" && type.to !== "coding";

function writeFact({ type }: Field, value: Value, uidOf: (id: Id) => string | undefined): void {
  switch (type.type) {
    case "ref":
      writer.hexUid(typeof value === "number" ? (uidOf(value) ?? value) : value);
      break;
    case "refs": {
      const ids = idsIn(value);
      if (ids === null) writer.text(value);
      else writer.hexUids(ids.map((id) => uidOf(id) ?? null));
      break;
    }
    case "text":
    case "json":
      writer.text(value);
      break;
    case "hex":
      writer.hexRaw(value);
      break;
    default:
      writer.int(value);
  }
}

/** Bytes as hex digits: reading many short strings is three times as quick as reading as many buffers. */
const inHex = (column: RawBuilder<unknown>) =>
  sql`case typeof(${column}) when 'blob' then hex(${column}) when 'null' then null else '?' || ${column} end`;

/** The facts' columns; in place of a reference that is joined its uid. */
function columnsWithUids(facts: readonly Field[], joined: readonly Field[]): RawBuilder<unknown> {
  if (facts.length === 0) return sql`null`;
  return sql.join(
    facts.map((field) => {
      const column = sql.ref(`t.${field.column}`);
      // A reference to nothing is damage, and no absent reference.
      if (joined.includes(field))
        return sql`coalesce(${inHex(sql.ref(`r_${field.column}.uid`))}, '?' || ${column})`;
      return field.type.type === "hex" ? inHex(column) : column;
    }),
  );
}

function joins(refs: readonly Field[]): RawBuilder<unknown> {
  const parts = refs.map(
    ({ column }) =>
      sql`left join entity ${sql.ref(`r_${column}`)} on ${sql.ref(`r_${column}.id`)} = ${sql.ref(`t.${column}`)}`,
  );
  return parts.length === 0 ? sql`` : sql.join(parts, sql` `);
}
