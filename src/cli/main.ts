import os from "node:os";
import process from "node:process";
import { describeError, exitCodeOf } from "./errors.js";
import { run } from "./run.js";
import { Output } from "./terminal/output-stream.js";

/** The program: the process's own streams and clock, and its exit code. */
export async function main(): Promise<void> {
  process.umask(0o077);
  const interrupt = new AbortController();
  process.on("SIGINT", () => {
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort();
  });
  // A limit on the size of files is told by the write that fails, not by the end of the program.
  if (process.platform !== "win32") process.on("SIGXFSZ", () => {});
  // What nobody caught is told as any error is: Node would print it as it stands.
  process.on("uncaughtException", (error) => {
    const { message, hint } = describeError(error, []);
    const stack = process.argv.includes("--debug") ? `\n${error.stack ?? ""}` : "";
    void new Output(process.stderr).say(`themata: ${message}\n${hint ?? ""}${stack}\n`);
    process.exit(exitCodeOf(error));
  });
  // A closed pipe (head) is not a failure.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      throw error;
    });
  process.exitCode = await run(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    clock: Date.now,
    signal: interrupt.signal,
    userName: userName(),
  });
}

function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return "researcher";
  }
}
