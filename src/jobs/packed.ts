import type { Worker } from "node:worker_threads";

/**
 * The package's files inside the single executable, put there by its start (`.config/executable-start.cjs`). Modules
 * find them at paths below the executable, as if that were the package's folder.
 */
export interface Packed {
  /** A file, by its path inside the package. */
  read(name: string): Uint8Array;
  /** Writes a file, or all of a folder, to a folder that goes when the program ends; returns its path. */
  unpack(name: string): string;
  /** Starts one of the program's parts, such as `dist/jobs/suggest-worker.js`, in a thread. */
  thread(name: string, workerData: unknown): Worker;
}

const key = Symbol.for("themata.packed");

/** The files in the executable that is running; null where the program runs from an installed package. */
export const packed = (): Packed | null => (globalThis as { [key]?: Packed })[key] ?? null;
