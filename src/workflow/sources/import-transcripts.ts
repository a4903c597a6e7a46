import type { Message } from "../../core/message.js";
import type { Id } from "../../core/records.js";
import type { ImportOutcome } from "../../core/transcript.js";
import type { ImportOptions } from "../../importers/importer.js";
import { readFile, type SandboxedReader, stopReading } from "../../importers/registry.js";
import { cleanName } from "../../importers/turns/naming.js";
import { act, type Work } from "../shared/work.js";
import { type Ahead, ahead } from "./import-ahead.js";
import { asFailure, type Failure } from "./import-failure.js";
import { addSource, type ImportedSource, type ReadImport, type SourceChoices } from "./import-source.js";
import { ImportState } from "./import-state.js";

export interface ImportInput extends SourceChoices {
  readonly files: readonly InputFile[];
  readonly as?: string | undefined;
  readonly keepOriginals: boolean;
  readonly options: ImportOptions;
  /** How sandboxed formats are read; in child processes by default. */
  readonly sandboxed?: SandboxedReader;
}

export interface InputFile {
  readonly name: string;
  /** Bytes, as far as known before reading; 0 where not. Must not reject. */
  size(): Promise<number>;
  read(): Promise<Uint8Array>;
}

export interface ImportReport {
  readonly sources: readonly ImportedSource[];
  readonly failed: readonly ({ file: string } & Failure)[];
  /** Files that are in the study already, byte by byte. */
  readonly skipped: readonly { file: string; code: string; source: string }[];
  readonly interrupted: boolean;
}

// Two files are read in the children while the next two wait and one is written.
const runAhead: Ahead = { files: 5, bytes: 48_000_000 };

type Prepared =
  | { readonly file: string; readonly got: "failed"; readonly failure: Failure }
  | { readonly file: string; readonly got: "known"; readonly source: string }
  | { readonly file: string; readonly got: "interrupted" }
  | { readonly file: string; readonly got: "read"; readonly read: ReadImport };

/**
 * Imports transcripts in their order, each file as one event of a batch. Files are read while those
 * before them are written. A bad file is reported and passed over. When
 * interrupted, files that are read already are still written, and no others.
 */
export async function importTranscripts(work: Work, input: ImportInput): Promise<ImportReport> {
  const sources: ImportedSource[] = [];
  const failed: ({ file: string } & Failure)[] = [];
  const skipped: { file: string; code: string; source: string }[] = [];
  const state = new ImportState(work.store);
  await state.refresh();
  const stop = () => void stopReading();
  work.signal.addEventListener("abort", stop);
  let batch: number | "start" = "start";
  let interrupted = false;
  let done = 0;
  const prepared = ahead(
    input.files,
    runAhead,
    (file) => file.size(),
    (file) => prepare(work, input, file, state),
  );
  try {
    for await (const next of prepared) {
      work.progress(done++, input.files.length, cleanName(next.file).slice(0, 40));
      if (next.got === "interrupted") interrupted = true;
      else if (next.got === "failed") failed.push({ file: next.file, ...next.failure });
      else {
        const same = next.got === "known" ? next.source : state.imported(next.read.digest);
        if (same !== undefined) skipped.push({ file: next.file, code: "already-imported", source: same });
        else if (next.got === "read") {
          const written = await writeFile(work, input, next.read, state, batch);
          sources.push(...written.sources);
          if (batch === "start" && written.seq !== null) batch = written.seq;
        }
      }
    }
  } finally {
    work.signal.removeEventListener("abort", stop);
  }
  return { sources, failed, skipped, interrupted };
}

/** Reads a file. Never rejects for the file's sake. */
async function prepare(
  work: Work,
  input: ImportInput,
  { name: file, read }: InputFile,
  state: ImportState,
): Promise<Prepared> {
  if (work.signal.aborted) return { file, got: "interrupted" };
  try {
    const bytes = await read();
    const digest = work.store.keyedDigest(bytes);
    const source = await state.sourceOf(digest, bytes);
    if (source !== undefined) return { file, got: "known", source };
    const options = { ...input.options, ...(input.as !== undefined && { as: input.as }) };
    const outcome = await readFile({ name: file, bytes }, options, input.sandboxed);
    if (work.signal.aborted) return { file, got: "interrupted" };
    if (outcome.transcripts.length === 0) return { file, got: "failed", failure: failureIn(outcome) };
    return { file, got: "read", read: { name: file, digest, bytes, outcome } };
  } catch (error) {
    return { file, got: "failed", failure: asFailure(error) };
  }
}

function failureIn({ messages }: ImportOutcome): Failure {
  const fatal = messages.find(({ level }) => level === "error");
  return {
    code: fatal?.code ?? "nothing-found",
    message: fatal?.message ?? "No transcript was found in the file.",
  };
}

async function writeFile(
  work: Work,
  input: ImportInput,
  file: ReadImport,
  state: ImportState,
  batch: number | "start",
): Promise<{ sources: ImportedSource[]; seq: number | null }> {
  const { format, transcripts } = file.outcome;
  const recorded = await work.store.record(
    act(work, "source.import", { file: file.name, format }, { batch }),
    async (draft) => {
      await state.refresh();
      const original = input.keepOriginals ? draft.original(file.bytes) : null;
      const written: { sourceId: Id; source: Omit<ImportedSource, "id"> }[] = [];
      for (const transcript of transcripts) {
        // What is to be said of a table is said once, not with each of its respondents.
        const notices = written.length === 0 ? [...file.outcome.messages] : [];
        const name = freeName(transcript.name, format, state, notices);
        state.take(name);
        written.push(
          await addSource(work, draft, state, {
            transcript: { ...transcript, name },
            file: { ...file, original },
            choices: input,
            notices,
          }),
        );
      }
      return written;
    },
  );
  const { seq, result } = recorded;
  state.written(seq, file.digest, result[0]?.source.name ?? file.name);
  const uids = seq === null ? null : await work.store.uids(result.map(({ sourceId }) => sourceId));
  return {
    seq,
    sources: result.map(({ sourceId, source }) => ({ id: uids?.get(sourceId) ?? null, ...source })),
  };
}

function freeName(wanted: string, format: string, state: ImportState, messages: Message[]): string {
  if (!state.isTaken(wanted)) return wanted;
  let name = `${wanted}-${format}`;
  for (let n = 2; state.isTaken(name); n++) name = `${wanted}-${format}-${n}`;
  messages.push({
    level: "warning",
    code: "name-taken",
    message: `There is a source "${wanted}" already; this one is called "${name}".`,
    line: null,
  });
  return name;
}
