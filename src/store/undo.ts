import { sql } from "kysely";
import { conflictError, ThemataError, usageError } from "../core/errors.js";
import type { Id, RecordKind, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { type NewEvent, openEvent, readHead, sealEvent } from "./event-writer.js";
import { type Footprint, footprint, obstacles, openedBy, referring } from "./obstacles.js";
import type { UndoResult } from "./port.js";
import { checkReferences } from "./references.js";
import { columnsOf } from "./row-codec.js";
import { isAct, type Past, readTimeline, type Timeline } from "./timeline.js";
import { inTransaction } from "./transaction.js";

type Undone = UndoResult["undone"][number];
type Study = { readonly uid: string; readonly tool: string };

/** Takes back the coder's newest acts that stand, a batch as one. */
export async function undo(
  connection: Connection,
  study: Study,
  coderId: Id,
  at: number,
  options: { steps?: number; cascade?: boolean; among?: ReadonlySet<Seq> } = {},
): Promise<UndoResult> {
  const { among } = options;
  return inTransaction(connection, async () => {
    const undone: Undone[] = [];
    for (let step = 0; step < (options.steps ?? 1); step++) {
      const line = await readTimeline(connection);
      const target = line.past.findLast(
        (event) =>
          event.coder_id === coderId &&
          isAct(event) &&
          !line.isReversed(event.seq) &&
          (among?.has(event.seq) ?? true),
      );
      if (target === undefined || target.command === "study.init") {
        if (undone.length > 0) break;
        throw usageError("nothing-to-undo", "There is nothing of yours to undo.", "See 'themata log'.");
      }
      const targets = line.standingBatch(target);
      const plan = options.cascade ? await cascade(connection, line, targets) : targets;
      undone.push(...(await reverseAll(connection, study, line, plan, coderId, at, "undo")));
    }
    return { undone: undone.reverse() };
  });
}

/** Does again what the coder took back last. A new act of the coder ends what can be redone. */
export async function redo(
  connection: Connection,
  study: Study,
  coderId: Id,
  at: number,
  options: { steps?: number; among?: ReadonlySet<Seq> } = {},
): Promise<UndoResult> {
  const { among } = options;
  return inTransaction(connection, async () => {
    const redone: Undone[] = [];
    for (let step = 0; step < (options.steps ?? 1); step++) {
      const line = await readTimeline(connection);
      const own = line.past.filter((event) => event.coder_id === coderId);
      const newestAct = own.findLast(isAct)?.seq ?? 0;
      const target = own.findLast(
        (event) =>
          event.command === "undo" &&
          event.seq > newestAct &&
          !line.isReversed(event.seq) &&
          (among?.has(event.seq) ?? true),
      );
      if (target === undefined) {
        if (redone.length > 0) break;
        throw usageError("nothing-to-redo", "There is nothing of yours to redo.", "See 'themata log'.");
      }
      const targets = line.standingBatch(target);
      redone.push(...(await reverseAll(connection, study, line, targets, coderId, at, "redo")));
    }
    return { undone: redone };
  });
}

async function reverseAll(
  connection: Connection,
  study: Study,
  line: Timeline,
  targets: readonly Past[],
  coderId: Id,
  at: number,
  command: "undo" | "redo",
): Promise<Undone[]> {
  const done: Undone[] = [];
  let batch: Seq | null = null;
  for (const target of targets) {
    const act = line.actBehind(target);
    const print = await footprint(connection, target);
    const later = await obstacles(connection, print);
    if (later.length > 0) throw await conflict(connection, command, act, actsOf(line, later));
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
      args: { of: act.command },
    };
    await openEvent(connection, event, study.tool);
    const touched = await reverseRows(connection, print, seq);
    await checkReferences(connection, seq, touched.opened, touched.closed).catch(async (error: unknown) => {
      if (!(error instanceof ThemataError)) throw error;
      throw await conflict(connection, command, act, await referring(connection, print), error);
    });
    await sealEvent(connection, event, study.tool, head.hash, touched);
    done.push({ seq: act.seq, command: act.command, by: seq });
  }
  return done;
}

/** Puts back every row version that the event closed, and closes what it opened. */
async function reverseRows(connection: Connection, print: Footprint, seq: Seq) {
  const opened = new Set<RecordKind>();
  const closed = new Set<RecordKind>();
  for (const kind of print.opened) {
    const table = sql.table(kind);
    const ended = await connection.change(sql`
      update ${table} set to_seq = ${seq} where to_seq is null
      and id in (select o.id from ${table} o where ${openedBy(print, kind, "o")})`);
    if (ended > 0) closed.add(kind);
  }
  for (const kind of print.closed) {
    const table = sql.table(kind);
    const columns = sql.join(columnsOf(kind).map((column) => sql.ref(column)));
    opened.add(kind);
    await connection.change(sql`
      insert into ${table} (id, from_seq, to_seq, as_of, ${columns})
      select id, ${sql.lit(seq)}, null, coalesce(as_of, from_seq), ${columns} from ${table} where to_seq = ${print.seq}`);
  }
  return { opened, closed };
}

/** The targets and every standing act that builds on them, in the order to take them back: newest first. */
async function cascade(connection: Connection, line: Timeline, targets: readonly Past[]): Promise<Past[]> {
  const plan = new Map<Seq, Past>(targets.map((event) => [event.seq, event]));
  const queue = [...targets];
  for (let event = queue.pop(); event !== undefined; event = queue.pop()) {
    const print = await footprint(connection, event);
    for (const seq of [...(await obstacles(connection, print)), ...(await referring(connection, print))]) {
      const later = line.at(seq);
      if (later === undefined) continue;
      for (const member of line.standingBatch(line.actBehind(later)))
        if (!plan.has(member.seq)) {
          plan.set(member.seq, member);
          queue.push(member);
        }
    }
  }
  return [...plan.values()].sort((a, b) => line.heldSince(b) - line.heldSince(a));
}

/** The acts behind events, each once: what their coders would take back. */
const actsOf = (line: Timeline, seqs: readonly Seq[]): Seq[] => {
  const acts = seqs.map((seq) => {
    const event = line.at(seq);
    return event === undefined ? seq : line.actBehind(event).seq;
  });
  return [...new Set(acts)];
};

async function conflict(
  connection: Connection,
  command: "undo" | "redo",
  act: Past,
  later: readonly Seq[],
  cause?: ThemataError,
): Promise<ThemataError> {
  const rows =
    later.length === 0
      ? []
      : await connection.all<{ seq: Seq; command: string; name: string | null }>(sql`
          select e.seq, e.command,
            (select c.name from coder c where c.id = e.coder_id order by c.from_seq desc limit 1) as name
          from event e where e.seq in (${sql.join(later.slice(0, 20))}) order by e.seq`);
  const named = rows.map((row) => `${row.seq} (${row.command} by ${row.name ?? "?"})`).join(", ");
  const why =
    named === "" ? (cause?.message ?? "later changes build on it") : `later changes build on it: ${named}`;
  const what = `Event ${act.seq} (${act.command})`;
  if (command === "redo")
    return conflictError(
      "later-change",
      `${what} cannot be done again: ${why}. Nothing was changed.`,
      "See 'themata log'; do by hand what is still wanted of it.",
    );
  return conflictError(
    "later-change",
    `${what} cannot be taken back alone: ${why}. Nothing was changed.`,
    "'themata undo --cascade' takes those events back as well.",
  );
}
