import { sql } from "kysely";
import { type EventCommand, eventCommands } from "../core/event-command.js";
import type { Id, RecordKind, Seq } from "../core/records.js";
import { eventHash, genesis } from "./chain.js";
import type { Connection } from "./connection.js";
import { keyed, newSalt } from "./hash.js";
import type { Head } from "./port.js";
import { rowsHash } from "./row-hash.js";

/** An event about to be appended; its rows are in the tables already. */
export interface NewEvent {
  readonly seq: Seq;
  readonly at: number;
  readonly coderId: Id;
  readonly command: EventCommand;
  readonly phase: number | null;
  readonly undoes: Seq | null;
  readonly batch: Seq | null;
  readonly reason: string | null;
  readonly args: Readonly<Record<string, unknown>>;
}

export async function readHead(connection: Connection, studyUid: string): Promise<Head> {
  const [row] = await connection.all<{ seq: number; hash: Uint8Array }>(
    sql`select seq, hash from event order by seq desc limit 1`,
  );
  if (row === undefined) return { seq: 0, hash: genesis(studyUid) };
  return { seq: row.seq, hash: Buffer.from(row.hash).toString("hex") };
}

/**
 * Opens an event with its hashes still empty, because rows refer to it; `sealEvent` completes it
 * inside the same transaction.
 */
export async function openEvent(connection: Connection, event: NewEvent, tool: string): Promise<void> {
  const empty = new Uint8Array(0);
  await connection.insert(
    "event",
    [
      "seq",
      "at",
      "coder_id",
      "tool",
      "command",
      "phase_given",
      "phase_inferred",
      "undoes",
      "batch",
      "payload_hash",
      "rows_hash",
      "prev_hash",
      "hash",
    ],
    [
      [
        event.seq,
        event.at,
        event.coderId,
        tool,
        event.command,
        event.phase,
        eventCommands[event.command],
        event.undoes,
        event.batch,
        empty,
        empty,
        empty,
        empty,
      ],
    ],
  );
}

export async function sealEvent(
  connection: Connection,
  event: NewEvent,
  tool: string,
  prevHash: string,
  touched: { opened: ReadonlySet<RecordKind>; closed: ReadonlySet<RecordKind> },
): Promise<void> {
  const payload = JSON.stringify({ reason: event.reason, args: event.args });
  const salt = newSalt();
  const payloadHash = keyed(salt, payload).toString("hex");
  const rows = await rowsHash(connection, event.seq, (kind) => ({
    opened: touched.opened.has(kind),
    closed: touched.closed.has(kind),
  }));
  const [coder] = await connection.all<{ uid: Uint8Array }>(
    sql`select uid from entity where id = ${event.coderId}`,
  );
  if (coder === undefined) throw new Error("an event needs a coder");
  const hash = eventHash({
    seq: event.seq,
    at: event.at,
    coder: Buffer.from(coder.uid).toString("hex"),
    tool,
    command: event.command,
    phaseGiven: event.phase,
    phaseInferred: eventCommands[event.command],
    undoes: event.undoes,
    batch: event.batch,
    payloadHash,
    rowsHash: rows,
    prevHash,
  });
  const bytes = (hex: string) => Buffer.from(hex, "hex");
  await connection.all(sql`
    update event set payload_hash = ${bytes(payloadHash)}, rows_hash = ${bytes(rows)},
      prev_hash = ${bytes(prevHash)}, hash = ${bytes(hash)} where seq = ${event.seq}`);
  await connection.insert("event_payload", ["seq", "salt", "body"], [[event.seq, salt, payload]]);
}
