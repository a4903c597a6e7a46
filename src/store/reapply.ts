import { sql } from "kysely";
import type { Id, RecordKind, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { uidBytes } from "./entities.js";
import type { Draft } from "./port.js";
import { storedJson } from "./stored-json.js";
import { recordKinds } from "./tables.js";

/** What a study erased, in words that hold in every copy of it: events by their hash, records by uid. */
export type Erasures = readonly {
  readonly event: Uint8Array;
  readonly cause: string;
  readonly records: readonly Uint8Array[];
  readonly texts: readonly Uint8Array[];
  readonly payload: boolean;
}[];

export async function readErasures(connection: Connection): Promise<Erasures> {
  const rows = await connection.all<{
    event: Uint8Array;
    cause: string;
    erased_ids: string;
    text_ids: string;
    payload: number;
  }>(sql`select event, cause, erased_ids, text_ids, payload from tombstone where to_seq is null order by id`);
  const lists = rows.map((row) => ({
    records: storedJson(row.erased_ids) as Id[],
    texts: storedJson(row.text_ids) as Id[],
  }));
  const uids = await uidBytes(
    connection,
    lists.flatMap(({ records, texts }) => [...records, ...texts]),
  );
  const known = (ids: readonly Id[]) => ids.flatMap((id) => uids.get(id) ?? []);
  return rows.map(({ event, cause, payload }, i) => ({
    event,
    cause,
    records: known(lists[i]?.records ?? []),
    texts: known(lists[i]?.texts ?? []),
    payload: payload === 1,
  }));
}

/** Erases in a copy from before what was erased since, as far as it has the events that wrote it. */
export async function eraseAgain(connection: Connection, draft: Draft, erasures: Erasures): Promise<void> {
  const records: { kind: RecordKind; id: Id }[] = [];
  const texts: Id[] = [];
  const payloads: Seq[] = [];
  const causes = new Set<string>();
  for (const erasure of erasures) {
    const [event] = await connection.all<{ seq: Seq }>(
      sql`select seq from event where hash = ${erasure.event}`,
    );
    if (event === undefined) continue;
    causes.add(erasure.cause);
    if (erasure.payload) payloads.push(event.seq);
    for (const { id, kind } of await idsOf(connection, erasure.records)) {
      const name = recordKinds[kind];
      if (name !== undefined) records.push({ kind: name, id });
    }
    for (const { id } of await idsOf(connection, erasure.texts)) texts.push(id);
  }
  if (causes.size > 0) draft.erase([...causes].join(", "), { records, texts, payloads });
}

async function idsOf(
  connection: Connection,
  uids: readonly Uint8Array[],
): Promise<{ id: Id; kind: number }[]> {
  const found: { id: Id; kind: number }[] = [];
  for (const uid of uids)
    found.push(
      ...(await connection.all<{ id: Id; kind: number }>(
        sql`select id, kind from entity where uid = ${uid}`,
      )),
    );
  return found;
}
