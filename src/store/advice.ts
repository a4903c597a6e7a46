import { sql } from "kysely";
import type { Id } from "../core/records.js";
import type { Connection } from "./connection.js";
import { newUids } from "./hash.js";
import type { Offer, OutcomeKind } from "./port.js";
import { inTransaction } from "./transaction.js";

// Append-only tables beside the ledger: what was offered, what became of it, what was opened.

export function appendOffers(connection: Connection, offers: readonly Offer[]): Promise<Id[]> {
  return inTransaction(connection, async () => {
    const [last] = await connection.all<{ id: number | null }>(sql`select max(id) as id from offer`);
    const first = (last?.id ?? 0) + 1;
    const uids = newUids();
    await connection.insert(
      "offer",
      [
        "id",
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
      offers.map((o, i) => [
        first + i,
        uids.next().value,
        o.revisionId,
        o.start,
        o.end,
        o.codeId,
        o.coderId,
        o.engine,
        o.rank,
        o.score,
        o.probability,
        o.at,
      ]),
    );
    return offers.map((_, i) => first + i);
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
  return inTransaction(connection, () =>
    connection.insert("outcome", ["offer_id", "kind", "at"], [[offerId, kind, at]]),
  );
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
  return inTransaction(connection, () =>
    connection.insert(
      "opening",
      ["coder_id", "revision_id", "what", "at"],
      [[coderId, revisionId, what, at]],
    ),
  );
}

export async function readOpenings(connection: Connection) {
  const rows = await connection.all<{ coder_id: Id; revision_id: Id; what: string; at: number }>(
    sql`select coder_id, revision_id, what, at from opening order by id`,
  );
  return rows.map((r) => ({ coderId: r.coder_id, revisionId: r.revision_id, what: r.what, at: r.at }));
}
