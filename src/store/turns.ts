import { AsyncLocalStorage } from "node:async_hooks";

/** One stretch of work that has a connection to itself, and the one (of another store) that it is inside of. */
interface Turn {
  readonly of: Turns;
  readonly outer: Turn | undefined;
  held: boolean;
}

/** One for all stores: Node passes each from promise to promise, which costs. */
const inside = new AsyncLocalStorage<Turn>();

/**
 * Who has a store's one connection: acts, undoes, snapshots and the like one after the other, in the order in which
 * they were asked for, however many are asked for at once. Whether something runs inside a turn is told by where it
 * was called from, not by the time.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  /** The writer that has the connection, until it is done. */
  #writing: Promise<unknown> | null = null;

  /** Waits for its turn to write. Asked for inside another turn it fails: it would wait for itself. */
  write<R>(what: string, work: () => Promise<R>): Promise<R> {
    if (this.#holds) return Promise.reject(new Error(`${what} was asked for inside an act or a snapshot`));
    return this.#next(() => {
      const done = work();
      const over = done.then(
        () => {},
        () => {},
      );
      this.#writing = over;
      return done.finally(() => {
        this.#writing = null;
      });
    });
  }

  /** Waits for its turn to read several things that agree. Inside another turn it is part of that one. */
  agreeing<R>(read: () => Promise<R>, begin: () => Promise<void>, end: () => Promise<void>): Promise<R> {
    if (this.#holds) return read();
    return this.#next(async () => {
      await begin();
      try {
        return await read();
      } finally {
        await end();
      }
    });
  }

  /** Reads at once, but never what another act has written by half. */
  async read<R>(read: () => Promise<R>): Promise<R> {
    if (!this.#holds) while (this.#writing !== null) await this.#writing;
    return read();
  }

  /** Waits until everything that was asked for is done. Inside a turn there is nothing to wait for. */
  async rest(): Promise<void> {
    if (!this.#holds) await this.#last;
  }

  get #holds(): boolean {
    for (let turn = inside.getStore(); turn !== undefined; turn = turn.outer)
      if (turn.of === this && turn.held) return true;
    return false;
  }

  #next<R>(work: () => Promise<R>): Promise<R> {
    let outer = inside.getStore();
    while (outer?.held === false) outer = outer.outer;
    const turn: Turn = { of: this, outer, held: true };
    const mine = this.#last
      .then(() => inside.run(turn, work))
      .finally(() => {
        turn.held = false;
      });
    this.#last = mine.catch(() => {});
    return mine;
  }
}
