import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Id, Seq } from "../core/records.js";
import { ByteWriter } from "./bytes.js";
import type { Connection } from "./connection.js";

// Append-only tables beside the ledger: what was offered, what became of it, what was opened. Each row's hash
// covers the row before it, and each event's hash the newest rows there were when it was written.

export const sideTables = ["offer", "outcome", "opening"] as const;
export type SideTable = (typeof sideTables)[number];

type Kind = "uid" | "int" | "text" | "real";

/** What the hash of a row covers, in this order; records by their uid. */
const shapes: Readonly<Record<SideTable, readonly Kind[]>> = {
  // uid, revision, start, end, code, coder, engine, rank, score, probability, at
  offer: ["uid", "uid", "int", "int", "uid", "uid", "text", "int", "real", "real", "int"],
  // offer, kind, at
  outcome: ["uid", "text", "int"],
  // coder, revision, what, at
  opening: ["uid", "uid", "text", "int"],
};

const writer = new ByteWriter();
const hashed = () => createHash("sha256").update(writer.bytes).digest();

/** The hash of a row that was appended after event `seq`, behind the row whose hash is `previous`. */
export function sideRowHash(
  table: SideTable,
  previous: Uint8Array | null,
  seq: Seq,
  values: readonly unknown[],
): Buffer {
  writer.clear().raw(previous).int(seq);
  writeSideRow(writer, table, values);
  return hashed();
}

export function writeSideRow(to: ByteWriter, table: SideTable, values: readonly unknown[]): void {
  to.text(table);
  for (const [i, kind] of shapes[table].entries()) to[kind](values[i]);
}

/** The newest row of a table; without a hash where there is none, or none of format 2. */
export async function newestOf(
  connection: Connection,
  table: SideTable,
): Promise<{ id: Id; hash: Uint8Array | null }> {
  const [row] = await connection.all<{ id: Id; hash: Uint8Array | null }>(
    sql`select id, hash from ${sql.table(table)} order by id desc limit 1`,
  );
  return row ?? { id: 0, hash: null };
}

/** What an event seals of these tables: the newest hash of each, in their order. */
export function sideHash(newest: readonly (Uint8Array | null)[]): Buffer {
  writer.clear().text("side");
  for (const hash of newest) writer.raw(hash);
  return hashed();
}

export async function sideHashNow(connection: Connection): Promise<Buffer> {
  const newest: (Uint8Array | null)[] = [];
  for (const table of sideTables) newest.push((await newestOf(connection, table)).hash);
  return sideHash(newest);
}

/** The rows of a table in their order, as arrays: `id, seq, hash`, then what the hash covers. */
export const sideRows = {
  offer: sql`
    select o.id, o.seq, o.hash, o.uid, r.uid, o.start_, o.end_, c.uid, k.uid, o.engine, o.rank, o.score, o.probability, o.at
    from offer o left join entity r on r.id = o.revision_id left join entity c on c.id = o.code_id
    left join entity k on k.id = o.coder_id order by o.id`,
  outcome: sql`
    select o.id, o.seq, o.hash, f.uid, o.kind, o.at from outcome o left join offer f on f.id = o.offer_id order by o.id`,
  opening: sql`
    select o.id, o.seq, o.hash, k.uid, r.uid, o.what, o.at from opening o left join entity k on k.id = o.coder_id
    left join entity r on r.id = o.revision_id order by o.id`,
} satisfies Record<SideTable, unknown>;
