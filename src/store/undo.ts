import { sql } from "kysely";
import type { CommandName } from "../core/command.js";
import { conflictError, ThemataError, usageError } from "../core/errors.js";
import type { Id, RecordKind, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { type NewEvent, openEvent, readHead, sealEvent } from "./event-writer.js";
import type { UndoResult } from "./port.js";
import { checkReferences } from "./references.js";
import { columnsOf } from "./row-codec.js";
import { recordKinds, referencesTo } from "./tables.js";
import { inTransaction } from "./transaction.js";

interface Past {
  readonly seq: Seq;
  readonly coder_id: Id;
  readonly command: CommandName;
  readonly undoes: Seq | null;
  readonly batch: Seq | null;
}

/** The whole past with what is undone at present. */
class Timeline {
  readonly bySeq: ReadonlyMap<Seq, Past>;
  readonly #reversedBy = new Map<Seq, Seq>();

  constructor(readonly past: readonly Past[]) {
    this.bySeq = new Map(past.map((event) => [event.seq, event]));
    for (const event of past) if (event.undoes !== null) this.#reversedBy.set(event.undoes, event.seq);
  }

  /** Whether an event's changes are taken back: its newest reversal stands, itself not reversed. */
  isReversed(seq: Seq): boolean {
    const by = this.#reversedBy.get(seq);
    return by !== undefined && !this.isReversed(by);
  }

  /** The acts that go together with this one, newest first. */
  batchOf(event: Past): readonly Past[] {
    if (event.batch === null) return [event];
    return this.past.filter((other) => other.batch === event.batch).reverse();
  }
}

async function timeline(connection: Connection): Promise<Timeline> {
  return new Timeline(
    await connection.all<Past>(sql`select seq, coder_id, command, undoes, batch from event order by seq`),
  );
}

const isAct = (event: Past) => event.undoes === null;

/** Takes back the coder's newest acts that stand, a batch as one. */
export async function undo(
  connection: Connection,
  study: { uid: string; tool: string },
  coderId: Id,
  at: number,
  options: { steps?: number; cascade?: boolean } = {},
): Promise<UndoResult> {
  return inTransaction(connection, async () => {
    const undone: UndoResult["undone"][number][] = [];
    for (let step = 0; step < (options.steps ?? 1); step++) {
      const line = await timeline(connection);
      const target = line.past.findLast(
        (event) => event.coder_id === coderId && isAct(event) && !line.isReversed(event.seq),
      );
      if (target === undefined || target.command === "study.init") {
        if (undone.length > 0) break;
        throw usageError("nothing-to-undo", "There is nothing of yours to undo.", "See 'themata log'.");
      }
      const targets = line.batchOf(target).filter((event) => !line.isReversed(event.seq));
      const plan = options.cascade ? await cascade(connection, line, targets) : targets;
      undone.push(...(await reverseAll(connection, study, plan, coderId, at, "undo")));
    }
    return { undone: undone.reverse() };
  });
}

/** Does again what the coder took back last. A new act of the coder ends what can be redone. */
export async function redo(
  connection: Connection,
  study: { uid: string; tool: string },
  coderId: Id,
  at: number,
  options: { steps?: number } = {},
): Promise<UndoResult> {
  return inTransaction(connection, async () => {
    const redone: UndoResult["undone"][number][] = [];
    for (let step = 0; step < (options.steps ?? 1); step++) {
      const line = await timeline(connection);
      const own = line.past.filter((event) => event.coder_id === coderId);
      const newestAct = own.findLast(isAct)?.seq ?? 0;
      const target = own.findLast(
        (event) => event.command === "undo" && event.seq > newestAct && !line.isReversed(event.seq),
      );
      if (target === undefined) {
        if (redone.length > 0) break;
        throw usageError("nothing-to-redo", "There is nothing of yours to redo.", "See 'themata log'.");
      }
      const targets = line.batchOf(target).filter((event) => !line.isReversed(event.seq));
      redone.push(...(await reverseAll(connection, study, targets, coderId, at, "redo")));
    }
    return { undone: redone };
  });
}

async function reverseAll(
  connection: Connection,
  study: { uid: string; tool: string },
  targets: readonly Past[],
  coderId: Id,
  at: number,
  command: "undo" | "redo",
): Promise<UndoResult["undone"][number][]> {
  const done: UndoResult["undone"][number][] = [];
  let batch: Seq | null = null;
  for (const target of targets) {
    const later = await laterChanges(connection, target.seq);
    if (later.length > 0) throw await conflict(connection, target, later);
    const head = await readHead(connection, study.uid);
    const seq = head.seq + 1;
    if (targets.length > 1) batch ??= seq;
    const event: NewEvent = {
      seq,
      at,
      coderId,
      command,
      phase: null,
      undoes: target.seq,
      batch,
      reason: null,
      args: { of: target.command },
    };
    await openEvent(connection, event, study.tool);
    const touched = await reverseRows(connection, target.seq, seq);
    await checkReferences(connection, seq, touched.opened, touched.closed).catch(async (error: unknown) => {
      throw error instanceof ThemataError ? await conflict(connection, target, [], error) : error;
    });
    await sealEvent(connection, event, study.tool, head.hash, touched);
    done.push({ seq: target.seq, command: target.command, by: seq });
  }
  return done;
}

/** Events whose row versions stand on the event's rows; none where they are as it left them. */
async function laterChanges(connection: Connection, seq: Seq): Promise<Seq[]> {
  const later = new Set<Seq>();
  for (const kind of recordKinds) {
    const table = sql.table(kind);
    const rows = await connection.all<{ seq: Seq }>(sql`
      select coalesce(c.from_seq, o.to_seq) as seq from ${table} o
      left join ${table} c on c.id = o.id and c.to_seq is null
      where o.from_seq = ${seq}
        and (c.id is null or coalesce(c.as_of, c.from_seq) <> coalesce(o.as_of, o.from_seq))
      union
      select c.from_seq as seq from ${table} k join ${table} c on c.id = k.id and c.to_seq is null
      where k.to_seq = ${seq}
        and not exists (select 1 from ${table} o where o.id = k.id and o.from_seq = ${seq})`);
    for (const row of rows) later.add(row.seq);
  }
  return [...later].sort((a, b) => a - b);
}

/** Puts back every row version that the event closed, and closes what it opened. */
async function reverseRows(connection: Connection, target: Seq, seq: Seq) {
  const opened = new Set<RecordKind>();
  const closed = new Set<RecordKind>();
  for (const kind of recordKinds) {
    const table = sql.table(kind);
    const [count] = await connection.all<{ opened: number; closed: number }>(sql`
      select (select count(*) from ${table} where from_seq = ${target}) as opened,
             (select count(*) from ${table} where to_seq = ${target}) as closed`);
    if (Number(count?.opened) > 0) {
      closed.add(kind);
      await connection.all(sql`
        update ${table} set to_seq = ${seq} where to_seq is null
        and id in (select id from ${table} where from_seq = ${target})`);
    }
    if (Number(count?.closed) > 0) {
      opened.add(kind);
      const columns = sql.join(columnsOf(kind).map((column) => sql.ref(column)));
      await connection.all(sql`
        insert into ${table} (id, from_seq, to_seq, as_of, ${columns})
        select id, ${sql.lit(seq)}, null, coalesce(as_of, from_seq), ${columns} from ${table} where to_seq = ${target}`);
    }
  }
  return { opened, closed };
}

/** The targets and every standing later event that builds on them, newest first. */
async function cascade(connection: Connection, line: Timeline, targets: readonly Past[]): Promise<Past[]> {
  const plan = new Map<Seq, Past>(targets.map((event) => [event.seq, event]));
  const queue = [...targets];
  for (let event = queue.pop(); event !== undefined; event = queue.pop()) {
    const building = [
      ...(await laterChanges(connection, event.seq)),
      ...(await referring(connection, event.seq)),
    ];
    for (const seq of building) {
      const later = standing(line, seq);
      if (later === undefined) continue;
      for (const member of line.batchOf(later))
        if (!plan.has(member.seq) && !line.isReversed(member.seq)) {
          plan.set(member.seq, member);
          queue.push(member);
        }
    }
  }
  return [...plan.values()].sort((a, b) => b.seq - a.seq);
}

/** The act behind an event: itself, or for an undo or redo the act it restored. */
function standing(line: Timeline, seq: Seq): Past | undefined {
  let event = line.bySeq.get(seq);
  while (event !== undefined && event.undoes !== null) event = line.bySeq.get(event.undoes);
  return event;
}

/** Events whose current rows refer to rows that the event opened anew. */
async function referring(connection: Connection, seq: Seq): Promise<Seq[]> {
  const found = new Set<Seq>();
  for (const kind of recordKinds)
    for (const { from, field } of referencesTo(kind)) {
      const rows = await connection.all<{ seq: Seq }>(sql`
        select distinct r.from_seq as seq from ${sql.table(from)} r
        where r.to_seq is null and r.from_seq <> ${seq} and ${sql.ref(`r.${field.column}`)} in (
          select o.id from ${sql.table(kind)} o where o.from_seq = ${seq}
          and not exists (select 1 from ${sql.table(kind)} k where k.id = o.id and k.to_seq = ${seq}))`);
      for (const row of rows) found.add(row.seq);
    }
  return [...found];
}

async function conflict(
  connection: Connection,
  target: Past,
  later: readonly Seq[],
  cause?: ThemataError,
): Promise<ThemataError> {
  const seqs =
    later.length > 0 ? later : (await referring(connection, target.seq)).filter((s) => s > target.seq);
  const rows =
    seqs.length === 0
      ? []
      : await connection.all<{ seq: Seq; command: string; name: string | null }>(sql`
          select e.seq, e.command, c.name from event e
          left join coder c on c.id = e.coder_id and c.to_seq is null
          where e.seq in (${sql.join(seqs.slice(0, 20))}) order by e.seq`);
  const named = rows.map((row) => `${row.seq} (${row.command} by ${row.name ?? "?"})`).join(", ");
  const why =
    named === "" ? (cause?.message ?? "later changes build on it") : `later changes build on it: ${named}`;
  return conflictError(
    "later-change",
    `Event ${target.seq} (${target.command}) cannot be taken back alone: ${why}. Nothing was changed.`,
    "'themata undo --cascade' takes those events back as well.",
  );
}
