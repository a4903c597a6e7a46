import type { CoderScreen } from "../../tui/coder-screen.js";
import { ScreenReader } from "../../tui/screen-reader.js";
import type { Io } from "../io.js";

/** Runs the coder line by line: a command in, plain lines out, nothing drawn. */
export async function runScreenReader(screen: CoderScreen, io: Io): Promise<void> {
  const reader = new ScreenReader(screen);
  const say = (lines: readonly string[]) => io.stdout.say(lines.map((line) => `${line}\n`).join(""));
  await say(reader.greeting());
  const prompt = () => (io.stdin.isTTY === true ? io.stdout.say("> ") : Promise.resolve());
  await prompt();
  for await (const line of linesOf(io.stdin)) {
    await screen.poll();
    const { lines: notes, quit } = await reader.take(line);
    await say(notes);
    screen.save();
    if (quit) break;
    await prompt();
  }
  screen.save();
}

/** The lines of a stream as they come, the last one also without its end. */
async function* linesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const utf8 = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const parts = (rest + (typeof chunk === "string" ? chunk : utf8.decode(chunk, { stream: true }))).split(
      "\n",
    );
    rest = parts.pop() ?? "";
    yield* parts;
  }
  if (rest !== "") yield rest;
}
