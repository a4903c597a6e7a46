import { sql } from "kysely";
import type { Id, RecordKind, Records, Seq } from "../core/records.js";
import { fold } from "../core/similar.js";
import { chunks } from "./chunks.js";
import type { Connection, Value } from "./connection.js";
import { DraftRows } from "./draft.js";
import { erase } from "./erase.js";
import { appendEvent, type NewEvent, readHead, type Study } from "./event-writer.js";
import { fieldsOf } from "./fields.js";
import { newSalt, newUids } from "./hash.js";
import type { Originals } from "./originals.js";
import type { Act, Draft, Recorded } from "./port.js";
import { checkReferences } from "./references.js";
import { columnsOf, decode, encode, toColumn } from "./row-codec.js";
import { recordKinds } from "./tables.js";
import { inTransaction, isUnsure } from "./transaction.js";

/**
 * The only door for writes. Runs `work` inside a transaction that locks out other writers, then
 * appends one event and opens and closes row versions, all or nothing. Files that the act brings along are on the disk
 * before it is committed, and go again where it is not.
 */
export async function record<R>(
  connection: Connection,
  study: Study,
  act: Act,
  work: (draft: Draft) => Promise<R> | R,
  originals: Originals,
): Promise<Recorded<R>> {
  const names: string[] = [];
  const bring = async (files: DraftRows["originals"]) => {
    for (const [name, bytes] of act.dryRun ? [] : files) {
      names.push(name);
      await originals.bring(name, bytes);
    }
  };
  try {
    const recorded = await inTransaction(
      connection,
      () => recordInside(connection, study, act, work, bring),
      ({ seq }) => seq === null || act.dryRun === true,
    );
    for (const name of names) await originals.keep(name);
    return act.dryRun ? { seq: null, result: recorded.result, joined: null } : recorded;
  } catch (error) {
    for (const name of names) await (isUnsure(error) ? originals.leave(name) : originals.drop(name));
    throw error;
  }
}

/** The same inside a transaction that has begun and that the caller ends. */
export async function recordInside<R>(
  connection: Connection,
  study: Study,
  act: Act,
  work: (draft: Draft) => Promise<R> | R,
  bring: (files: DraftRows["originals"]) => Promise<void> = async () => {},
): Promise<Recorded<R>> {
  const head = await readHead(connection, study.uid);
  const [free] = await connection.all<{ id: number | null }>(sql`select max(id) as id from entity`);
  const draft = new DraftRows((free?.id ?? 0) + 1);
  const added = await whoActs(connection, draft, act);
  const result = await work(draft);
  await erase(connection, draft);
  const changes = await resolveChanges(connection, draft);
  if (!act.always && isEmpty(draft, changes, added)) return { seq: null, result, joined: null };
  const event = newEvent(act, head.seq + 1, draft);
  await insertEntities(connection, draft);
  const touched = await writeRows(connection, draft, changes, event.seq);
  await checkReferences(connection, event.seq, touched.opened, touched.closed);
  await appendEvent(connection, event, study, head.hash, { touched });
  await bring(draft.originals);
  return { seq: event.seq, result, joined: act.joining === undefined ? null : draft.coder };
}

/** Says in the draft who acts. A coder who joins and is not there yet is added; returns whether one was. */
async function whoActs(connection: Connection, draft: DraftRows, act: Act): Promise<boolean> {
  const { joining } = act;
  draft.coder = act.coderId ?? 0;
  if (joining === undefined) return false;
  const coders = await connection.all<{ id: Id; name: string }>(
    sql`select id, name from coder where to_seq is null order by id`,
  );
  const known = coders.find(({ name }) => fold(name) === fold(joining.name));
  draft.coder = known?.id ?? draft.add("coder", { name: joining.name, kind: "person", lead: false });
  return known === undefined;
}

type Changes = Map<RecordKind, Map<Id, Record<string, unknown>>>;

