import { sql } from "kysely";
import { conflictError, ThemataError, usageError } from "../core/errors.js";
import { isLasting } from "../core/event-command.js";
import type { Id, RecordKind, Records, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { appendEvent, type NewEvent, readHead, type Study } from "./event-writer.js";
import { newSalt } from "./hash.js";
import { type Footprint, footprint, obstacles, openedBy, referring } from "./obstacles.js";
import type { UndoOptions, UndoResult } from "./port.js";
import { checkReferences } from "./references.js";
import { columnsOf, decode, encode } from "./row-codec.js";
import { fieldsOf, hasContent } from "./tables.js";
import { isAct, type Past, readTimeline, type Timeline } from "./timeline.js";
import { inTransaction } from "./transaction.js";

type Undone = UndoResult["undone"][number];
type Asked = "undo" | "undo --cascade" | "redo";

/** Takes back the coder's newest acts that stand, a batch as one. */
export async function undo(
  connection: Connection,
  study: Study,
  coderId: Id,
  at: number,
  options: UndoOptions & { cascade?: boolean } = {},
): Promise<UndoResult> {
  const { among } = options;
  return inTransaction(
    connection,
    async () => {
      const undone: Undone[] = [];
      for (let step = 0; step < (options.steps ?? 1); step++) {
        const line = await readTimeline(connection);
        const target = line.past.findLast(
          (event) =>
            event.coder_id === coderId &&
            isAct(event) &&
            !isLasting(event.command) &&
            !line.isReversed(event.seq) &&
            (among?.has(event.seq) ?? true),
        );
        if (target === undefined) {
          if (undone.length > 0) break;
          throw usageError("nothing-to-undo", "You have nothing to undo.", "See 'themata log'.");
        }
        const targets = line.standingBatch(target);
        const run = await Run.begin(connection, study, line, { coderId, at, asked: "undo" });
        undone.push(...(await (options.cascade ? run.cascade(targets) : run.reverseAll(targets))));
      }
      return { undone: undone.reverse() };
    },
    options.dryRun,
  );
}

/** Does again what the coder took back last. A new act of the coder ends what can be redone. */
export async function redo(
  connection: Connection,
  study: Study,
  coderId: Id,
  at: number,
  options: UndoOptions = {},
): Promise<UndoResult> {
  const { among } = options;
  return inTransaction(
    connection,
    async () => {
      const redone: Undone[] = [];
      for (let step = 0; step < (options.steps ?? 1); step++) {
        const line = await readTimeline(connection);
        const own = line.past.filter((event) => event.coder_id === coderId);
        const newestAct = own.findLast((event) => isAct(event) && !isLasting(event.command))?.seq ?? 0;
        const target = own.findLast(
          (event) =>
            event.command === "undo" &&
            event.seq > newestAct &&
            !line.isReversed(event.seq) &&
            (among?.has(event.seq) ?? true),
        );
        if (target === undefined) {
          if (redone.length > 0) break;
          throw usageError("nothing-to-redo", "You have nothing to redo.", "See 'themata log'.");
        }
        const targets = line.standingBatch(target);
        const run = await Run.begin(connection, study, line, { coderId, at, asked: "redo" });
        redone.push(...(await run.reverseAll(targets)));
      }
      return { undone: redone };
    },
    options.dryRun,
  );
}

interface Wish {
  readonly coderId: Id;
  readonly at: number;
  readonly asked: "undo" | "redo";
}

/** One taking back (or doing again), of one event or of several as a batch. */
class Run {
  readonly #done: Undone[] = [];

  private constructor(
    readonly connection: Connection,
    readonly study: Study,
    readonly line: Timeline,
    readonly wish: Wish,
    /** The first event it will write. */
    readonly from: Seq,
  ) {}

  static async begin(connection: Connection, study: Study, line: Timeline, wish: Wish): Promise<Run> {
    return new Run(connection, study, line, wish, (await readHead(connection, study.uid)).seq + 1);
  }

  async reverseAll(targets: readonly Past[]): Promise<Undone[]> {
    const batch = targets.length > 1 ? this.from : null;
    for (const target of targets) await this.#reverse(target, batch, this.wish.asked);
    return this.#done;
  }

  /** Takes back the targets, before each what stands on it: acts, and takings back, which are then done again. */
  async cascade(targets: readonly Past[]): Promise<Undone[]> {
    for (const target of targets) await this.#clear(target, new Set());
    return this.#done;
  }

  /** What stands in the way is asked anew after each step: what comes back may stand in the way itself. */
  async #clear(target: Past, trail: ReadonlySet<Seq>): Promise<void> {
    const above = new Set([...trail, target.seq]);
    while (!this.line.isReversed(target.seq)) {
      const print = await footprint(this.connection, target);
      const inTheWay = [
        ...(await obstacles(this.connection, print)),
        ...(await referring(this.connection, print)),
      ];
      const [next] = inTheWay
        .flatMap((seq) => this.line.at(seq) ?? [])
        .flatMap((event) => this.line.standingBatch(this.line.standingBehind(event)))
        .filter(({ seq }) => !above.has(seq) && seq < this.from)
        .sort((a, b) => this.line.heldSince(b) - this.line.heldSince(a));
      if (next === undefined) await this.#reverse(target, this.from, "undo --cascade");
      else await this.#clear(next, above);
    }
  }

  async #reverse(target: Past, batch: Seq | null, asked: Asked): Promise<void> {
    const { connection, line, study } = this;
    const act = line.actBehind(target);
    const print = await footprint(connection, target);
    const later = await obstacles(connection, print);
    if (later.length > 0) throw await conflict(connection, asked, act, standing(line, later));
    if (await isErased(connection, print)) throw erased(asked, act);
    const head = await readHead(connection, study.uid);
    const event: NewEvent = {
      seq: head.seq + 1,
      at: this.wish.at,
      coderId: this.wish.coderId,
      command: this.wish.asked,
      phase: null,
      undoes: target.seq,
      batch,
      reason: null,
      args: { of: act.command },
    };
    const touched = await reverseRows(connection, print, event.seq);
    await checkReferences(connection, event.seq, touched.opened, touched.closed).catch(
      async (error: unknown) => {
        if (!(error instanceof ThemataError)) throw error;
        throw await conflict(
          connection,
          asked,
          act,
          standing(line, await referring(connection, print)),
          error,
        );
      },
    );
    await appendEvent(connection, event, study, head.hash, { touched });
    line.add({ ...event, coder_id: event.coderId });
    this.#done.push({ seq: act.seq, command: act.command, by: event.seq });
  }
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
    opened.add(kind);
    await (copiedAsTheyAre(kind)
      ? copyRows(connection, kind, print.seq, seq)
      : writeRowsAgain(connection, kind, print.seq, seq));
  }
  return { opened, closed };
}

