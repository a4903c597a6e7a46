import type { Io } from "../io.js";
import { forTerminal } from "./paint.js";

const patience = 300;
const every = 100;

/** A label may hold the name of a file: one line, and nothing in it that steers the terminal. */
const label = (what: string): string => forTerminal(what.replace(/\s+/g, " "), false);

/** Progress on stderr: only on a terminal, only for work that lasts, gone when done. */
export class Progress {
  readonly #io: Pick<Io, "stderr" | "clock">;
  readonly #silent: boolean;
  readonly #begun: number;
  #shown = 0;
  #visible = false;

  constructor(io: Pick<Io, "stderr" | "clock">, quiet: boolean) {
    this.#io = io;
    this.#silent = quiet || !io.stderr.isTTY;
    this.#begun = io.clock();
  }

  update(done: number, all: number, what: string): void {
    if (this.#silent) return;
    const now = this.#io.clock();
    if (now - this.#begun < patience || now - this.#shown < every) return;
    this.#shown = now;
    this.#visible = true;
    const filled = all > 0 ? Math.min(20, Math.floor((20 * done) / all)) : 0;
    this.#io.stderr.draw(
      `\r\x1b[K${"█".repeat(filled)}${"░".repeat(20 - filled)} ${done}/${all} ${label(what)}`,
    );
  }

  clear(): void {
    if (this.#visible) this.#io.stderr.draw("\r\x1b[K");
    this.#visible = false;
  }
}
