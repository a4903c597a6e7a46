import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { defaultLimits } from "../../src/core/limits.js";
import type { ImportOutcome } from "../../src/core/transcript.js";
import { FrameReader, type ImportRequest, requestFrame } from "../../src/importers/sandbox/protocol.js";
import { buildChildProgram } from "../importers/built-child.js";
import { makeDocx, paragraph } from "../importers/office-files.js";

let program = "";
beforeAll(async () => {
  program = await buildChildProgram();
});
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** The child as the program starts it, spoken to in bytes. */
function start(megabytes = 1000) {
  const child = fork(program, [String(megabytes)], { stdio: ["pipe", "pipe", "pipe", "ipc"] });
  started.push(child);
  const frames = new FrameReader();
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += String(chunk);
  });
  const ended = once(child, "exit") as Promise<[code: number | null, signal: string | null]>;
  return {
    child,
    ended,
    said: () => said,
    write: (bytes: Uint8Array) => child.stdin?.write(bytes),
    /** The next answer. */
    async answer(): Promise<ImportOutcome> {
      for (;;) {
        const [length] = frames.lengths(1) ?? [];
        const frame = length === undefined ? null : frames.take(4, length);
        if (frame !== null) return JSON.parse(frame.toString("utf8")) as ImportOutcome;
        const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
        frames.push(chunk);
      }
    },
  };
}

const docx = (said: string) => makeDocx([paragraph("Interviewer: Who helped?"), paragraph(said)].join(""));
const request = (name: string, more: Partial<ImportRequest> = {}): ImportRequest => ({
  format: "docx",
  name,
  options: {},
  limits: defaultLimits,
  ...more,
});
const frame = (asked: ImportRequest, bytes: Uint8Array) => Buffer.concat(requestFrame(asked, bytes));
const words = (outcome: ImportOutcome) => outcome.transcripts[0]?.text;
const codes = (outcome: ImportOutcome) => outcome.messages.map(({ code }) => code);

describe("the program that reads files of others", () => {
  it("answers each request in its order, however the bytes come in", async () => {
    const { write, answer } = start();
    const asked = ["Été", "😀 fine", "No."].map((said, i) =>
      frame(request(`file ${i}.docx`), docx(`Ama: ${said}`)),
    );
    const all = Buffer.concat(asked);
    const cuts = [0, 3, 9, Math.floor(all.length / 2), all.length - 1, all.length];
    for (const [i, cut] of cuts.slice(1).entries()) {
      write(all.subarray(cuts[i], cut));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const outcomes = [await answer(), await answer(), await answer()];
    expect(outcomes.map(words)).toEqual(
      ["Été", "😀 fine", "No."].map((said) => `Interviewer: Who helped?\n\nAma: ${said}`),
    );
    expect(outcomes.map((outcome) => outcome.transcripts[0]?.name)).toEqual(["file 0", "file 1", "file 2"]);
  });

  it("answers with a message where there is no reader or the file cannot be read, and goes on", async () => {
    const { write, answer, said } = start();
    write(frame(request("a.abc", { format: "abc" }), new Uint8Array(0)));
    expect(codes(await answer())).toEqual(["unknown-format"]);
    write(frame(request("a.docx"), new TextEncoder().encode("no document")));
    const broken = await answer();
    expect(broken).toMatchObject({ format: "docx", transcripts: [] });
    expect(broken.messages).toMatchObject([{ level: "error" }]);
    write(frame(request("b.docx"), docx("Ama: Yes.")));
    expect(words(await answer())).toContain("Ama: Yes.");
    expect(said()).toBe("");
  });

  it("reads a paper as blocks, not as a talk", async () => {
    const { write, answer } = start();
    write(frame(request("paper.docx", { format: "paper-docx" }), docx("We found three themes.")));
    expect(await answer()).toMatchObject({
      format: "paper-docx",
      blocks: [{ text: "Interviewer: Who helped?" }, { text: "We found three themes." }],
    });
  });

  it("ends when nothing more will be asked", async () => {
    const { child, write, answer, ended } = start();
    write(frame(request("a.docx"), docx("Ama: Yes.")));
    expect(words(await answer())).toContain("Ama: Yes.");
    child.stdin?.end();
    expect(await ended).toEqual([0, null]);
  });

  it("ends with the one who started it", async () => {
    const { child, ended } = start();
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  });

  it("is ended by its watchdog where it takes more memory than it may", async () => {
    const { ended } = start(1);
    expect(await ended).toEqual([null, "SIGKILL"]);
  });
});
