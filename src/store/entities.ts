import { sql } from "kysely";
import type { Id } from "../core/records.js";
import { chunks } from "./chunks.js";
import type { Connection } from "./connection.js";

/** The uids of records, as bytes. What is not there is left out. */
export async function uidBytes(connection: Connection, ids: readonly Id[]): Promise<Map<Id, Uint8Array>> {
  const found = new Map<Id, Uint8Array>();
  for (const chunk of chunks(ids, 500)) {
    const rows = await connection.all<{ id: Id; uid: Uint8Array }>(
      sql`select id, uid from entity where id in (${sql.join(chunk)})`,
    );
    for (const { id, uid } of rows) found.set(id, uid);
  }
  return found;
}
