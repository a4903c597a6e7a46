import { sql } from "kysely";
import type { Id, Seq } from "../core/records.js";
import type { Connection, Value } from "./connection.js";
import { uidBytes } from "./entities.js";
import { newUids } from "./hash.js";
import type { Offer, OutcomeKind } from "./port.js";
import { newestOf, type SideTable, sideRowHash } from "./side.js";
import { inTransaction } from "./transaction.js";

// Append-only tables beside the ledger: what was offered, what became of it, what was opened.

/** Appends rows to a table, each sealed with the row before it; `covered` is what its hash covers, records by uid. */
async function append(
  connection: Connection,
  table: SideTable,
  columns: readonly string[],
  rows: readonly { readonly values: readonly Value[]; readonly covered: readonly unknown[] }[],
): Promise<Id[]> {
  const newest = await newestOf(connection, table);
  const [head] = await connection.all<{ seq: Seq | null }>(sql`select max(seq) as seq from event`);
  const seq = head?.seq ?? 0;
  let previous = newest.hash;
  const sealed = rows.map(({ values, covered }, i) => {
    previous = sideRowHash(table, previous, seq, covered);
    return [newest.id + 1 + i, ...values, seq, previous];
  });
  await connection.insert(table, ["id", ...columns, "seq", "hash"], sealed);
  return sealed.map(([id]) => id as Id);
}

/** Uids of records that rows refer to. */
async function uidsOf(connection: Connection, ids: Iterable<Id>): Promise<(id: Id) => Uint8Array> {
  const uids = await uidBytes(connection, [...new Set(ids)]);
  return (id) => {
    const uid = uids.get(id);
    if (uid === undefined) throw new Error("an appended row refers to nothing");
    return uid;
  };
}

export function appendOffers(connection: Connection, offers: readonly Offer[]): Promise<Id[]> {
  return inTransaction(connection, async () => {
    const of = await uidsOf(
      connection,
      offers.flatMap((o) => [o.revisionId, o.codeId, o.coderId]),
    );
    const uids = newUids();
    return append(
      connection,
      "offer",
      [
        "uid",
        "revision_id",
        "start_",
        "end_",
        "code_id",
        "coder_id",
        "engine",
        "rank",
        "score",
        "probability",
        "at",
      ],
      offers.map((o) => {
        const uid = uids.next().value;
        const rest = [o.engine, o.rank, o.score, o.probability, o.at];
        return {
          values: [uid, o.revisionId, o.start, o.end, o.codeId, o.coderId, ...rest],
          covered: [uid, of(o.revisionId), o.start, o.end, of(o.codeId), of(o.coderId), ...rest],
        };
      }),
    );
  });
}

export async function readOffers(connection: Connection, ids?: readonly Id[]) {
  const rows = await connection.all<Record<string, unknown>>(sql`
    select * from offer ${ids === undefined ? sql`` : sql`where id in (${sql.join([...ids, -1])})`} order by id`);
  return rows.map((row) => ({
    id: row.id as Id,
    uid: Buffer.from(row.uid as Uint8Array).toString("hex"),
    revisionId: row.revision_id as Id,
    start: row.start_ as number,
    end: row.end_ as number,
    codeId: row.code_id as Id,
    coderId: row.coder_id as Id,
    engine: row.engine as string,
    rank: row.rank as number,
    score: row.score as number,
    probability: row.probability as number | null,
    at: row.at as number,
  }));
}

export function appendOutcome(
  connection: Connection,
  offerId: Id,
  kind: OutcomeKind,
  at: number,
): Promise<void> {
  return inTransaction(connection, async () => {
    const [offer] = await connection.all<{ uid: Uint8Array }>(
      sql`select uid from offer where id = ${offerId}`,
    );
    if (offer === undefined) throw new Error("an outcome needs its offer");
    const row = { values: [offerId, kind, at], covered: [offer.uid, kind, at] };
    await append(connection, "outcome", ["offer_id", "kind", "at"], [row]);
  });
}

export async function readOutcomes(connection: Connection) {
  const rows = await connection.all<{ offer_id: Id; kind: OutcomeKind; at: number }>(
    sql`select offer_id, kind, at from outcome order by id`,
  );
  return rows.map((row) => ({ offerId: row.offer_id, kind: row.kind, at: row.at }));
}

export function appendOpening(
  connection: Connection,
  coderId: Id,
  revisionId: Id,
  what: string,
  at: number,
): Promise<void> {
  return inTransaction(connection, async () => {
    const of = await uidsOf(connection, [coderId, revisionId]);
    const row = {
      values: [coderId, revisionId, what, at],
      covered: [of(coderId), of(revisionId), what, at],
    };
    await append(connection, "opening", ["coder_id", "revision_id", "what", "at"], [row]);
  });
}

export async function readOpenings(connection: Connection) {
  const rows = await connection.all<{ coder_id: Id; revision_id: Id; what: string; at: number }>(
    sql`select coder_id, revision_id, what, at from opening order by id`,
  );
  return rows.map((r) => ({ coderId: r.coder_id, revisionId: r.revision_id, what: r.what, at: r.at }));
}
