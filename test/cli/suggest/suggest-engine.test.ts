import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStudyFolder } from "../../../src/store/sqlite/study-file.js";
import { VectorCache } from "../../../src/workflow/shared/vector-cache.js";
import type { Work } from "../../../src/workflow/shared/work.js";
import { madeUp } from "../../suggest/talk.js";
import { emptyFolder, ok, studyWith, themata } from "../../support/study.js";

const names = ["Trust", "Money", "Time"];
/** Interviews of 30 answers each, made up; the answers' codes by document and turn. */
function interviews(count: number) {
  const answers = madeUp(30 * count, 21);
  const files: Record<string, string> = {};
  const rows: string[] = [];
  for (let d = 0; d < count; d++) {
    const own = answers.slice(30 * d, 30 * d + 30);
    files[`talk${d}.txt`] = own.map((e, i) => `Ruth: Question ${i}?\n\nMentee ${d}: ${e.text}.\n`).join("\n");
    for (const [i, e] of own.entries())
      for (const c of e.codes) rows.push(`talk${d},${2 * i + 2},${names[c]}`);
  }
  return { files, rows };
}

let folder: string;
const json = async (...argv: string[]) => (await ok(folder, ...argv, "--json")).json;

async function coded(count: number, without: number) {
  const { files, rows } = interviews(count);
  folder = await studyWith(files, "--interviewer", "Ruth");
  for (const name of names) await ok(folder, "codebook", "add", name);
  const kept = rows.filter((row) => Number(/^talk(\d+)/.exec(row)?.[1]) < count - without);
  fs.writeFileSync(path.join(folder, "codings.csv"), `source,turn,code\n${kept.join("\n")}\n`);
  await ok(folder, "apply", "codings.csv");
  return rows;
}

afterEach(() => vi.restoreAllMocks());