/** Kinds whose rows are kept alike in every format: those without content, and without lists of records made for them. */
const copiedAsTheyAre = (kind: RecordKind) =>
  !hasContent(kind) && fieldsOf(kind).every(({ type }) => type.type !== "refs");

async function copyRows(connection: Connection, kind: RecordKind, from: Seq, seq: Seq): Promise<void> {
  const table = sql.table(kind);
  const columns = sql.join(columnsOf(kind).map((column) => sql.ref(column)));
  await connection.change(sql`
    insert into ${table} (id, from_seq, to_seq, as_of, ${columns})
    select id, ${sql.lit(seq)}, null, coalesce(as_of, from_seq), ${columns} from ${table} where to_seq = ${from}`);
}

/** Content is sealed anew, in the form of today. */
async function writeRowsAgain(connection: Connection, kind: RecordKind, from: Seq, seq: Seq): Promise<void> {
  const rows = await connection.all<Record<string, unknown>>(
    sql`select * from ${sql.table(kind)} where to_seq = ${from}`,
  );
  await connection.insert(
    kind,
    ["id", "from_seq", "to_seq", "as_of", ...columnsOf(kind)],
    rows.map((row) => [
      row.id as Id,
      seq,
      null,
      (row.as_of ?? row.from_seq) as Seq,
      ...encode(kind, decode(kind, row) as unknown as Records[typeof kind], newSalt),
    ]),
  );
}

/** Whether words that an event wrote or replaced were erased since, or the event itself erased some. */
async function isErased(connection: Connection, print: Footprint): Promise<boolean> {
  if (print.opened.includes("tombstone")) return true;
  const [stone] = await connection.all(
    sql`select 1 from tombstone where event = (select hash from event where seq = ${print.seq})`,
  );
  if (stone !== undefined) return true;
  for (const kind of print.closed.filter(hasContent)) {
    const [row] = await connection.all(
      sql`select 1 from ${sql.table(kind)} where to_seq = ${print.seq} and salt is null and digest is not null limit 1`,
    );
    if (row !== undefined) return true;
  }
  return false;
}

const erased = (asked: Asked, act: Past) =>
  conflictError(
    "words-erased",
    `Event ${act.seq} (${act.command}) cannot be ${asked === "redo" ? "redone" : "undone"}: words that it wrote were erased for good. Nothing was changed.`,
    "See 'themata log', and change by hand what should be different.",
  );

/** What stands behind events, each once. */
const standing = (line: Timeline, seqs: readonly Seq[]): Seq[] => {
  const found = seqs.map((seq) => {
    const event = line.at(seq);
    return event === undefined ? seq : line.standingBehind(event).seq;
  });
  return [...new Set(found)];
};

async function conflict(
  connection: Connection,
  asked: Asked,
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
  if (asked === "redo")
    return conflictError(
      "later-change",
      `${what} cannot be redone: ${why}. Nothing was changed.`,
      "See 'themata log', and do by hand what you still want of it.",
    );
  if (asked === "undo --cascade")
    return conflictError(
      "later-change",
      `${what} cannot be undone: ${why}. Nothing was changed.`,
      "See 'themata log', and reverse by hand what stands in the way.",
    );
  return conflictError(
    "later-change",
    `${what} cannot be undone by itself: ${why}. Nothing was changed.`,
    "'themata undo --cascade' undoes those events as well.",
  );
}
