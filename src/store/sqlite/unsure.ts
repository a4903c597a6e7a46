import fs from "node:fs";
import { sql } from "kysely";
import type { Connection } from "../connection.js";
import type { Head } from "../port.js";
import { pragma } from "./pragma.js";

/** What became of an event whose commit was unsure. */
export interface Settled {
  readonly seq: number;
  readonly kept: boolean;
}

const noteOf = (file: string) => `${file}-unsure`;

/** Leaves word beside a database of an event that may be in it or not. */
export function noteUnsure(file: string, event: Head): void {
  try {
    fs.writeFileSync(noteOf(file), JSON.stringify(event), { mode: 0o600 });
  } catch {
    // On a disk that takes nothing more, the error that is told must do.
  }
}

/**
 * Finds out whether an event of an unsure commit is in the database, and makes that lasting: a write takes the place of what
 * is left of it in SQLite's log, and all that counts is written on from there. Null where nothing is unsure, or still is.
 */
export async function settleUnsure(connection: Connection, file: string): Promise<Settled | null> {
  const event = readNote(noteOf(file));
  if (event === null) return null;
  try {
    await connection.begin();
    const found = await connection.all(
      sql`select seq from event where seq = ${event.seq} and hash = ${Buffer.from(event.hash, "hex")}`,
    );
    await pragma(connection, `user_version = ${await pragma(connection, "user_version")}`);
    await connection.commit();
    await pragma(connection, "wal_checkpoint(truncate)");
    fs.rmSync(noteOf(file), { force: true });
    return { seq: event.seq, kept: found.length > 0 };
  } catch {
    await connection.rollback().catch(() => {});
    return null;
  }
}

function readNote(note: string): Head | null {
  let text: string;
  try {
    text = fs.readFileSync(note, "utf8");
  } catch {
    return null;
  }
  const [, seq, hash] = /^\{"seq":(\d+),"hash":"([0-9a-f]{64})"\}$/.exec(text) ?? [];
  return hash === undefined ? null : { seq: Number(seq), hash };
}
