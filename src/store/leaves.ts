import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Id, RecordKind, Seq } from "../core/records.js";
import { sortedOrder } from "../core/sorted-order.js";
import { ByteWriter } from "./bytes.js";
import type { Connection, Value } from "./connection.js";
import { uidBytes } from "./entities.js";
import { type Field, hasContent, partsOf } from "./tables.js";

/** Which tables an event wrote: where it opened row versions, and where it closed some. */
export interface Touched {
  readonly opened: ReadonlySet<RecordKind>;
  readonly closed: ReadonlySet<RecordKind>;
}

const leafBytes = 32;

/** The hashes of what one event did, each of 32 bytes, in any order. */
export class Leaves {
  #bytes = Buffer.allocUnsafe(leafBytes * 16);
  #count = 0;

  add(leaf: Uint8Array): void {
    if ((this.#count + 1) * leafBytes > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(this.#bytes.length * 2);
      this.#bytes.copy(larger, 0, 0, this.#count * leafBytes);
      this.#bytes = larger;
    }
    this.#bytes.set(leaf, this.#count++ * leafBytes);
  }

  /** Hash over all leaves, sorted as bytes, so that it does not depend on how a database orders rows. */
  hash(): Buffer {
    const hash = createHash("sha256");
    for (const leaf of this.#sorted()) hash.update(leaf);
    return hash.digest();
  }

  *#sorted(): Generator<Uint8Array> {
    const at = (i: number) => this.#bytes.subarray(i * leafBytes, (i + 1) * leafBytes);
    if (this.#count < few) {
      yield* Array.from({ length: this.#count }, (_, i) => at(i)).sort(Buffer.compare);
      return;
    }
    // Six bytes decide but for chance.
    const part = (from: number) =>
      Int32Array.from({ length: this.#count }, (_, i) => this.#bytes.readUIntBE(i * leafBytes + from, 3));
    const order = sortedOrder(this.#count, [part(0), part(3)]);
    for (let from = 0; from < this.#count; ) {
      let to = from + 1;
      while (to < this.#count && at(order[from]!).compare(at(order[to]!), 0, 6, 0, 6) === 0) to++;
      yield* Array.from(order.subarray(from, to), at).sort(Buffer.compare);
      from = to;
    }
  }
}

/** So few are sorted by comparing them. */
const few = 5000;

const writer = new ByteWriter();
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

/**
 * Adds the leaf of each row version that an event opened or closed. An opened one says what it is, whose
 * (the record's and the copy's uid), the version it brings back, its facts with references by uid, and the
 * digest of its content; a closed one which version ends.
 */
export async function addLeaves(
  connection: Connection,
  seq: Seq,
  replica: Uint8Array,
  touched: Touched,
  leaves: Leaves,
): Promise<void> {
  for (const kind of touched.opened) await addOpened(connection, kind, seq, replica, leaves);
  for (const kind of touched.closed) {
    const rows = sql`
      select e.uid, t.from_seq from ${sql.table(kind)} t join entity e on e.id = t.id where t.to_seq = ${seq}`;
    await connection.scan(rows, ([uid, from]) => {
      writer.clear().text("-").text(kind).uid(uid).raw(replica).int(from);
      leaves.add(sha256(writer.bytes));
    });
  }
}

async function addOpened(
  connection: Connection,
  kind: RecordKind,
  seq: Seq,
  replica: Uint8Array,
  leaves: Leaves,
): Promise<void> {
  const { facts } = partsOf(kind);
  const refs = facts.filter(({ type }) => type.type === "ref");
  const lists = facts.filter(({ type }) => type.type === "refs");
  const rows = sql`
    select e.uid, t.as_of, ${hasContent(kind) ? sql.ref("t.digest") : sql`null`}, ${columnsWithUids(facts)}
    from ${sql.table(kind)} t join entity e on e.id = t.id ${joins(refs)}
    where t.from_seq = ${seq}`;
  const add = (row: readonly unknown[], uids: ReadonlyMap<Id, Uint8Array>) => {
    const [uid, asOf, digest, ...values] = row;
    writer.clear().text("+").text(kind).uid(uid).raw(replica).int(asOf);
    for (const [i, field] of facts.entries()) writeFact(field, values[i] as Value, uids);
    writer.raw(digest);
    leaves.add(sha256(writer.bytes));
  };
  if (lists.length === 0) return connection.scan(rows, (row) => add(row, new Map()));
  const kept: (readonly unknown[])[] = [];
  await connection.scan(rows, (row) => kept.push(row));
  const ids = new Set<Id>();
  for (const row of kept)
    for (const field of lists)
      for (const id of idsIn(row[3 + facts.indexOf(field)] as Value) ?? []) ids.add(id);
  const uids = await uidBytes(connection, [...ids]);
  for (const row of kept) add(row, uids);
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

function writeFact({ type }: Field, value: Value, uids: ReadonlyMap<Id, Uint8Array>): void {
  switch (type.type) {
    case "ref":
      writer.uid(value);
      break;
    case "refs": {
      const ids = idsIn(value);
      if (ids === null) writer.text(value);
      else writer.uids(ids.map((id) => uids.get(id) ?? null));
      break;
    }
    case "text":
    case "json":
      writer.text(value);
      break;
    case "hex":
      writer.raw(value);
      break;
    default:
      writer.int(value);
  }
}

/** The facts' columns; in place of a reference its uid. */
function columnsWithUids(facts: readonly Field[]): RawBuilder<unknown> {
  if (facts.length === 0) return sql`null`;
  return sql.join(
    facts.map(({ type, column }) => sql.ref(type.type === "ref" ? `r_${column}.uid` : `t.${column}`)),
  );
}

function joins(refs: readonly Field[]): RawBuilder<unknown> {
  const parts = refs.map(
    ({ column }) =>
      sql`left join entity ${sql.ref(`r_${column}`)} on ${sql.ref(`r_${column}.id`)} = ${sql.ref(`t.${column}`)}`,
  );
  return parts.length === 0 ? sql`` : sql.join(parts, sql` `);
}
