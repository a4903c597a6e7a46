import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/core/limits.js";
import { choose, formatNames, readFile } from "../../src/importers/registry.js";
import { codes } from "./reading.js";

const file = (name: string, content: string | Uint8Array) => ({
  name,
  bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
});
const talk = "I: So?\nP: Well.";
const srtText = "1\n00:00:01,000 --> 00:00:02,000\nHi.\n";

describe("choosing the format", () => {
  test.each([
    ["talk.txt", talk, "txt"],
    ["talk", talk, "txt"],
    ["talk.unknown", talk, "txt"],
    ["talk.md", talk, "md"],
    ["talk.csv", "who,text\nAna,hi", "csv"],
    ["talk.tsv", "who\ttext\nAna\thi", "csv"],
    ["talk.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi.\n", "vtt"],
    ["talk.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi.\n", "vtt"],
    ["talk.srt", srtText, "srt"],
    ["talk.txt", srtText, "srt"],
    ["talk.sbv", "0:00:00.500,0:00:01.000\nHi\n", "sbv"],
    ["talk.vtt", "00:00:01.000 --> 00:00:02.000\nHi.\n", "vtt"],
  ])("%s with %j is %s", async (name, content, format) => {
    expect((await choose(file(name, content)))?.format).toBe(format);
  });

  test("the name given wins", async () => {
    expect((await readFile(file("talk.srt", srtText), { as: "TXT" })).format).toBe("txt");
  });

  test("a name that is no format is an error that lists those there are", async () => {
    const outcome = await readFile(file("talk.txt", talk), { as: "wordperfect" });
    expect(codes(outcome)).toEqual(["unknown-format"]);
    for (const name of formatNames) expect(outcome.messages[0]?.message).toContain(name);
  });
});

describe("reading any file", () => {
  test("gives the transcript, its format and its encoding", async () => {
    const outcome = await readFile(file("talk one.v2.txt", talk));
    expect(outcome).toMatchObject({
      format: "txt",
      encoding: "utf-8",
      transcripts: [{ name: "talk one.v2", text: talk }],
    });
    expect(outcome.messages).toEqual([]);
  });

  test.each([
    ["empty-file", new Uint8Array()],
    ["empty-file", Uint8Array.of(0xef, 0xbb, 0xbf)],
    ["empty-file", new TextEncoder().encode(" \n\n ")],
    ["no-turns", new TextEncoder().encode("---\ntitle: x\n---\n")],
    ["not-text", Uint8Array.from({ length: 400 }, (_, i) => i % 20)],
  ])("ends as %s (%#)", async (code, bytes) => {
    const outcome = await readFile(file("talk.txt", bytes));
    expect(outcome.transcripts).toEqual([]);
    expect(outcome.messages.filter(({ level }) => level === "error").map((message) => message.code)).toEqual([
      code,
    ]);
  });

  test("refuses what is over the limit before reading it", async () => {
    const outcome = await readFile(file("talk.txt", talk), { limits: { ...defaultLimits, fileBytes: 10 } });
    expect(codes(outcome)).toEqual(["too-large"]);
  });

  test("hands sandboxed formats to the reader it is given", async () => {
    const seen: string[] = [];
    const outcome = await readFile(file("page.html", "<html><p>I: Hi"), {}, async (format) => {
      seen.push(format);
      return { format, transcripts: [], messages: [], encoding: null };
    });
    expect([outcome.format, seen]).toEqual(["html", ["html"]]);
  });
});