describe("suggestions for a study with codings", () => {
  let rows: string[];
  beforeEach(async () => {
    rows = await coded(4, 1);
  });

  it("have probabilities, the most certain passage first, and are mostly right", async () => {
    const { suggestions, notes } = await json("suggest", "talk3", "--top", "1", "--limit", "30");
    expect(notes).toEqual([]);
    const ps = suggestions.map((s: { probability: number }) => s.probability);
    expect(ps).toEqual([...ps].sort((a, b) => b - a));
    expect(ps.every((p: number) => p > 0 && p < 1)).toBe(true);
    const right = suggestions.filter((s: { turn: number; code: string }) =>
      rows.includes(`talk3,${s.turn},${s.code}`),
    );
    expect(right.length / suggestions.length).toBeGreaterThan(0.75);
  });

  it("keep to --min-score, and put the most informative first with --for-learning", async () => {
    const sure = await json("suggest", "talk3", "--min-score", "0.8", "--limit", "30");
    expect(sure.suggestions.length).toBeGreaterThan(3);
    for (const { probability } of sure.suggestions) expect(probability).toBeGreaterThanOrEqual(0.8);
    const teaching = await json("suggest", "talk3", "--for-learning", "--limit", "1");
    const certain = await json("suggest", "talk3", "--limit", "1");
    expect(teaching.suggestions[0].turn).not.toBe(certain.suggestions[0].turn);
  });

  it("say too little data rather than promise a precision", async () => {
    const { suggestions, notes } = await json("suggest", "talk3", "--precision", "0.8");
    expect(suggestions).toEqual([]);
    expect(notes.at(-1)).toMatchObject({ code: "too-little-data" });
    expect(notes.at(-1).message).toContain("80%");
  });

  it("become proposed codings that count for nothing until they are confirmed", async () => {
    const before = (await json("frequency")).totals.segments;
    const { event, codings } = await json("suggest", "talk3", "--accept-above", "0.8");
    expect(event).toBeGreaterThan(0);
    const proposed = async () => (await json("codings", "--proposed")).codings;
    expect(await proposed()).toHaveLength(codings.length);
    expect((await json("frequency")).totals.segments).toBe(before);
    const [first, second] = codings;
    const confirmed = await json("codings", "confirm", first.coding);
    expect(confirmed.codings).toEqual([first.coding]);
    await ok(folder, "codings", "reject", second.coding);
    expect(await proposed()).toHaveLength(codings.length - 2);
    expect((await json("codings", "--origin", "suggested")).codings).toContainEqual(
      expect.objectContaining({ id: first.coding, state: "confirmed" }),
    );
    const { engines } = await json("suggest", "stats");
    expect(engines).toMatchObject([{ engine: "themata-svm/2", accepted: 1, rejected: 1 }]);
    const again = await json("suggest", "talk3", "--top", "3", "--limit", "40");
    const offered = again.suggestions.map((s: { start: number; code: string }) => `${s.start} ${s.code}`);
    expect(offered).not.toContain(`${second.start} ${second.code}`);
    await ok(folder, "codings", "confirm", "--all");
    expect(await proposed()).toEqual([]);
  });

  it("write nothing with --accept-above in a dry run", async () => {
    const head = async () => (await json("log")).events.length;
    const before = await head();
    const { event, codings } = await json("suggest", "talk3", "--accept-above", "0.8", "--dry-run");
    expect(event).toBeNull();
    expect(codings.length).toBeGreaterThan(0);
    expect(await head()).toBe(before);
    expect((await json("codings", "--proposed")).codings).toEqual([]);
  });

  it("are not made again once rejected", async () => {
    const { suggestions } = await json("suggest", "talk3", "--limit", "1", "--top", "1");
    const [first] = suggestions;
    await ok(folder, "suggest", "--reject", first.id.slice(0, 8));
    const again = await json("suggest", "talk3", "--limit", "40", "--top", "3");
    const key = (s: { start: number; code: string }) => `${s.start} ${s.code}`;
    expect(again.suggestions.map(key)).not.toContain(key(first));
    expect((await json("suggest", "stats")).codes).toContainEqual(
      expect.objectContaining({ code: first.code, rejected: 1 }),
    );
  });

  it("point to codings that the rest contradicts", async () => {
    await ok(
      folder,
      "code",
      "talk3",
      "--turn",
      rows.find((row) => /^talk3,\d+,Money/.test(row))?.split(",")[1] ?? "",
      "Time",
    );
    const { codings, notes } = await json("suggest", "doubt", "--below", "0.5");
    expect(notes).toEqual([]);
    expect(codings[0]).toMatchObject({
      source: expect.stringContaining("talk"),
      probability: expect.any(Number),
    });
    const ps = codings.map((c: { probability: number }) => c.probability);
    expect(ps).toEqual([...ps].sort((a, b) => a - b));
    expect(codings).toContainEqual(
      expect.objectContaining({
        source: "talk3",
        code: "Time",
        instead: expect.objectContaining({ code: "Money" }),
      }),
    );
  });

  it("are measured on the study itself, against baselines, with a chart", async () => {
    const found = await json("suggest", "evaluate", "--seeds", "2", "--output", "curve.svg");
    expect(found).toMatchObject({ schema: "themata/suggest-evaluate/1", codes: 3, ceiling: null, folds: 3 });
    expect(found.curve.map((p: { n: number }) => p.n).slice(0, 3)).toEqual([0, 5, 20]);
    expect(found.metrics.precisionAt1).toBeGreaterThan(found.baselines.mostFrequent.precisionAt1);
    expect(fs.readFileSync(path.join(folder, "curve.svg"), "utf8")).toContain("</svg>");
  });

  it("open no connection", async () => {
    const asked: unknown[] = [];
    const note = (...what: unknown[]): never => {
      asked.push(what);
      throw new Error("no network");
    };
    vi.spyOn(net.Socket.prototype, "connect").mockImplementation(note as never);
    vi.spyOn(globalThis, "fetch").mockImplementation(note);
    for (const line of [
      ["talk3"],
      ["doubt"],
      ["codes"],
      ["groups"],
      ["stats"],
      ["evaluate", "--seeds", "1", "--train", "20"],
    ])
      await ok(folder, "suggest", ...line);
    expect(asked).toEqual([]);
  });
});

describe("help before there are codes", () => {
  it("offers phrases with their passages, and groups that it does not call themes", async () => {
    const { files } = interviews(2);
    folder = await studyWith(files, "--interviewer", "Ruth");
    const { codes } = await json("suggest", "codes", "--limit", "10", "--unit", "sentence");
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((c: { kind: string }) => c.kind === "noun-phrase")).toHaveLength(10);
    expect(codes[0].examples[0]).toMatchObject({
      source: expect.stringMatching(/^talk/),
      quote: expect.any(String),
    });
    for (const { phrase, examples } of codes.slice(0, 3))
      expect(examples[0].quote.toLowerCase()).toContain(phrase.split(" ")[0]);
    const { groups } = await json("suggest", "groups");
    expect(groups.length).toBeGreaterThan(1);
    expect((await ok(folder, "suggest", "groups")).stdout).toContain("They are not themes");
    expect((await ok(folder, "suggest", "stats")).stdout).toContain("Nothing has been suggested");
  });
});

