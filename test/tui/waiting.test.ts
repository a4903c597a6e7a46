import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, expect, it, vi } from "vitest";
import { runScreen } from "../../src/cli/coder/screen.js";
import { Output } from "../../src/cli/terminal/output-stream.js";
import { databaseFile } from "../../src/store/sqlite/study-file.js";
import { type CoderTerminal, interviewStudy, openTerminal } from "./coder-terminal.js";

let terminal: CoderTerminal | null = null;
afterEach(async () => {
  await terminal?.close();
  terminal = null;
});

/** The coder on a terminal that is only streams; what it drew, and keys for it. */
async function onStreams() {
  const folder = await interviewStudy();
  terminal = await openTerminal(folder);
  const stdin = new PassThrough();
  const stdout = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  let drawn = "";
  stdout.on("data", (bytes: Buffer) => {
    drawn += bytes.toString();
  });
  const run = () =>
    runScreen(coder, { stdin, stdout: new Output(stdout) }, { depth: "none", mouse: false, ascii: false });
  const { coderScreen: coder } = terminal;
  return { coder, stdin, run, folder, drawn: () => drawn };
}

it("draws what a key did, also where the look for others' changes waited behind it", async () => {
  const { coder: screen, stdin, run, drawn } = await onStreams();
  const input = screen.input.bind(screen);
  const polled = vi.spyOn(screen, "poll");
  vi.spyOn(screen, "input").mockImplementation(async (key) => {
    const asked = await input(key);
    while (polled.mock.calls.length === 0 && Date.now() < slowUntil) await sleep(20);
    return asked;
  });
  const slowUntil = Date.now() + 1300;
  const ended = run();
  stdin.write("B");
  await vi.waitFor(() => expect(polled).toHaveBeenCalled(), 4000);
  await sleep(100);
  const shown = drawn();
  stdin.write("q");
  await ended;
  expect(shown).toContain("Bookmark set");
});

it("keeps what is typed while it is typed, not only at a rest", async () => {
  const { coder: coderScreen, stdin, run } = await onStreams();
  const saved = vi.spyOn(coderScreen, "save");
  const ended = run();
  stdin.write("m");
  for (let i = 0; i < 12; i++) {
    stdin.write("a");
    await sleep(50);
  }
  const times = saved.mock.calls.length;
  stdin.end();
  await ended;
  expect(times).toBeGreaterThan(0);
});

it("takes an arrow that a slow line parts for an arrow, and no escape key and command", async () => {
  const { coder, stdin, run } = await onStreams();
  const taken: string[] = [];
  const input = coder.input.bind(coder);
  vi.spyOn(coder, "input").mockImplementation((key) => {
    taken.push(key.kind === "key" ? key.key : key.kind);
    return input(key);
  });
  const ended = run();
  for (const [parts, pause] of [
    [["\x1b", "[B"], 80],
    [["\x1b[", "A"], 400],
    [["\x1b[1;", "5", "B"], 200],
  ] as const)
    for (const part of parts) {
      stdin.write(part);
      await sleep(pause);
    }
  stdin.write("\x1b");
  await sleep(400);
  stdin.write("q");
  await ended;
  expect(taken).toEqual(["down", "up", "C-down", "esc", "q"]);
});

it("goes on after the end of a paste was lost, also where keys are pressed meanwhile", async () => {
  const { stdin, run, drawn } = await onStreams();
  const ended = run();
  stdin.write("/");
  stdin.write("\x1b[200~winter");
  for (let i = 0; i < 8; i++) {
    stdin.write("x");
    await sleep(200);
  }
  expect(drawn()).toContain("winterx");
  stdin.write("\r");
  stdin.write("B");
  await vi.waitFor(() => expect(drawn()).toContain("Bookmark set"), 2000);
  stdin.write("q");
  await ended;
});

it("says that it waits while another command writes, then does what was typed meanwhile", async () => {
  const { stdin, run, drawn, folder } = await onStreams();
  const other = new Database(databaseFile(folder));
  other.exec("begin immediate");
  const ended = run();
  stdin.write("mshe is kind\r");
  await vi.waitFor(() => expect(drawn()).toContain("what you type is kept"), 4000);
  stdin.write("B");
  other.exec("rollback");
  other.close();
  await vi.waitFor(() => expect(drawn()).toContain("Bookmark set"), 4000);
  stdin.write("q");
  await ended;
});
