import { sql } from "kysely";
import type { RecordKind, Seq } from "../core/records.js";
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
  readonly payload: Seq | null;
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
    select e.*, n.uid as coder, p.seq as payload, p.salt, p.body from event e join entity n on n.id = e.coder_id
    left join event_payload p on p.seq = e.seq order by e.seq`);
  const touched = await touchedKinds(connection);
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
    if (event.payload === null)
      fault("payload-missing", `The particulars of event ${event.seq} are missing.`, event.seq);
    else if (!isErased(event.salt, [event.body]) && !keyedIs(event.salt, event.body, event.payload_hash))
      fault("payload-changed", `The particulars of event ${event.seq} were changed.`, event.seq);
    if ((await rowsHash(connection, event.seq, touched(event.seq))) !== hex(event.rows_hash))
      fault("rows-changed", `Records of event ${event.seq} were changed outside the history.`, event.seq);
    onProgress(event.seq, events.length);
  }
  await verifyStrayRows(connection, expected - 1, fault);
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
    const rows = sql`
      select from_seq, salt, digest, ${sql.join(columns.map((field) => sql.ref(field.column)))}
      from ${sql.table(kind)}`;
    await connection.scan(rows, ([seq, salt, digest, ...values]) => {
      if (isErased(salt, values)) return;
      const sealed = salt === null ? "" : hex(contentDigest(salt as Uint8Array, values as Value[]));
      if (sealed !== hex(digest as Uint8Array))
        fault(
          "content-changed",
          `The words of a record (${kind}) were changed outside the history.`,
          seq as Seq,
        );
    });
  }
}

async function verifyTexts(connection: Connection, fault: Fault): Promise<void> {
  const rows = sql`
    select r.from_seq, r.text_digest, b.salt, b.body, b.revision_id from revision r
    left join text_body b on b.revision_id = r.id where r.as_of is null`;
  await connection.scan(rows, ([seq, digest, salt, body, present]) => {
    if (present === null)
      fault("text-missing", `The text of a transcript is missing (event ${seq}).`, seq as Seq);
    else if (!isErased(salt, [body]) && !keyedIs(salt, body, digest))
      fault("text-changed", `The text of a transcript was changed after import (event ${seq}).`, seq as Seq);
  });
}

/** Words are erased together with their salt; one without the other is damage. */
const isErased = (salt: unknown, words: readonly unknown[]) =>
  salt === null && words.every((word) => word === null);

const keyedIs = (salt: unknown, words: unknown, digest: unknown) =>
  salt !== null &&
  words !== null &&
  hex(keyed(salt as Uint8Array, words as string)) === hex(digest as Uint8Array);

/** Which tables hold rows that an event opened or closed, for all events at once. */
async function touchedKinds(connection: Connection) {
  const seqsOf = async (kind: RecordKind, column: "from_seq" | "to_seq") => {
    const seqs = new Set<Seq>();
    const rows = sql`select distinct ${sql.ref(column)} from ${sql.table(kind)} where ${sql.ref(column)} is not null`;
    await connection.scan(rows, ([seq]) => seqs.add(seq as Seq));
    return seqs;
  };
  const byKind = new Map<RecordKind, { opened: ReadonlySet<Seq>; closed: ReadonlySet<Seq> }>();
  for (const kind of recordKinds)
    byKind.set(kind, { opened: await seqsOf(kind, "from_seq"), closed: await seqsOf(kind, "to_seq") });
  return (seq: Seq) => (kind: RecordKind) => ({
    opened: byKind.get(kind)?.opened.has(seq) ?? false,
    closed: byKind.get(kind)?.closed.has(seq) ?? false,
  });
}