describe("a data file that is measured on", () => {
  it("needs no study, reads JSON lines and CSV alike, and can limit the training", async () => {
    const cwd = emptyFolder();
    const answers = madeUp(90, 31).map((e) => ({
      doc: e.group,
      text: e.text,
      codes: e.codes.map((c) => names[c]),
    }));
    fs.writeFileSync(path.join(cwd, "a.jsonl"), answers.map((row) => JSON.stringify(row)).join("\n"));
    fs.writeFileSync(
      path.join(cwd, "a.csv"),
      `doc,text,codes\n${answers.map(({ doc, text, codes }) => `${doc},"${text}",${codes.join(";")}`).join("\n")}\n`,
    );
    fs.writeFileSync(
      path.join(cwd, "book.json"),
      JSON.stringify(names.map((name) => ({ code: name, name, definition: "" }))),
    );
    const evaluated = async (file: string, ...more: string[]) =>
      (
        await ok(
          cwd,
          "suggest",
          "evaluate",
          "--from",
          file,
          "--codebook",
          "book.json",
          "--seeds",
          "2",
          ...more,
          "--json",
        )
      ).json;
    const [lines, csv] = [
      await evaluated("a.jsonl", "--train", "40"),
      await evaluated("a.csv", "--train", "40"),
    ];
    expect(lines.metrics).toEqual(csv.metrics);
    expect([lines.train, lines.curve.length, lines.segments]).toEqual([40, 1, 90]);
    const none = await evaluated("a.jsonl", "--train", "0", "--context");
    expect([none.train, none.metrics.ece]).toEqual([0, null]);
  });

  it.each([
    ["{\n", "bad-segments"],
    ['{"doc":"a","text":"b"}\n', "bad-segments"],
    ['{"doc":"a","text":"b","codes":["x"]}\n', "nothing-to-evaluate"],
    ["", "nothing-to-evaluate"],
  ])("is refused with a reason where it is %j", async (content, code) => {
    const cwd = emptyFolder();
    fs.writeFileSync(path.join(cwd, "a.jsonl"), content);
    const ran = await themata(cwd, ["suggest", "evaluate", "--from", "a.jsonl", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([3, code]);
  });

  it("names the coders there are when one is not found", async () => {
    const cwd = emptyFolder();
    fs.writeFileSync(path.join(cwd, "a.jsonl"), '{"doc":"a","text":"b","codes":["x"],"coder":"ann"}\n');
    const ran = await themata(cwd, ["suggest", "evaluate", "--from", "a.jsonl", "--coder", "ben", "--json"]);
    expect([ran.code, ran.json.error.hint]).toEqual([3, "Its coders: ann."]);
  });
});

describe("sentence vectors kept beside a study", () => {
  it("come back as they were, for their owner alone, and go with the words they are of", async () => {
    folder = await studyWith({ "one.txt": "Ruth: So?\n\nMentee 1: Yes.\n" }, "--interviewer", "Ruth");
    const store = await openStudyFolder(folder, { tool: "test" });
    const work = { store, dryRun: false } as Work;
    const first = await VectorCache.open(work, "one encoder");
    for (const [text, value] of [
      ["a", 0.5],
      ["b", -1],
    ] as const) {
      first.get(text);
      first.set(text, Float32Array.of(value, 0.25));
    }
    await first.keep();
    const file = path.join(folder, ".themata", "vectors.bin");
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const second = await VectorCache.open(work, "one encoder");
    expect(second.get("a")).toEqual(Float32Array.of(0.5, 0.25));
    await second.keep();
    expect((await VectorCache.open(work, "one encoder")).get("b")).toBeUndefined();
    fs.writeFileSync(file, "torn");
    expect((await VectorCache.open(work, "one encoder")).get("a")).toBeUndefined();
    await store.close();
  });
});

describe("what the vectors' file tells", () => {
  const kept = async () => {
    folder = await studyWith(
      { "one.txt": "Ruth: So?\n\nMentee 1: A secret promise.\n" },
      "--interviewer",
      "Ruth",
    );
    const store = await openStudyFolder(folder, { tool: "test" });
    const memory = await VectorCache.open({ store, dryRun: false } as Work, "one encoder");
    memory.get("A secret promise.");
    memory.set("A secret promise.", Float32Array.of(0.5, 0.25));
    await memory.keep();
    await store.close();
    return path.join(folder, ".themata", "vectors.bin");
  };

  it("is no word of anybody, and nothing to another encoder", async () => {
    const file = await kept();
    const content = fs.readFileSync(file);
    for (const encoding of ["latin1", "utf16le"] as const)
      expect(content.toString(encoding)).not.toMatch(/secret|promise/i);
    const store = await openStudyFolder(folder, { tool: "test" });
    const other = await VectorCache.open({ store, dryRun: false } as Work, "another");
    expect(other.get("A secret promise.")).toBeUndefined();
    await store.close();
  });

  it.each([
    ["a source is removed", ["source", "remove", "one"]],
    ["a participant has withdrawn", ["participant", "set", "one", "status=withdrawn-after-analysis"]],
  ])("is nothing any more once %s", async (_, argv) => {
    const file = await kept();
    await ok(folder, ...argv, "--dry-run");
    expect(fs.statSync(file).size).toBeGreaterThan(0);
    await ok(folder, ...argv);
    expect(fs.statSync(file).size).toBe(0);
  });
});
