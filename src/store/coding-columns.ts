import { type RawBuilder, sql } from "kysely";
import { type CodingColumns, codingFlags } from "../core/columns.js";
import type { Id, Seq } from "../core/records.js";
import { sortedOrder } from "../core/sorted-order.js";
import type { Connection } from "./connection.js";
import type { AsOf, QuotedCoding, Where } from "./port.js";
import { conditions } from "./read.js";

/** What is read of a coding: the columns of `CodingColumns`, in this order. */
const columns = [
  sql`t.id`,
  sql`t.revision_id`,
  sql`t.start_`,
  sql`t.end_`,
  sql`t.code_id`,
  sql`t.coder_id`,
  sql`ifnull(t.round_id, 0)`,
  sql`t.origin * 8 + t.state * ${codingFlags.proposed} + t.key_ * ${codingFlags.key} + t.revisit * ${codingFlags.revisit}`,
  sql`t.from_seq`,
];
const flagBits = codingFlags.proposed | codingFlags.key | codingFlags.revisit;

/** Codings read at a time: their columns as text take some megabytes. */
const batch = 20_000;

/**
 * Current codings as columns, in order of revision, start, end, code, coder, round.
 *
 * The table is read in the order in which it lies on the disk and sorted here, because going through an
 * index looks every row up somewhere else. The database hands over whole columns as JSON arrays, some
 * thousand rows a time: half the time of handing over row by row.
 */
export async function readCodingColumns(
  connection: Connection,
  where: Where<"coding"> = {},
  state: AsOf = {},
): Promise<CodingColumns> {
  for (;;) {
    const before = await newestEvent(connection);
    const read = await readAll(connection, where, state);
    const changed = await firstEvents(connection);
    // Somebody may have written between two batches; then once more.
    if ((await newestEvent(connection)) === before) return sorted(read, changed);
  }
}

/** Current codings of a revision with the digests of their quotations, in hex. */
export function readQuoteDigests(
  connection: Connection,
  revisionId: Id,
  each: (coding: QuotedCoding) => void,
): Promise<void> {
  return connection.scan(
    sql`select id, start_, end_, lower(hex(quote_digest)) from coding where revision_id = ${revisionId} and to_seq is null`,
    ([id, start, end, digest]) =>
      each({ id: id as Id, start: start as number, end: end as number, digest: digest as string }),
  );
}

async function newestEvent(connection: Connection): Promise<number> {
  const [row] = await connection.all<{ seq: number | null }>(sql`select max(seq) as seq from event`);
  return row?.seq ?? 0;
}

type Batch = readonly (readonly number[])[];

async function readAll(connection: Connection, where: Where<"coding">, state: AsOf): Promise<Batch[]> {
  // Those of a code or a text are few and found through an index.
  if (where.codeId !== undefined || where.revisionId !== undefined)
    return [await readBatch(connection, sql`${conditions("coding", where, state)}`)];
  const filter = conditions("coding", where, state, { scanning: true });
  const read: Batch[] = [];
  for (let last = -1; ; ) {
    const found = await readBatch(connection, sql`${filter} and t.id > ${last} order by t.id limit ${batch}`);
    read.push(found);
    const ids = found[0] ?? [];
    if (ids.length < batch) return read;
    last = ids.at(-1) ?? last;
  }
}

async function readBatch(connection: Connection, filter: RawBuilder<unknown>): Promise<Batch> {
  const inner = sql.join(columns.map((column, i) => sql`${column} as ${sql.ref(`c${i}`)}`));
  const outer = sql.join(
    columns.map((_, i) => sql`json_group_array(${sql.ref(`c${i}`)}) as ${sql.ref(`c${i}`)}`),
  );
  const [row] = await connection.all<Record<string, string>>(
    sql`select ${outer} from (select ${inner} from coding t where ${filter})`,
  );
  return columns.map((_, i) => JSON.parse(row?.[`c${i}`] ?? "[]") as number[]);
}

/** The first events of codings that have an earlier version than the present one; most have none. */
async function firstEvents(connection: Connection): Promise<ReadonlyMap<Id, Seq>> {
  const rows = await connection.all<{ id: Id; seq: Seq }>(
    sql`select id, min(from_seq) as seq from coding where to_seq is not null group by id`,
  );
  return new Map(rows.map(({ id, seq }) => [id, seq]));
}

function sorted(read: readonly Batch[], changed: ReadonlyMap<Id, Seq>): CodingColumns {
  const count = read.reduce((sum, [ids]) => sum + (ids?.length ?? 0), 0);
  const [id, revision, start, end, code, coder, round, marks, fromSeq] = columns.map((_, column) => {
    const whole = new Int32Array(count);
    let at = 0;
    for (const part of read) {
      whole.set(part[column] ?? [], at);
      at += part[column]?.length ?? 0;
    }
    return whole;
  }) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const order = sortedOrder(count, [revision, start, end, code, coder, round]);
  const placed = (column: Int32Array) => {
    const found = new Int32Array(count);
    for (let i = 0; i < count; i++) found[i] = column[order[i]!]!;
    return found;
  };
  const origin = new Uint8Array(count);
  const flags = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const mark = marks[order[i]!]!;
    origin[i] = mark >>> 3;
    flags[i] = mark & flagBits;
  }
  const made = placed(fromSeq);
  for (let i = 0; changed.size > 0 && i < count; i++) {
    const first = changed.get(id[order[i]!]!);
    if (first !== undefined) made[i] = first;
  }
  return {
    count,
    id: placed(id),
    revision: placed(revision),
    start: placed(start),
    end: placed(end),
    code: placed(code),
    coder: placed(coder),
    round: placed(round),
    origin,
    flags,
    fromSeq: placed(fromSeq),
    madeSeq: made,
  };
}
