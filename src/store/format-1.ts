import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Seq } from "../core/records.js";
import { ByteWriter } from "./bytes.js";
import type { Connection } from "./connection.js";
import type { EventSeal } from "./event-seal.js";
import { partsOf1 } from "./fields.js";
import { sha256 } from "./hash.js";
import { Leaves, type Touched } from "./leaves.js";
import { sideRows, sideTables, writeSideRow } from "./side.js";
import { kindsIn } from "./tables.js";

// Format 1 of the ledger, as version 0.1 of the program wrote it: read and verified, never written.

/** The hash of an event over everything it says and the event before it. */
export const eventHash1 = (e: EventSeal): string =>
  sha256(
    JSON.stringify([
      1,
      e.seq,
      e.at,
      e.coder,
      e.tool,
      e.command,
      e.phaseGiven,
      e.phaseInferred,
      e.undoes,
      e.batch,
      e.payloadHash,
      e.rowsHash,
      e.prevHash,
    ]),
  );

/** The hash over the row versions an event opened and closed, table by table, by id. */
export async function rowsHash1(connection: Connection, seq: Seq, touched: Touched): Promise<string> {
  const hash = createHash("sha256");
  const hex = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value);
  for (const kind of kindsIn(1)) {
    const { facts, content } = partsOf1(kind);
    if (touched.opened.has(kind)) {
      const columns = facts.map((field) => sql.ref(`t.${field.column}`));
      const rows = sql`
        select t.id, e.uid, ${content.length > 0 ? sql.ref("t.digest") : sql`null`}, ${sql.join(columns)}
        from ${sql.table(kind)} t join entity e on e.id = t.id where t.from_seq = ${seq} order by t.id`;
      await connection.scan(rows, ([id, uid, digest, ...values]) => {
        hash.update(`+${JSON.stringify([kind, id, hex(uid), values.map(hex), hex(digest)])}\n`);
      });
    }
    if (touched.closed.has(kind)) {
      const rows = sql`select id, from_seq from ${sql.table(kind)} where to_seq = ${seq} order by id`;
      await connection.scan(rows, ([id, from]) => {
        hash.update(`-${JSON.stringify([kind, id, from])}\n`);
      });
    }
  }
  return hash.digest("hex");
}

const writer = new ByteWriter();

/**
 * A hash over what format 1 left outside its chain: which version an undo brought back, and what was
 * offered, answered and opened. The event that brings a study to format 2 seals it.
 */
export async function outsideOfFormat1(connection: Connection, before: Seq): Promise<Buffer> {
  const leaves = new Leaves();
  const add = (write: () => void) => {
    writer.clear();
    write();
    leaves.add(createHash("sha256").update(writer.bytes).digest());
  };
  for (const kind of kindsIn(1))
    await connection.scan(
      sql`select e.uid, t.from_seq, t.as_of from ${sql.table(kind)} t join entity e on e.id = t.id
        where t.as_of is not null and t.from_seq < ${before}`,
      ([uid, from, asOf]) => add(() => writer.text(kind).uid(uid).int(from).int(asOf)),
    );
  for (const table of sideTables)
    await connection.scan(sideRows[table], ([id, , hash, ...values]) => {
      if (hash === null) add(() => writeSideRow(writer.int(id), table, values));
    });
  return leaves.hash();
}
