import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type Engine, LocalEngine } from "../suggest/engine.js";
import { chooseEncoder, type EncoderSetting } from "./encoder-choice.js";
import { packed } from "./packed.js";

/** What the thread is asked, and what it says. */
export interface Question {
  readonly id: number;
  readonly call: "learn" | "rank" | "explain";
  readonly given: readonly unknown[];
}
export type Answer =
  | { readonly id: number; readonly value: unknown; readonly failed?: undefined }
  | { readonly id: number; readonly failed: string };

/** An engine in a thread of its own; where the program's parts are not built, one in this thread. */
export function engineThread(setting: EncoderSetting | null): Engine {
  const inside = packed();
  if (inside !== null) return new ThreadEngine(inside.thread("dist/jobs/suggest-worker.js", setting));
  const program = workerProgram();
  return program === null
    ? new LocalEngine(async () => (setting === null ? null : chooseEncoder(setting)))
    : new ThreadEngine(new Worker(program, { workerData: setting }));
}

/** The build puts the thread's program at `dist/jobs/suggest-worker.js`, wherever in `dist` this module ends up. */
function workerProgram(): string | null {
  const at = Math.max(import.meta.url.lastIndexOf("/src/"), import.meta.url.lastIndexOf("/dist/"));
  const program = fileURLToPath(`${import.meta.url.slice(0, at)}/dist/jobs/suggest-worker.js`);
  return existsSync(program) ? program : null;
}

const ended = "The thread for suggestions has ended.";

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

class ThreadEngine implements Engine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #closing = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    // A thread that is still learning keeps nobody from leaving.
    worker.unref();
    worker.on("message", (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.failed === undefined) waiting?.resolve(answer.value as never);
      else waiting?.reject(new Error(answer.failed));
      // An answer that comes while the thread ends must not let the program end before it.
      if (this.#waiting.size === 0 && !this.#closing) worker.unref();
    });
    worker.on("error", (error) => this.#fail(error));
    worker.on("exit", () => this.#fail(new Error(ended)));
  }

  learn: Engine["learn"] = (input) => this.#ask("learn", input);
  rank: Engine["rank"] = (passages, most) => this.#ask("rank", passages, most);
  explain: Engine["explain"] = (passage, code) => this.#ask("explain", passage, code);

  async close(): Promise<void> {
    this.#closing = true;
    await this.#worker.terminate();
  }

  #ask<T>(call: Question["call"], ...given: readonly unknown[]): Promise<T> {
    if (this.#closing) return Promise.reject(new Error(ended));
    const id = ++this.#asked;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, call, given } satisfies Question);
    });
  }

  #fail(error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
