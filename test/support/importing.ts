import fs from "node:fs";
import path from "node:path";
import type { SandboxedReader } from "../../src/importers/registry.js";
import { openStudyFolder } from "../../src/store/sqlite/study-file.js";
import type { Work } from "../../src/workflow/shared/work.js";
import {
  type ImportInput,
  type ImportReport,
  type InputFile,
  importTranscripts,
} from "../../src/workflow/sources/import-transcripts.js";
import { emptyFolder, ok } from "./study.js";

/** A file for an import: bytes, or text written as UTF-8. */
export const fileOf = (name: string, content: string | Uint8Array): InputFile => {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return { name, size: async () => bytes.length, read: async () => bytes };
};

/** The files of a folder, by path. */
export const fileAt = (file: string): InputFile => ({
  name: path.basename(file),
  size: async () => fs.statSync(file).size,
  read: async () => fs.readFileSync(file),
});

/** A study opened for use cases, without the command line. */
export async function openWork(more: Partial<Work> = {}): Promise<Work> {
  const folder = emptyFolder();
  await ok(folder, "init", "--approach", "codebook", "--coder", "ann");
  const store = await openStudyFolder(folder, { tool: "test" });
  const [coder] = await store.current("coder");
  let time = 0;
  return {
    store,
    coder: coder ?? null,
    now: () => ++time,
    dryRun: false,
    signal: new AbortController().signal,
    progress: () => undefined,
    note: () => undefined,
    ...more,
  };
}

/** Imports files as the command does. */
export const importInto = (
  work: Work,
  files: readonly InputFile[],
  sandboxed: SandboxedReader,
  more: Partial<ImportInput> = {},
): Promise<ImportReport> =>
  importTranscripts(work, {
    files,
    speakers: new Map(),
    keepOriginals: false,
    options: {},
    sandboxed,
    ...more,
  });
