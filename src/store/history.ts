import { sql } from "kysely";
import type { EventCommand } from "../core/event-command.js";
import type { RecordKind, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import type { EventQuery, LedgerEvent, RowChange } from "./port.js";
import { decode } from "./row-codec.js";
import { corrupt, storedJson } from "./stored-json.js";
import { recordKinds } from "./tables.js";

const columns = sql`e.seq, e.at, e.coder_id, e.tool, e.command, e.phase_given, e.phase_inferred, e.undoes,
  e.batch, e.hash, p.body`;

function toEvent(row: Record<string, unknown>): LedgerEvent {
  const payload =
    row.body === null || row.body === undefined ? { reason: null, args: null } : payloadOf(row.body);
  return {
    seq: row.seq as Seq,
    at: row.at as number,
    coderId: row.coder_id as number,
    tool: row.tool as string,
    command: row.command as EventCommand,
    phaseGiven: row.phase_given as number | null,
    phaseInferred: row.phase_inferred as number | null,
    undoes: row.undoes as Seq | null,
    batch: row.batch as Seq | null,
    hash: Buffer.from(row.hash as Uint8Array).toString("hex"),
    reason: payload.reason,
    args: payload.args,
  };
}

function payloadOf(body: unknown): Pick<LedgerEvent, "reason" | "args"> {
  const read = storedJson(body);
  if (typeof read !== "object" || read === null) throw corrupt();
  const { reason, args } = { reason: null, args: null, ...read };
  if ((reason !== null && typeof reason !== "string") || typeof args !== "object") throw corrupt();
  return { reason, args };
}

/** Events, newest first. */
export async function readEvents(connection: Connection, query: EventQuery = {}): Promise<LedgerEvent[]> {
  const rows = await connection.all<Record<string, unknown>>(sql`
    select ${columns} from event e left join event_payload p on p.seq = e.seq
    where e.seq < ${query.before ?? Number.MAX_SAFE_INTEGER} and e.seq > ${query.after ?? 0}
    order by e.seq desc limit ${query.limit ?? Number.MAX_SAFE_INTEGER}`);
  return rows.map(toEvent);
}

export async function readEvent(connection: Connection, seq: Seq): Promise<LedgerEvent | null> {
  const [row] = await connection.all<Record<string, unknown>>(sql`
    select ${columns} from event e left join event_payload p on p.seq = e.seq where e.seq = ${seq}`);
  return row === undefined ? null : toEvent(row);
}

/** Before and after of every record that an event touched. */
export async function readChanges(connection: Connection, seq: Seq): Promise<RowChange[]> {
  const changes: RowChange[] = [];
  for (const kind of recordKinds) {
    const rows = await connection.all<Record<string, unknown>>(sql`
      select t.*, e.uid from ${sql.table(kind)} t join entity e on e.id = t.id
      where t.from_seq = ${seq} or t.to_seq = ${seq} order by t.id, t.from_seq`);
    const byId = new Map<
      number,
      { before: Record<string, unknown> | null; after: Record<string, unknown> | null; uid: string }
    >();
    for (const row of rows) {
      const id = row.id as number;
      const entry = byId.get(id) ?? {
        before: null,
        after: null,
        uid: Buffer.from(row.uid as Uint8Array).toString("hex"),
      };
      if (row.to_seq === seq) entry.before = decode(kind, row);
      if (row.from_seq === seq) entry.after = decode(kind, row);
      byId.set(id, entry);
    }
    for (const [id, entry] of byId) changes.push({ kind, id, ...entry });
  }
  return changes;
}

export async function readChangeCounts(connection: Connection, seq: Seq) {
  const counts: { kind: RecordKind; opened: number; closed: number }[] = [];
  for (const kind of recordKinds) {
    const table = sql.table(kind);
    const [row] = await connection.all<{ opened: number; closed: number }>(sql`
      select (select count(*) from ${table} where from_seq = ${seq}) as opened,
             (select count(*) from ${table} where to_seq = ${seq}) as closed`);
    if (row !== undefined && (row.opened > 0 || row.closed > 0))
      counts.push({ kind, opened: Number(row.opened), closed: Number(row.closed) });
  }
  return counts;
}
