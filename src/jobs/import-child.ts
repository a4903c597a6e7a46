import { Worker } from "node:worker_threads";
import { unpackHere } from "../importers/containers/unpack.js";
import { formats } from "../importers/formats.js";
import { readPaperHere } from "../importers/papers/paper.js";
import { readerFailed, refused } from "../importers/refusal.js";
import {
  answerFrame,
  FrameReader,
  type ImportRequest,
  largestAnswer,
  outOfCpu,
} from "../importers/sandbox/protocol.js";
import { readSheetHere } from "../importers/tables/sheet.js";
import { withinLimits } from "../importers/within-limits.js";

/**
 * The child process that reads untrusted files: bytes in through stdin, outcomes out through stdout.
 * Started with the megabytes of resident memory it may use; a watchdog thread ends it beyond that, or beyond the
 * processor time that the file may take, also while a reader keeps the main thread busy. It ends with its parent.
 */

// Libraries must not write between the answers.
for (const name of ["log", "info", "warn", "error", "debug", "trace"] as const)
  console[name] = () => undefined;

/** Microseconds of processor time at which the file being read is given up; 0 while none is. */
const cpuEnd = new BigInt64Array(new SharedArrayBuffer(8));
const cpuMicroseconds = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
const watchdog = `
  const { resident, cpuEnd, complaint } = require("node:worker_threads").workerData;
  setInterval(() => {
    const end = Number(Atomics.load(cpuEnd, 0));
    const { user, system } = process.cpuUsage();
    const late = end > 0 && user + system > end;
    if (late) require("node:fs").writeSync(2, complaint);
    if (late || process.memoryUsage.rss() > resident) process.kill(process.pid, "SIGKILL");
  }, 40);
`;
const workerData = { resident: Number(process.argv[2]) * 1e6, cpuEnd, complaint: outOfCpu };
new Worker(watchdog, { eval: true, workerData }).unref();

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
    Atomics.store(cpuEnd, 0, BigInt(cpuMicroseconds() + request.request.limits.cpuMilliseconds * 1000));
    const json = JSON.stringify(await read(request.request, request.bytes));
    Atomics.store(cpuEnd, 0, 0n);
    const frame = answerFrame(json.length > largestAnswer ? tooLarge(request.request.format) : json);
    for (const part of frame) process.stdout.write(part);
  }
  working = false;
}

function nextRequest(): { request: ImportRequest; bytes: Uint8Array } | null {
  const [json, bytes] = frames.lengths(2) ?? [];
  if (json === undefined || bytes === undefined) return null;
  if (frames.length < 8 + json + bytes) return null;
  const asked = frames.take(8, json);
  const file = frames.take(0, bytes);
  if (asked === null || file === null) return null;
  const request = JSON.parse(asked.toString("utf8")) as ImportRequest;
  // A plain array: some libraries look at the buffer under it, where a file has one to itself.
  return { request, bytes: new Uint8Array(file.buffer, file.byteOffset, file.length) };
}

async function read({ format, name, options, limits }: ImportRequest, bytes: Uint8Array): Promise<object> {
  try {
    const file = { name, bytes };
    const given = { ...options, limits };
    const other =
      (await readPaperHere(format, file, given)) ??
      (await readSheetHere(format, file, given)) ??
      (await unpackHere(format, file));
    if (other !== null) return other;
    const importer = await formats.get(format)?.();
    if (importer === undefined)
      return refused(format, "unknown-format", `There is no reader for the format ${format}.`);
    return withinLimits(await importer.read(file, given), limits);
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
