import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defaultLimits, type ImportLimits } from "../../core/limits.js";
import type { ImportOutcome } from "../../core/transcript.js";
import type { ImportFile, ImportOptions } from "../importer.js";
import { refused } from "../refusal.js";
import { FrameReader, largestAnswer, outOfCpu, requestFrame } from "./protocol.js";

/** How a read in the child ended when no answer came. */
type Ending = "took-too-long" | "too-much-work" | "too-much-memory" | "reader-crashed" | "output-too-large";

interface Running {
  readonly process: ChildProcess;
  readonly limits: ImportLimits;
  readonly frames: FrameReader;
  complaints: string;
}

/**
 * One long-lived child process that reads files one after the other. A file that makes it crash,
 * overrun its memory or its time costs only that process: it is killed, the file is answered with an error,
 * and the next file gets a fresh one. While it waits it does not keep the program running.
 */
export class ImportChild {
  readonly #program: string;
  #running: Running | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /** `program` is the path of the bundled `jobs/import-child.js`. */
  constructor(program: string = builtProgram()) {
    this.#program = program;
  }

  /** Reads a file in the child. Never rejects for what a file contains: see `Ending` for what a file may cause. */
  read(
    format: string,
    file: ImportFile,
    options: ImportOptions,
    limits: ImportLimits = options.limits ?? defaultLimits,
  ): Promise<ImportOutcome> {
    const result = this.#queue.then(() => this.#readNow(format, file, options, limits));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Ends the child; a later read starts a new one. */
  async close(): Promise<void> {
    await this.#queue;
    this.#discard();
  }

  /** Ends the child at once; what it was reading ends as an error. */
  stop(): void {
    this.#discard();
  }

  async #readNow(
    format: string,
    file: ImportFile,
    options: ImportOptions,
    limits: ImportLimits,
  ): Promise<ImportOutcome> {
    if (this.#running !== null && !sameMemory(this.#running.limits, limits)) this.#discard();
    this.#running ??= start(this.#program, limits);
    const running = this.#running;
    setKeepsAlive(running.process, true);
    const answer = await answerOf(running, { format, file, options, limits });
    if (typeof answer === "string") {
      this.#discard();
      return refused(format, answer, sentences[answer](limits));
    }
    setKeepsAlive(running.process, false);
    return answer;
  }

  #discard(): void {
    this.#running?.process.kill("SIGKILL");
    this.#running = null;
  }
}

const sentences: Record<Ending, (limits: ImportLimits) => string> = {
  "took-too-long": ({ milliseconds }) =>
    `Reading this file took longer than ${milliseconds / 1000} s and was stopped.`,
  "too-much-work": ({ cpuMilliseconds }) =>
    `Reading this file takes more than ${cpuMilliseconds / 1000} s of work and was stopped.`,
  "too-much-memory": ({ residentMegabytes }) =>
    `Reading this file needs more than ${residentMegabytes} MB of memory and was stopped.`,
  "reader-crashed": () =>
    "Reading this file crashed its reader. Open it in its own program and save it again.",
  "output-too-large": () => "This file unpacks to far more text than a transcript holds, so it was not read.",
};

/** The build puts the child's program at `dist/jobs/import-child.js`, wherever in `dist` this module ends up. */
function builtProgram(): string {
  // Bundled it lies in dist/; run from source it is the build beside src/ that is started.
  const at = Math.max(import.meta.url.lastIndexOf("/dist/"), import.meta.url.lastIndexOf("/src/"));
  return fileURLToPath(`${import.meta.url.slice(0, at)}/dist/jobs/import-child.js`);
}

const sameMemory = (a: ImportLimits, b: ImportLimits) =>
  a.heapMegabytes === b.heapMegabytes && a.residentMegabytes === b.residentMegabytes;

function start(program: string, limits: ImportLimits): Running {
  // A small young generation: readers make much garbage, and memory matters more here than its last percents.
  const flags = [`--max-old-space-size=${limits.heapMegabytes}`, "--max-semi-space-size=8", "--no-warnings"];
  // A single executable takes no flags of Node's as arguments.
  const packed = program.startsWith(process.execPath + path.sep);
  const child = fork(program, [String(limits.residentMegabytes)], {
    execArgv: packed ? [] : flags,
    env: packed ? { NODE_OPTIONS: flags.join(" ") } : {},
    stdio: ["pipe", "pipe", "pipe", "ipc"],
  });
  const running: Running = { process: child, limits, frames: new FrameReader(), complaints: "" };
  child.stderr?.on("data", (chunk: Buffer) => {
    running.complaints = (running.complaints + chunk.toString("latin1")).slice(-10_000);
  });
  // Writing to a child that has just died must not bring this process down; its exit tells what happened.
  child.stdin?.on("error", () => undefined);
  child.on("error", () => undefined);
  return running;
}

function answerOf(
  running: Running,
  request: { format: string; file: ImportFile; options: ImportOptions; limits: ImportLimits },
): Promise<ImportOutcome | Ending> {
  const { process: child, frames } = running;
  const { format, file, options, limits } = request;
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish("took-too-long"), limits.milliseconds);
    const finish = (result: ImportOutcome | Ending) => {
      clearTimeout(timer);
      child.stdout?.off("data", onData);
      child.off("close", onClose);
      child.off("error", onError);
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      frames.push(chunk);
      const [length] = frames.lengths(1) ?? [];
      if (length === undefined) return;
      if (length > largestAnswer) return finish("output-too-large");
      const json = frames.take(4, length);
      // More than one answer to one question would pass for the answer about the next file.
      if (json !== null) finish(frames.length > 0 ? "reader-crashed" : outcomeIn(json));
    };
    const onClose = (_code: number | null, signal: NodeJS.Signals | null) => {
      if (running.complaints.includes(outOfCpu)) return finish("too-much-work");
      // The child's watchdog, or the system's, kills it outright; V8 says so before it aborts.
      const memory = signal === "SIGKILL" || /out of memory|allocation failed/i.test(running.complaints);
      finish(memory ? "too-much-memory" : "reader-crashed");
    };
    const onError = () => finish("reader-crashed");
    child.stdout?.on("data", onData);
    child.once("close", onClose);
    child.once("error", onError);
    for (const part of requestFrame({ format, name: file.name, options, limits }, file.bytes))
      child.stdin?.write(part);
  });
}

/** The outcome in an answer. A child gone astray may answer anything. */
function outcomeIn(json: Buffer): ImportOutcome | Ending {
  try {
    return JSON.parse(json.toString("utf8")) as ImportOutcome;
  } catch {
    return "reader-crashed";
  }
}

/** Whether the child and its pipes keep this process from ending. */
function setKeepsAlive(child: ChildProcess, keeps: boolean): void {
  const act = keeps ? "ref" : "unref";
  child[act]();
  child.channel?.[act]();
  for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as Socket | null)?.[act]();
}
