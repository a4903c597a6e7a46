import { sql } from "kysely";
import type { Id } from "../../core/records.js";
import type { Connection } from "../connection.js";
import { appendEvent, readHead } from "../event-writer.js";
import { outsideOfFormat1 } from "../format-1.js";
import { readIdentity } from "../identity.js";
import type { MigrationContext } from "./migration.js";

/** Writes the event that brings a study with a history to format 2, and seals what format 1 left outside its chain. */
export async function sealFormat1(connection: Connection, context: MigrationContext): Promise<void> {
  const [first] = await connection.all<{ coder_id: Id }>(
    sql`select coder_id from event order by seq limit 1`,
  );
  if (first === undefined) return;
  const [last] = await connection.all<{ at: number }>(sql`select at from event order by seq desc limit 1`);
  const study = await readIdentity(connection, context);
  const head = await readHead(connection, study.uid);
  const seq = head.seq + 1;
  await appendEvent(
    connection,
    {
      seq,
      at: context.at ?? last?.at ?? 0,
      coderId: first.coder_id,
      command: "study.migrate",
      phase: null,
      undoes: null,
      batch: null,
      reason: null,
      args: { from: 1, to: 2 },
    },
    study,
    head.hash,
    {
      touched: { opened: new Set(), closed: new Set() },
      outside: await outsideOfFormat1(connection, seq),
    },
  );
}
