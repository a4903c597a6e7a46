import { sql } from "kysely";
import { lastingCommands } from "../core/event-command.js";
import type { Id, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";

/** Imported files as they were, kept beside a study by names that say nothing. */
export interface Originals {
  /** Null where there is none of that name. */
  read(name: string): Promise<Uint8Array | null>;
  /** Writes a file whose act is not committed yet, so that it is known as such if that never comes. */
  bring(name: string, bytes: Uint8Array): Promise<void>;
  /** The act is committed: the file stays. */
  keep(name: string): Promise<void>;
  /** The file goes, brought or kept. */
  drop(name: string): Promise<void>;
  /** The file is left as it was brought: it is not known whether its act holds. */
  leave(name: string): void;
  /** Files that were brought by a process that is no more. */
  left(): string[];
}

/** Keeps what came with acts that hold, though their process ended before it could; drops what nobody needs. */
export async function settleOriginals(connection: Connection, originals: Originals): Promise<void> {
  for (const name of originals.left()) {
    const [row] = await connection.all(
      sql`select 1 as there from revision where original = ${Buffer.from(name, "hex")} limit 1`,
    );
    await (row === undefined ? originals.drop(name) : originals.keep(name));
  }
  for (const name of await undoneForGood(connection)) await originals.drop(name);
}

/**
 * Originals whose import was undone and cannot be done again. One whose source was removed stays, since an undo can bring it
 * back; so does one where the study was restored since, for the state before that can be restored, too.
 */
async function undoneForGood(connection: Connection): Promise<string[]> {
  const undone = await connection.all<{ name: string; seq: Seq }>(sql`
    select lower(hex(r.original)) as name, min(r.from_seq) as seq from revision r where r.original is not null
    and exists (select 1 from event e where e.undoes = r.from_seq)
    and not exists (select 1 from revision c where c.original = r.original and c.to_seq is null)
    group by r.original`);
  const found: string[] = [];
  for (const { name, seq } of undone) if (!(await canComeBack(connection, seq))) found.push(name);
  return found;
}

/** Whether an import stands or can be done again. */
async function canComeBack(connection: Connection, seq: Seq): Promise<boolean> {
  const undone = await undoneBy(connection, seq);
  if (undone === null) return true;
  const [restored] = await connection.all(
    sql`select seq from event where command = 'study.restore' and seq > ${undone.seq} limit 1`,
  );
  if (restored !== undefined) return true;
  const [later] = await connection.all(sql`
    select seq from event where coder_id = ${undone.coder} and seq > ${undone.seq} and undoes is null
    and command not in (${sql.join(lastingCommands)}) limit 1`);
  return later === undefined;
}

/** The event that an event is taken back by at present; null where it stands. */
async function undoneBy(connection: Connection, seq: Seq): Promise<{ seq: Seq; coder: Id } | null> {
  const [by] = await connection.all<{ seq: Seq; coder: Id }>(
    sql`select seq, coder_id as coder from event where undoes = ${seq} order by seq desc limit 1`,
  );
  return by === undefined || (await undoneBy(connection, by.seq)) !== null ? null : by;
}
