import { Worker } from "node:worker_threads";
import type { PaperOutcome } from "../core/paper.js";
import type { ImportOutcome } from "../core/transcript.js";
import { sandboxedFormats } from "../importers/formats-sandboxed.js";
import { readPaperHere } from "../importers/papers/paper.js";
import { readerFailed, refused } from "../importers/refusal.js";
import {
  answerFrame,
  FrameReader,
  type ImportRequest,
  largestAnswer,
} from "../importers/sandbox/protocol.js";

/**
 * The child process that reads untrusted files: bytes in through stdin, outcomes out through stdout.
 * Started with the megabytes of resident memory it may use; a watchdog thread ends it beyond that, also
 * while a reader keeps the main thread busy. It ends with its parent.
 */

// Libraries must not write between the answers.
for (const name of ["log", "info", "warn", "error", "debug", "trace"] as const)
  console[name] = () => undefined;

const watchdog = `
  const limit = require("node:worker_threads").workerData;
  setInterval(() => { if (process.memoryUsage.rss() > limit) process.kill(process.pid, "SIGKILL"); }, 50);
`;
new Worker(watchdog, { eval: true, workerData: Number(process.argv[2]) * 1e6 }).unref();

process.on("disconnect", () => process.exit(0));
// The parent may have gone while this program was being loaded.
if (process.connected === false) process.exit(0);
// A promise that a library lets go of is not an answer; the read itself reports its failure.
process.on("unhandledRejection", () => undefined);

const frames = new FrameReader();
let working = false;
process.stdin.on("data", (chunk: Buffer) => {
  frames.push(chunk);
  if (!working) void work();
});
process.stdin.on("end", () => process.exit(0));

async function work(): Promise<void> {
  working = true;
  for (let request = nextRequest(); request !== null; request = nextRequest()) {
    const json = JSON.stringify(await read(request.request, request.bytes));
    const frame = answerFrame(json.length > largestAnswer ? tooLarge(request.request.format) : json);
    for (const part of frame) process.stdout.write(part);
  }
  working = false;
}

function nextRequest(): { request: ImportRequest; bytes: Uint8Array } | null {
  const [json, bytes] = frames.lengths(2) ?? [];
  if (json === undefined || bytes === undefined) return null;
  const frame = frames.take(8, json + bytes);
  if (frame === null) return null;
  const request = JSON.parse(frame.subarray(0, json).toString("utf8")) as ImportRequest;
  // A copy at its own start: some libraries look at the buffer under the bytes.
  return { request, bytes: Uint8Array.from(frame.subarray(json)) };
}

async function read(
  { format, name, options, limits }: ImportRequest,
  bytes: Uint8Array,
): Promise<ImportOutcome | PaperOutcome> {
  try {
    const paper = await readPaperHere(format, { name, bytes }, { ...options, limits });
    if (paper !== null) return paper;
    const importer = await sandboxedFormats.get(format)?.();
    if (importer === undefined)
      return refused(format, "unknown-format", `There is no reader for the format ${format}.`);
    return await importer.read({ name, bytes }, { ...options, limits });
  } catch (error) {
    return readerFailed(format, error);
  }
}

const tooLarge = (format: string) =>
  JSON.stringify(
    refused(
      format,
      "output-too-large",
      "This file unpacks to far more text than a transcript holds, so it was not read.",
    ),
  );
