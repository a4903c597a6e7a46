import { sql } from "kysely";
import type { RecordKind, Seq } from "../../core/records.js";
import { eventHash, genesis } from "../chain.js";
import type { Connection } from "../connection.js";
import { rowsHashNow } from "../event-state.js";
import type { Study } from "../event-writer.js";
import { outsideOfFormat1 } from "../format-1.js";
import { readUids, type Touched } from "../leaves.js";
import type { Verified } from "../port.js";
import { newestFormat, recordKinds } from "../tables.js";
import { Found, hex } from "./found.js";
import { type ReadOriginal, verifyOriginals } from "./originals.js";
import { verifySideRows } from "./side-rows.js";
import { readTombstones, verifyErasure } from "./tombstones.js";
import { verifyKinds, verifyLaterColumns, verifyPayload, verifyTexts, verifyWords } from "./words.js";

interface EventRow {
  readonly seq: Seq;
  readonly format: number;
  readonly replica: Uint8Array | null;
  readonly at: number;
  readonly coder: Uint8Array | null;
  readonly tool: string;
  readonly command: string;
  readonly phase_given: number | null;
  readonly phase_inferred: number | null;
  readonly undoes: Seq | null;
  readonly batch: Seq | null;
  readonly payload_hash: Uint8Array;
  readonly rows_hash: Uint8Array;
  readonly side_hash: Uint8Array | null;
  readonly prev_hash: Uint8Array;
  readonly hash: Uint8Array;
  readonly payload: Seq | null;
  readonly salt: Uint8Array | null;
  readonly body: string | null;
}

