import type { ImportLimits } from "../../core/limits.js";
import type { ImportOutcome } from "../../core/transcript.js";
import type { ImportFile, ImportOptions } from "../importer.js";
import { ImportChild } from "./import-child.js";

/** How many children read at once: a second one keeps the other core busy, more would only cost memory. */
const mostChildren = 2;

/** A few child processes that share the reading: each file goes to the one with the least to do. */
export class ImportPool {
  readonly #children: { readonly child: ImportChild; waiting: number }[];

  /** `program` is the path of the bundled child's program. */
  constructor(program?: string, size: number = mostChildren) {
    this.#children = Array.from({ length: size }, () => ({ child: new ImportChild(program), waiting: 0 }));
  }

  /** Reads a file in a child. Never rejects for what a file contains. A child is started when first needed. */
  async read(
    format: string,
    file: ImportFile,
    options: ImportOptions,
    limits?: ImportLimits,
  ): Promise<ImportOutcome> {
    const idlest = this.#children.reduce((a, b) => (b.waiting < a.waiting ? b : a));
    idlest.waiting++;
    try {
      return await idlest.child.read(format, file, options, limits);
    } finally {
      idlest.waiting--;
    }
  }

  /** Ends the children once they have read what was asked. */
  async close(): Promise<void> {
    await Promise.all(this.#children.map(({ child }) => child.close()));
  }

  /** Ends the children at once; what they were reading ends as an error. */
  stop(): void {
    for (const { child } of this.#children) child.stop();
  }
}

let shared: ImportPool | null = null;

/** Reads a file in one of the children that all callers share. */
export function readInChild(
  format: string,
  file: ImportFile,
  options: ImportOptions,
  limits?: ImportLimits,
): Promise<ImportOutcome> {
  shared ??= new ImportPool();
  return shared.read(format, file, options, limits);
}

/** Ends the shared children at once, if there are any. */
export function stopImportChildren(): void {
  shared?.stop();
}
