import { sql } from "kysely";
import type { Connection } from "../connection.js";

/** Runs a pragma; the first value of its answer. */
export async function pragma(connection: Connection, statement: string): Promise<unknown> {
  const rows = await connection.all(sql.raw<Record<string, unknown>>(`pragma ${statement}`));
  return rows[0] === undefined ? null : Object.values(rows[0])[0];
}