/** Full new versions of changed records, leaving out those that would not differ. */
async function resolveChanges(connection: Connection, draft: DraftRows): Promise<Changes> {
  const changes: Changes = new Map();
  for (const [kind, byId] of draft.changed) {
    const resolved = new Map<Id, Record<string, unknown>>();
    for (const chunk of chunks([...byId.keys()], 500)) {
      const rows = await connection.all<Record<string, unknown>>(
        sql`select * from ${sql.table(kind)} where to_seq is null and id in (${sql.join(chunk)})`,
      );
      for (const row of rows) {
        const before = decode(kind, row);
        const after = { ...before, ...byId.get(row.id as Id) };
        if (stored(kind, before) !== stored(kind, after)) resolved.set(row.id as Id, after);
      }
      if (rows.length < chunk.length) throw new Error(`a changed ${kind} is not current`);
    }
    changes.set(kind, resolved);
  }
  return changes;
}

/** A record as it would be stored, to see a difference: text that differs in what is not kept does not differ. */
const stored = (kind: RecordKind, record: Record<string, unknown>) =>
  JSON.stringify(
    fieldsOf(kind).map((field) => {
      const value = toColumn(field.type, record[field.name], kind, field.name);
      return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
    }),
  );

/** Whether nothing would be written; a coder who joins to do nothing does not join. */
function isEmpty(draft: DraftRows, changes: Changes, joined: boolean): boolean {
  const added = [...draft.added.values()].reduce((sum, { size }) => sum + size, 0);
  const none = (map: ReadonlyMap<unknown, { readonly size: number }>) =>
    [...map.values()].every(({ size }) => size === 0);
  return added === (joined ? 1 : 0) && none(draft.closed) && none(changes);
}

function newEvent(act: Act, seq: Seq, draft: DraftRows): NewEvent {
  const coderId = draft.coder || [...(draft.added.get("coder")?.keys() ?? [])][0];
  if (coderId === undefined) throw new Error("an event needs a coder");
  return {
    seq,
    at: act.at,
    coderId,
    command: act.command,
    phase: act.phase ?? null,
    undoes: null,
    batch: act.batch === "start" ? seq : (act.batch ?? null),
    reason: act.reason ?? null,
    args: act.args ?? {},
  };
}

async function insertEntities(connection: Connection, draft: DraftRows): Promise<void> {
  const uids = newUids();
  function* rows(): Generator<readonly Value[]> {
    for (const kind of recordKinds)
      for (const id of draft.added.get(kind)?.keys() ?? [])
        yield [id, recordKinds.indexOf(kind), uids.next().value];
  }
  await connection.insert("entity", ["id", "kind", "uid"], rows());
}

async function writeRows(connection: Connection, draft: DraftRows, changes: Changes, seq: Seq) {
  const opened = new Set<RecordKind>();
  const closed = new Set<RecordKind>();
  for (const kind of recordKinds) {
    const ending = [...(draft.closed.get(kind) ?? []), ...(changes.get(kind)?.keys() ?? [])];
    for (const chunk of chunks(ending, 500)) {
      closed.add(kind);
      const ended = await connection.change(
        sql`update ${sql.table(kind)} set to_seq = ${seq} where to_seq is null and id in (${sql.join(chunk)})`,
      );
      if (ended !== chunk.length) throw new Error(`a closed ${kind} is not current`);
    }
    const opening = [...(draft.added.get(kind) ?? []), ...(changes.get(kind) ?? [])];
    if (opening.length === 0) continue;
    opened.add(kind);
    function* rows(): Generator<readonly Value[]> {
      for (const [id, fields] of opening)
        yield [id, seq, null, null, ...encode(kind, fields as unknown as Records[typeof kind], newSalt)];
    }
    await connection.insert(kind, ["id", "from_seq", "to_seq", "as_of", ...columnsOf(kind)], rows());
  }
  const revisions = draft.added.get("revision") ?? new Map();
  for (const { digest, salt, text } of draft.texts) {
    const id = [...revisions].find(([, fields]) => fields.textDigest === digest)?.[0];
    if (id === undefined) throw new Error("a text needs its revision in the same draft");
    await connection.insert("text_body", ["revision_id", "salt", "body"], [[id, salt, text]]);
  }
  return { opened, closed };
}
