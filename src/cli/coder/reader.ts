import readline from "node:readline";
import type { Coder } from "../../tui/coder.js";
import { ScreenReader } from "../../tui/screen-reader.js";
import { type Io, write } from "../io.js";

/** Runs the coder line by line: a command in, plain lines out, nothing drawn. */
export async function runScreenReader(coder: Coder, io: Io): Promise<void> {
  const reader = new ScreenReader(coder);
  const say = (lines: readonly string[]) => write(io.stdout, lines.map((line) => `${line}\n`).join(""));
  const lines = readline.createInterface({ input: io.stdin, terminal: false });
  await say(reader.greeting());
  const prompt = () => (io.stdin.isTTY === true ? write(io.stdout, "> ") : Promise.resolve());
  await prompt();
  for await (const line of lines) {
    await coder.poll();
    const { lines: told, quit } = await reader.take(line);
    await say(told);
    coder.save();
    if (quit) break;
    await prompt();
  }
  lines.close();
  coder.save();
}
