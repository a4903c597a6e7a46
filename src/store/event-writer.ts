import { sql } from "kysely";
import { type EventCommand, eventCommands } from "../core/event-command.js";
import type { Id, Seq } from "../core/records.js";
import { eventHash, genesis } from "./chain.js";
import type { Connection } from "./connection.js";
import { keyed, newSalt } from "./hash.js";
import { addLeaves, Leaves, type Touched } from "./leaves.js";
import type { Head } from "./port.js";
import { sideHashNow } from "./side.js";
import { newestFormat } from "./tables.js";

/** The study that is written to, and by which program and in which copy. */
export interface Study {
  readonly uid: string;
  readonly tool: string;
  /** The copy's uid, in hex. */
  readonly replica: string;
  /** Hash of what the study is known by. */
  readonly identity: string;
}

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

/** What an event covers. */
export interface Written {
  readonly touched: Touched;
  /** What it seals besides its rows; if not given, what stands in the append-only tables. */
  readonly outside?: Uint8Array;
}

/** Appends an event, sealed, behind its rows. */
export async function appendEvent(
  connection: Connection,
  event: NewEvent,
  study: Study,
  prevHash: string,
  { touched, outside }: Written,
): Promise<void> {
  const payload = JSON.stringify({ reason: event.reason, args: event.args });
  const salt = newSalt();
  const leaves = new Leaves();
  await addLeaves(
    connection,
    { seq: event.seq, replica: Buffer.from(study.replica, "hex"), touched },
    leaves,
  );
  const [coder] = await connection.all<{ uid: Uint8Array }>(
    sql`select uid from entity where id = ${event.coderId}`,
  );
  if (coder === undefined) throw new Error("an event needs a coder");
  const seal = {
    format: newestFormat,
    seq: event.seq,
    at: event.at,
    replica: study.replica,
    coder: Buffer.from(coder.uid).toString("hex"),
    tool: study.tool,
    command: event.command,
    phaseGiven: event.phase,
    phaseInferred: eventCommands[event.command],
    undoes: event.undoes,
    batch: event.batch,
    payloadHash: keyed(salt, payload).toString("hex"),
    rowsHash: leaves.hash().toString("hex"),
    sideHash: Buffer.from(outside ?? (await sideHashNow(connection))).toString("hex"),
    identity: study.identity,
    prevHash,
  };
  const bytes = (hex: string) => Buffer.from(hex, "hex");
  await connection.insert(
    "event",
    [
      ...["seq", "at", "coder_id", "tool", "command", "phase_given", "phase_inferred", "undoes", "batch"],
      ...["payload_hash", "rows_hash", "prev_hash", "hash", "format", "replica", "side_hash"],
    ],
    [
      [
        ...[seal.seq, seal.at, event.coderId, seal.tool, seal.command, seal.phaseGiven, seal.phaseInferred],
        ...[seal.undoes, seal.batch],
        ...[seal.payloadHash, seal.rowsHash, seal.prevHash, eventHash(seal)].map(bytes),
        ...[seal.format, bytes(seal.replica), bytes(seal.sideHash)],
      ],
    ],
  );
  await connection.insert("event_payload", ["seq", "salt", "body"], [[event.seq, salt, payload]]);
}
