import type { Id, Seq } from "../../core/records.js";
import type { LedgerEvent } from "../../store/port.js";
import { nextRedo, nextUndo } from "../shared/next-undo.js";
import { redoActs, type Undone, undoActs } from "../shared/undo-acts.js";
import { coderOf, type Work } from "../shared/work.js";

/**
 * A coder's stretch of work in one process. It knows the acts that were done in it, so that taking back stays with
 * them: what was done before, or elsewhere at the same time, is only taken back by its number.
 */
export class CoderSession {
  /** What use cases are handed in this session. There is no place on the screen where progress could be shown. */
  readonly work: Work;
  readonly #acts = new Set<Seq>();
  readonly #undos = new Set<Seq>();
  #coder: { readonly id: Id; readonly name: string } | null;

  constructor(work: Work) {
    const { store } = work;
    const coder = () => this.#coder;
    this.#coder = work.coder;
    this.work = {
      ...work,
      get coder() {
        return coder();
      },
      progress: () => {},
      store: {
        ...store,
        record: async (act, fill) => {
          const recorded = await store.record(act, fill);
          if (recorded.seq !== null) this.#acts.add(recorded.seq);
          if (recorded.joined !== null && this.#coder !== null)
            this.#coder = { ...this.#coder, id: recorded.joined };
          return recorded;
        },
        undo: async (...given) => {
          const done = await store.undo(...given);
          for (const { by } of done.undone) this.#undos.add(by);
          return done;
        },
      },
    };
  }

  /** Takes back the newest act of this session that stands; null where there is none. */
  async undo(): Promise<Undone | null> {
    const next = await nextUndo(this.work.store, this.#me, this.#acts);
    return next === null ? null : undoActs(this.work, { among: this.#acts });
  }

  /** Does again what this session took back last; null where there is nothing of the kind. */
  async redo(): Promise<Undone | null> {
    const next = await nextRedo(this.work.store, this.#me, this.#undos);
    return next === null ? null : redoActs(this.work, { among: this.#undos });
  }

  /** The act that the coder could take back (or the undo they could take back) wherever they did it. */
  elsewhere(what: "undo" | "redo"): Promise<LedgerEvent | null> {
    return (what === "undo" ? nextUndo : nextRedo)(this.work.store, this.#me);
  }

  /** Takes back one act by its number (or the undo of one), wherever it was done. */
  reverse(what: "undo" | "redo", seq: Seq): Promise<Undone> {
    return (what === "undo" ? undoActs : redoActs)(this.work, { among: new Set([seq]) });
  }

  get #me(): Id {
    return coderOf(this.work).id;
  }
}
