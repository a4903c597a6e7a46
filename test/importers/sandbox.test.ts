import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultLimits, type ImportLimits } from "../../src/core/limits.js";
import { ImportChild } from "../../src/importers/sandbox/import-child.js";
import { startChild } from "./built-child.js";
import { makeDocx, paragraph } from "./office-files.js";
import { seen } from "./outcomes.js";

const talk = ["Interviewer: Who helped?", "Interviewee: My mentor."];
const small = { name: "ama.docx", bytes: makeDocx(talk.map(paragraph).join("")) };
const within = (limits: Partial<ImportLimits>): ImportLimits => ({ ...defaultLimits, ...limits });

/** A document of many different paragraphs: no bomb, but much work. */
function large(paragraphs: number) {
  const lines = Array.from({ length: paragraphs }, (_, i) =>
    paragraph(`Interviewee: ${(i * 7919) % 100_003} ${(i * 104_729) % 99_991}`),
  );
  return { name: "large.docx", bytes: makeDocx(lines.join("")) };
}

describe("the child process that reads untrusted files", () => {
  let child: ImportChild;
  beforeAll(async () => {
    child = await startChild();
  });
  afterAll(() => child.close());
  const codesOf = async (...args: Parameters<ImportChild["read"]>) => seen(await child.read(...args)).codes;

  test("gives what the importer gives", async () => {
    const { turns, transcript } = seen(await child.read("docx", small, {}));
    expect(turns).toEqual(["Interviewer: Who helped?", "Interviewee: My mentor."]);
    expect(transcript.name).toBe("ama");
  });

  test("is handed the options", async () => {
    const { transcript } = seen(await child.read("docx", small, { interviewers: ["Interviewee"] }));
    expect(transcript.speakers.every(({ role }) => role === "interviewer")).toBe(true);
  });

  test("answers files read at the same time each with its own outcome", async () => {
    const names = Array.from({ length: 20 }, (_, i) => `file ${i}`);
    const outcomes = await Promise.all(
      names.map((name) => child.read("docx", { ...small, name: `${name}.docx` }, {})),
    );
    expect(outcomes.map((outcome) => seen(outcome).transcript.name)).toEqual(names);
  });

  test("reads a page that is not UTF-8 and names no encoding, with a warning", async () => {
    const bytes = Buffer.from("<p>Interviewer: Caf\u00e9?</p><p>Interviewee: Tr\u00e8s bon.</p>", "latin1");
    const { turns, codes } = seen(await child.read("html", { name: "ama.html", bytes }, {}));
    expect(turns).toEqual(["Interviewer: Caf\u00e9?", "Interviewee: Tr\u00e8s bon."]);
    expect(codes).toEqual(["guessed-encoding"]);
  });

  test("says that there is no such reader", async () => {
    expect(await codesOf("abc", small, {})).toEqual(["unknown-format"]);
  });

  test("is stopped after the time limit, and the next file is read by a new one", async () => {
    expect(await codesOf("docx", large(20_000), {}, within({ milliseconds: 300 }))).toEqual([
      "took-too-long",
    ]);
    expect(await codesOf("docx", small, {})).toEqual([]);
  });

  test("is stopped at the memory limit, and the next file is read by a new one", async () => {
    expect(await codesOf("docx", large(150_000), {}, within({ heapMegabytes: 40 }))).toEqual([
      "too-much-memory",
    ]);
    expect(await codesOf("docx", small, {})).toEqual([]);
  });

  test("ends when told to, and starts again for a later file", async () => {
    await child.close();
    expect(await codesOf("docx", small, {})).toEqual([]);
  });
});

describe("a child process that goes wrong", () => {
  /** A program in place of the child's. */
  const program = (code: string) => {
    const path = join(mkdtempSync(join(tmpdir(), "themata-child-")), "program.mjs");
    writeFileSync(path, code);
    return path;
  };
  const ending = async (code: string, limits: Partial<ImportLimits> = {}) => {
    const child = new ImportChild(program(code));
    const outcome = await child.read("docx", small, {}, within({ milliseconds: 5000, ...limits }));
    await child.close();
    return outcome;
  };
  const answer = (json: string) =>
    `const body = Buffer.from(${json}); const head = Buffer.alloc(4); head.writeUInt32BE(body.length); process.stdout.write(Buffer.concat([head, body]));`;

  test("by ending without an answer has crashed", async () => {
    expect(seen(await ending("process.exit(3);")).codes).toEqual(["reader-crashed"]);
  });

  test("by not being there has crashed", async () => {
    const outcome = await new ImportChild("/no/such/program.mjs").read("docx", small, {});
    expect(seen(outcome).codes).toEqual(["reader-crashed"]);
  });

  test("by never answering took too long", async () => {
    expect(seen(await ending("process.stdin.resume();", { milliseconds: 500 })).codes).toEqual([
      "took-too-long",
    ]);
  });

  test("by announcing an endless answer is stopped before it is taken in", async () => {
    const code = "process.stdout.write(Buffer.from([255, 255, 255, 255, 1])); process.stdin.resume();";
    expect(seen(await ending(code)).codes).toEqual(["output-too-large"]);
  });

  test("by answering nonsense has crashed", async () => {
    expect(seen(await ending(answer('"no json"'))).codes).toEqual(["reader-crashed"]);
  });

  test("by answering twice has crashed, so that no answer passes for one about another file", async () => {
    const one = answer('JSON.stringify({ format: "x", transcripts: [], messages: [], encoding: null })');
    expect(
      seen(
        await ending(`const say = () => { ${one.replaceAll("process.stdout.write", "return ")} };
      const frame = say(); process.stdout.write(Buffer.concat([frame, frame])); process.stdin.resume();`),
      ).codes,
    ).toEqual(["reader-crashed"]);
  });

  test("has none of the parent's environment", async () => {
    const code = answer(
      "JSON.stringify({ format: Object.keys(process.env).join(), transcripts: [], messages: [], encoding: null })",
    );
    const { format } = await ending(code);
    expect(Object.keys(process.env)).toContain("PATH");
    expect(format.split(",").filter((name) => name in process.env)).toEqual([]);
  });
});
