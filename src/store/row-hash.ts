import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { RecordKind, Seq } from "../core/records.js";
import type { Connection, Value } from "./connection.js";
import { chainText } from "./row-codec.js";
import { fieldsOf, hasContent, recordKinds } from "./tables.js";

/**
 * The hash over the row versions an event opened and closed, table by table in the registry's
 * order, by id: opened rows with their facts and content digest, closed rows by the version they end.
 */
export async function rowsHash(
  connection: Connection,
  seq: Seq,
  touched: (kind: RecordKind) => { opened: boolean; closed: boolean },
): Promise<string> {
  const hash = createHash("sha256");
  for (const kind of recordKinds) {
    const { opened, closed } = touched(kind);
    if (opened) {
      const facts = fieldsOf(kind).filter((field) => !field.content);
      const columns = facts.map((field) => sql.ref(`t.${field.column}`));
      const digest = hasContent(kind) ? sql.ref("t.digest") : sql`null`;
      const rows = sql`
        select t.id, e.uid, ${digest}, ${sql.join(columns)} from ${sql.table(kind)} t
        join entity e on e.id = t.id where t.from_seq = ${seq} order by t.id`;
      await connection.scan(rows, ([id, uid, rowDigest, ...values]) => {
        hash.update(
          `+${chainText(kind, id as number, Buffer.from(uid as Uint8Array).toString("hex"), values as Value[], rowDigest as Uint8Array | null)}\n`,
        );
      });
    }
    if (closed) {
      const rows = sql`select id, from_seq from ${sql.table(kind)} where to_seq = ${seq} order by id`;
      await connection.scan(rows, ([id, from]) => {
        hash.update(`-${JSON.stringify([kind, id, from])}\n`);
      });
    }
  }
  return hash.digest("hex");
}