/** Recomputes every hash of the history, and holds everything else in the study against it. */
export async function verifyHistory(
  connection: Connection,
  study: Study & { readonly secret: Uint8Array },
  readOriginal: ReadOriginal,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<Verified> {
  const found = new Found();
  const events = await connection.all<EventRow>(sql`
    select e.*, n.uid as coder, p.seq as payload, p.salt, p.body from event e left join entity n on n.id = e.coder_id
    left join event_payload p on p.seq = e.seq order by e.seq`);
  const last = events.at(-1)?.seq ?? 0;
  const formats = new Map(events.map(({ seq, format }) => [seq, format]));
  const formatOf = (seq: Seq) => formats.get(seq) ?? newestFormat;
  for (const event of events) verifyPayload(event, found);
  await verifyWords(connection, formatOf, found);
  await verifyTexts(connection, found);
  await verifyKinds(connection, found);
  await verifyLaterColumns(connection, events.findLast(({ format }) => format === 1)?.seq ?? 0, found);
  const withheld = await readWithheld(connection);
  const sideOf = await verifySideRows(connection, last, withheld.side, found);
  verifyChain(events, study, found);
  const tombstones = await readTombstones(connection);
  const touched = await touchedKinds(connection);
  const uids = await readUids(connection);
  for (const event of events) {
    const rows = await rowsHashNow(connection, event, touched(event.seq), {
      withheld: withheld.rows.get(event.seq) ?? [],
      uids,
    });
    const gone = (found.absences.get(event.seq) ?? []).filter((one) => !withheld.words.has(hex(one)));
    verifyErasure(event, rows, gone, tombstones.get(hex(event.hash)) ?? [], found);
    if (event.format > 1) {
      const sealed =
        event.command === "study.migrate"
          ? hex(await outsideOfFormat1(connection, event.seq))
          : sideOf(event.seq);
      if (sealed !== hex(event.side_hash))
        found.fault(
          "side-changed",
          `What stood beside the history at event ${event.seq} was changed.`,
          event.seq,
        );
    }
    onProgress(event.seq, events.length);
  }
  await verifyStrayRows(connection, last, found);
  await verifyOriginals(connection, study.secret, readOriginal, found);
  return {
    problems: found.problems,
    erasures: erasuresOf(tombstones, events),
    withheld: withheld.count,
  };
}

/** The chain from event to event, and what each event says of itself. */
function verifyChain(events: readonly EventRow[], study: Study, found: Found): void {
  let previous = genesis(study.uid);
  let expected = 1;
  const changed: EventRow[] = [];
  for (const event of events) {
    if (event.seq !== expected)
      found.fault("event-missing", `Event ${expected} is missing from the history.`, expected);
    expected = event.seq + 1;
    if (hex(event.prev_hash) !== previous)
      found.fault("chain-broken", `Event ${event.seq} does not follow the event before it.`, event.seq);
    previous = hex(event.hash);
    if (sealOf(event, study) !== previous) changed.push(event);
  }
  // The identity enters every event of format 2: where none holds, that is what was changed.
  const sealed = events.filter(({ format }) => format > 1);
  if (sealed.length > 1 && sealed.every((event) => changed.includes(event)))
    found.fault("identity-changed", "What the study is known by (its uid or its secret) was changed.");
  else
    for (const { seq } of changed)
      found.fault("event-changed", `Event ${seq} was changed after it was written.`, seq);
}

function sealOf(event: EventRow, study: Study): string {
  return eventHash({
    format: event.format,
    seq: event.seq,
    at: event.at,
    replica: hex(event.replica),
    coder: hex(event.coder),
    tool: event.tool,
    command: event.command,
    phaseGiven: event.phase_given,
    phaseInferred: event.phase_inferred,
    undoes: event.undoes,
    batch: event.batch,
    payloadHash: hex(event.payload_hash),
    rowsHash: hex(event.rows_hash),
    sideHash: hex(event.side_hash),
    identity: study.identity,
    prevHash: hex(event.prev_hash),
  });
}

async function verifyStrayRows(connection: Connection, last: Seq, found: Found): Promise<void> {
  for (const kind of recordKinds) {
    const [row] = await connection.all<{ n: number }>(
      sql`select count(*) as n from ${sql.table(kind)} where from_seq > ${last} or to_seq > ${last}`,
    );
    if (Number(row?.n) > 0) found.fault("stray-rows", `${row?.n} records (${kind}) belong to no event.`);
  }
}

/** Leaves of what is not in this copy: of rows by event, of words by their hash, of appended rows by table and id. */
async function readWithheld(connection: Connection) {
  const rows = new Map<Seq, Uint8Array[]>();
  const words = new Set<string>();
  const side = new Map<string, Uint8Array>();
  let count = 0;
  await connection.scan(sql`select seq, leaf, kind, place from withheld`, ([seq, leaf, kind, place]) => {
    count++;
    if (place !== null) side.set(`${kind} ${place}`, leaf as Uint8Array);
    else if (kind === "text" || kind === "payload") words.add(hex(leaf));
    else {
      const list = rows.get(seq as Seq);
      if (list === undefined) rows.set(seq as Seq, [leaf as Uint8Array]);
      else list.push(leaf as Uint8Array);
    }
  });
  return { rows, words, side, count };
}

/** Which tables hold rows that an event opened or closed, for all events at once. */
async function touchedKinds(connection: Connection): Promise<(seq: Seq) => Touched> {
  const kindsBySeq = async (column: "from_seq" | "to_seq") => {
    const found = new Map<Seq, Set<RecordKind>>();
    for (const kind of recordKinds) {
      const rows = sql`select distinct ${sql.ref(column)} from ${sql.table(kind)} where ${sql.ref(column)} is not null`;
      await connection.scan(rows, ([seq]) => {
        const kinds = found.get(seq as Seq);
        if (kinds === undefined) found.set(seq as Seq, new Set([kind]));
        else kinds.add(kind);
      });
    }
    return found;
  };
  const opened = await kindsBySeq("from_seq");
  const closed = await kindsBySeq("to_seq");
  const none: ReadonlySet<RecordKind> = new Set();
  return (seq) => ({ opened: opened.get(seq) ?? none, closed: closed.get(seq) ?? none });
}

function erasuresOf(
  tombstones: Awaited<ReturnType<typeof readTombstones>>,
  events: readonly EventRow[],
): Verified["erasures"] {
  const times = new Map(events.map(({ seq, at }) => [seq, at]));
  const byEvent = new Map<Seq, Verified["erasures"][number]>();
  for (const { seq, cause, records, texts } of [...tombstones.values()].flat()) {
    const before = byEvent.get(seq);
    byEvent.set(seq, {
      event: seq,
      at: times.get(seq) ?? 0,
      cause,
      events: (before?.events ?? 0) + 1,
      records: (before?.records ?? 0) + records,
      texts: (before?.texts ?? 0) + texts,
    });
  }
  return [...byEvent.values()].sort((a, b) => a.event - b.event);
}
