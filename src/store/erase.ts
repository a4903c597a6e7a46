import { type RawBuilder, sql } from "kysely";
import type { Id, RecordKind, Seq } from "../core/records.js";
import { chunks } from "./chunks.js";
import type { Connection } from "./connection.js";
import type { DraftRows, Erasure } from "./draft.js";
import { stateOf } from "./event-state.js";
import { hasContent, partsOf } from "./fields.js";

/** What is gone of one event. */
interface Loss {
  readonly ids: Set<Id>;
  readonly texts: Set<Id>;
  payload: boolean;
}

/**
 * Erases the words that a draft asks to erase, from every version, and adds to the draft a tombstone for each
 * event that had written some. What is gone already is left alone.
 */
export async function erase(connection: Connection, draft: DraftRows): Promise<void> {
  const { erased } = draft;
  if (erased === null) return;
  const losses = await lossesOf(connection, erased);
  const before = new Map<Seq, string>();
  const events = new Map<Seq, EventRow>();
  for (const seq of [...losses.keys()].sort((a, b) => a - b)) {
    const [event] = await connection.all<EventRow>(
      sql`select seq, format, replica, hash from event where seq = ${seq}`,
    );
    if (event === undefined) throw new Error("an erasure touches an event that is not there");
    events.set(seq, event);
    before.set(seq, await stateOf(connection, event));
  }
  await clear(connection, erased);
  for (const [seq, event] of events) {
    const loss = losses.get(seq);
    if (loss === undefined) continue;
    draft.add("tombstone", {
      event: Buffer.from(event.hash).toString("hex"),
      before: before.get(seq) ?? "",
      after: await stateOf(connection, event),
      cause: erased.cause,
      erasedIds: [...loss.ids],
      textIds: [...loss.texts],
      payload: loss.payload,
    });
  }
}

interface EventRow {
  readonly seq: Seq;
  readonly format: number;
  readonly replica: Uint8Array | null;
  readonly hash: Uint8Array;
}

async function lossesOf(connection: Connection, erased: Erasure): Promise<Map<Seq, Loss>> {
  const losses = new Map<Seq, Loss>();
  const of = (seq: unknown): Loss => {
    const loss = losses.get(seq as Seq) ?? { ids: new Set(), texts: new Set(), payload: false };
    losses.set(seq as Seq, loss);
    return loss;
  };
  for (const [kind, ids] of erased.records) {
    if (!hasContent(kind)) throw new RangeError(`a ${kind} has no words to erase`);
    for (const chunk of chunks([...ids], 500))
      await connection.scan(
        sql`select id, from_seq from ${sql.table(kind)} where id in (${sql.join(chunk)}) and ${hasWords(kind)}`,
        ([id, seq]) => of(seq).ids.add(id as Id),
      );
  }
  for (const chunk of chunks([...erased.texts], 500))
    await connection.scan(
      sql`select t.id, t.from_seq from revision t join text_body b on b.revision_id = t.id
        where t.id in (${sql.join(chunk)}) and b.salt is not null`,
      ([id, seq]) => of(seq).texts.add(id as Id),
    );
  for (const chunk of chunks([...erased.payloads], 500))
    await connection.scan(
      sql`select seq from event_payload where seq in (${sql.join(chunk)}) and salt is not null`,
      ([seq]) => {
        of(seq).payload = true;
      },
    );
  return losses;
}

/** Whether a row version still has words; a row of format 1 may have some that were facts. */
function hasWords(kind: RecordKind): RawBuilder<unknown> {
  const columns = [sql.ref("salt"), ...partsOf(kind).content.map(({ column }) => sql.ref(column))];
  return sql`coalesce(${sql.join(columns)}) is not null`;
}

async function clear(connection: Connection, erased: Erasure): Promise<void> {
  for (const [kind, ids] of erased.records) {
    const nothing = partsOf(kind).content.map(({ column }) => sql`${sql.ref(column)} = null`);
    for (const chunk of chunks([...ids], 500))
      await connection.change(
        sql`update ${sql.table(kind)} set salt = null, ${sql.join(nothing)} where id in (${sql.join(chunk)})`,
      );
  }
  for (const chunk of chunks([...erased.texts], 500))
    await connection.change(
      sql`update text_body set salt = null, body = null where revision_id in (${sql.join(chunk)})`,
    );
  for (const chunk of chunks([...erased.payloads], 500))
    await connection.change(
      sql`update event_payload set salt = null, body = null where seq in (${sql.join(chunk)})`,
    );
}
