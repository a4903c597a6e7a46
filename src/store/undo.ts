import { ThemataError, usageError } from "../core/errors.js";
import { isLasting } from "../core/event-command.js";
import type { Id, Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { appendEvent, type NewEvent, readHead, type Study } from "./event-writer.js";
import { footprint, obstacles, referring } from "./obstacles.js";
import type { UndoOptions, UndoResult } from "./port.js";
import { checkReferences } from "./references.js";
import { reverseRows } from "./reverse-rows.js";
import { isAct, type Past, readTimeline, type Timeline } from "./timeline.js";
import { inTransaction } from "./transaction.js";
import { type Asked, conflict, erased, isErased } from "./undo-refusals.js";

type Undone = UndoResult["undone"][number];

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

/** What stands behind events, each once. */
const standing = (line: Timeline, seqs: readonly Seq[]): Seq[] => {
  const found = seqs.map((seq) => {
    const event = line.at(seq);
    return event === undefined ? seq : line.standingBehind(event).seq;
  });
  return [...new Set(found)];
};
