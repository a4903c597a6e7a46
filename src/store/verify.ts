import { sql } from "kysely";
import type { Seq } from "../core/records.js";
import { eventHash, genesis } from "./chain.js";
import type { Connection, Value } from "./connection.js";
import { keyed } from "./hash.js";
import type { Problem } from "./port.js";
import { contentDigest } from "./row-codec.js";
import { rowsHash } from "./row-hash.js";
import { fieldsOf, hasContent, recordKinds } from "./tables.js";

interface EventRow {
  readonly seq: Seq;
  readonly at: number;
  readonly coder: Uint8Array;
  readonly tool: string;
  readonly command: string;
  readonly phase_given: number | null;
  readonly phase_inferred: number | null;
  readonly undoes: Seq | null;
  readonly batch: Seq | null;
  readonly payload_hash: Uint8Array;
  readonly rows_hash: Uint8Array;
  readonly prev_hash: Uint8Array;
  readonly hash: Uint8Array;
  readonly salt: Uint8Array | null;
  readonly body: string | null;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** Recomputes every hash of the history: the chain, each event's rows, each row's content, each text. */
export async function verifyHistory(
  connection: Connection,
  studyUid: string,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const fault = (code: string, message: string, event: Seq | null = null) =>
    problems.push({ code, message, event, id: null });
  const events = await connection.all<EventRow>(sql`
    select e.*, n.uid as coder, p.salt, p.body from event e join entity n on n.id = e.coder_id
    left join event_payload p on p.seq = e.seq order by e.seq`);
  let previous = genesis(studyUid);
  let expected = 1;
  for (const event of events) {
    if (event.seq !== expected)
      fault("event-missing", `Event ${expected} is missing from the history.`, expected);
    expected = event.seq + 1;
    if (hex(event.prev_hash) !== previous)
      fault("chain-broken", `Event ${event.seq} does not follow the event before it.`, event.seq);
    previous = hex(event.hash);
    if (sealOf(event) !== previous)
      fault("event-changed", `Event ${event.seq} was changed after it was written.`, event.seq);
    if (event.salt !== null && hex(keyed(event.salt, event.body ?? "")) !== hex(event.payload_hash))
      fault("payload-changed", `The particulars of event ${event.seq} were changed.`, event.seq);
    if ((await rowsHash(connection, event.seq)) !== hex(event.rows_hash))
      fault("rows-changed", `Records of event ${event.seq} were changed outside the history.`, event.seq);
    onProgress(event.seq, events.length);
  }
  await verifyStrayRows(connection, events.length, fault);
  await verifyContent(connection, fault);
  await verifyTexts(connection, fault);
  return problems;
}

function sealOf(event: EventRow): string {
  return eventHash({
    seq: event.seq,
    at: event.at,
    coder: hex(event.coder),
    tool: event.tool,
    command: event.command,
    phaseGiven: event.phase_given,
    phaseInferred: event.phase_inferred,
    undoes: event.undoes,
    batch: event.batch,
    payloadHash: hex(event.payload_hash),
    rowsHash: hex(event.rows_hash),
    prevHash: hex(event.prev_hash),
  });
}

type Fault = (code: string, message: string, event?: Seq | null) => void;

async function verifyStrayRows(connection: Connection, last: Seq, fault: Fault): Promise<void> {
  for (const kind of recordKinds) {
    const [row] = await connection.all<{ n: number }>(
      sql`select count(*) as n from ${sql.table(kind)} where from_seq > ${last} or to_seq > ${last}`,
    );
    if (Number(row?.n) > 0) fault("stray-rows", `${row?.n} records (${kind}) belong to no event.`);
  }
}

async function verifyContent(connection: Connection, fault: Fault): Promise<void> {
  for (const kind of recordKinds) {
    if (!hasContent(kind)) continue;
    const columns = fieldsOf(kind).filter((field) => field.content);
    const rows = connection.scan(sql`
      select from_seq, salt, digest, ${sql.join(columns.map((field) => sql.ref(field.column)))}
      from ${sql.table(kind)} where salt is not null`);
    for await (const [seq, salt, digest, ...values] of rows)
      if (hex(contentDigest(salt as Uint8Array, values as Value[])) !== hex(digest as Uint8Array))
        fault(
          "content-changed",
          `The words of a record (${kind}) were changed outside the history.`,
          seq as Seq,
        );
  }
}

async function verifyTexts(connection: Connection, fault: Fault): Promise<void> {
  const rows = connection.scan(sql`
    select r.from_seq, r.text_digest, b.salt, b.body, b.revision_id from revision r
    left join text_body b on b.revision_id = r.id where r.as_of is null`);
  for await (const [seq, digest, salt, body, present] of rows) {
    if (present === null)
      fault("text-missing", `The text of a transcript is missing (event ${seq}).`, seq as Seq);
    else if (salt !== null && hex(keyed(salt as Uint8Array, body as string)) !== hex(digest as Uint8Array))
      fault("text-changed", `The text of a transcript was changed after import (event ${seq}).`, seq as Seq);
  }
}
