import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { StudyStore } from "../../../src/store/port.js";
import { applyCodings } from "../../../src/workflow/coding/apply-codings.js";
import { readCodingTable } from "../../../src/workflow/coding/coding-table.js";
import type { Work } from "../../../src/workflow/shared/work.js";
import { ok, studyWith, themata } from "../../support/study.js";
import { codingStudy, first, headOf, withStore } from "./coding-study.js";

let study: string;
beforeEach(async () => {
  study = await codingStudy();
});
const apply = (table: string, ...more: string[]) => {
  fs.writeFileSync(path.join(study, "c.csv"), table);
  return themata(study, ["apply", "c.csv", "--json", ...more]);
};
const listed = async () => (await ok(study, "codings", "--json")).json.codings;

describe("apply", () => {
  test("takes rows by span, quotation and turn, each with coder and memo, as one event", async () => {
    const start = [...first].indexOf("🎓");
    const { code, json, stderr } = await apply(
      [
        "# made up",
        "source,start,end,quote,turn,code,coder,memo",
        `P01,${start},${start + 1},,,time,,`,
        'P01,,,"She ""just listened"" for weeks",,listening/closely,ben,"a note"',
        "P01,,,I felt seen,4,trust,,",
        "p02,,,,2,trust,BEN,",
      ].join("\n"),
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(json).toMatchObject({
      schema: "themata/apply/1",
      dryRun: false,
      added: 4,
      unchanged: 0,
      rows: 4,
      memos: 1,
    });
    expect(
      (await listed()).map((c: Record<string, unknown>) => [c.source, c.quote, c.path, c.coder, c.memo]),
    ).toEqual([
      ["P01", "She “just listened” for weeks", "listening/closely", "ben", "a note"],
      ["P01", "I felt seen", "trust", "ann", null],
      ["P01", "🎓", "time", "ann", null],
      ["P02", "He answered every letter, however late it was, and I trusted him.", "trust", "ben", null],
    ]);
    expect((await headOf(study)).seq).toBe(json.event);
  });

  test("counts rows that are there already, also twice in one table, and writes nothing for them", async () => {
    const table = "source,turn,code\nP01,2,trust\nP01,2,trust\n";
    expect((await apply(table)).json).toMatchObject({ added: 1, unchanged: 1 });
    const head = await headOf(study);
    expect((await apply(table)).json).toMatchObject({ event: null, added: 0, unchanged: 2 });
    expect(await headOf(study)).toEqual(head);
  });

  test("names every bad row with its line and applies nothing of the table", async () => {
    const head = await headOf(study);
    const { code, json, stderr } = await apply(
      [
        "source,start,end,quote,code,coder",
        "P01,44,50,,trust,",
        "P09,44,50,,trust,",
        "P01,44,5000,,trust,",
        "P01,4x,50,,trust,",
        "P01,,,nobody said this at all,trust,",
        "P01,44,50,,turst,",
        "P01,44,50,,hours,",
        "P01,44,50,,trust,Zed",
        "P01,,,,trust,",
        ",44,50,,trust,",
        "P01,44,50,other words,trust,",
      ].join("\n"),
    );
    expect(code).toBe(3);
    expect(json.error.code).toBe("bad-rows");
    expect(stderr).toContain("10 of 11 rows");
    expect(json.rows.map((row: { line: number; code: string }) => [row.line, row.code])).toEqual([
      [3, "unknown-source"],
      [4, "span-out-of-range"],
      [5, "bad-position"],
      [6, "quote-not-found"],
      [7, "unknown-code"],
      [8, "code-merged"],
      [9, "unknown-coder"],
      [10, "no-passage"],
      [11, "no-source"],
      [12, "quote-differs"],
    ]);
    expect(json.rows[6].message).toMatch(/ann, ben.*themata coder add/);
    expect(await headOf(study)).toEqual(head);
    expect(await listed()).toEqual([]);
  });

  test("finds a row again by its quotation where its positions no longer hold, and says so", async () => {
    const text = `A line put in since.\n\n${first}`;
    const moved = await studyWith({ "P01.txt": text });
    await ok(moved, "codebook", "add", "trust");
    fs.writeFileSync(
      path.join(moved, "c.csv"),
      [
        "source,start,end,quote,code",
        'P01,44,87,"She ""just listened"" for weeks. I felt seen.",trust',
        "P01,140,151,I felt seen,trust",
        "P01,99999,100020,in that first winter,trust",
      ].join("\n"),
    );
    const { json } = await ok(moved, "apply", "c.csv", "--dry-run", "--json");
    expect(json).toMatchObject({ added: 3 });
    expect(json.placed.map(({ line }: { line: number }) => line)).toEqual([2, 3, 4]);
    expect((await ok(moved, "apply", "c.csv")).stdout).toMatch(
      /3 rows placed by their quotation.*lines 2, 3, 4\./,
    );
    const { codings } = (await ok(moved, "codings", "--json")).json;
    const at = (quote: string) => text.lastIndexOf(quote);
    expect(codings.map((c: { start: number; quote: string }) => [c.start, c.quote])).toEqual([
      [at("She “just"), "She “just listened” for weeks. I felt seen."],
      [at("I felt seen, and"), "I felt seen"],
      [[...text.slice(0, at("in that first"))].length, "in that first winter"],
    ]);
  });

  test("refuses a row whose quotation is nowhere or not clearly here, with both from where they differ", async () => {
    const { json } = await apply(
      [
        "source,start,end,quote,code",
        "P01,42,85,She “just listened” for weeks. I felt heard.,trust",
        "P01,100,110,I felt seen,trust",
      ].join("\n"),
    );
    expect(json.rows.map((row: { code: string }) => row.code)).toEqual(["quote-differs", "quote-ambiguous"]);
    expect(json.rows[0].message).toContain('the text is "…weeks. I felt seen.", not "…weeks. I felt heard."');
  });

  test("says once what is wrong with many rows, and lists all of them in JSON", async () => {
    const table = `source,turn,code,coder\n${"P01,2,trust,Zed\n".repeat(30)}P01,2,trust,Yara\n`;
    expect((await apply(table)).json.rows).toHaveLength(31);
    const { stderr } = await themata(study, ["apply", "c.csv"]);
    expect(stderr).toMatch(/^lines 2, 3, 4, 5, 6 and 25 more: There is no coder "Zed".*$/m);
    expect(stderr.match(/Zed/g)).toHaveLength(1);
    expect(stderr).toMatch(/^line 32: There is no coder "Yara"/m);
  });

  test("prints the first twenty bad rows to people, and lists all of them in JSON", async () => {
    const table = `source,turn,code\n${Array.from({ length: 30 }, (_, i) => `P01,2,wrong ${i}\n`).join("")}`;
    expect((await apply(table)).json.rows).toHaveLength(30);
    const { stderr, stdout, code } = await themata(study, ["apply", "c.csv"]);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr.match(/^line \d+:/gm)).toHaveLength(20);
    expect(stderr).toContain("and 10 more");
  });

  test("makes missing codes only where it is told to", async () => {
    const table = "source,turn,code\nP01,2,hope\nP01,4,Hope\n";
    expect((await apply(table)).code).toBe(3);
    expect((await apply(table, "--create-codes")).json).toMatchObject({ added: 2, createdCodes: ["hope"] });
    expect((await listed()).map((c: { path: string }) => c.path)).toEqual(["hope", "hope"]);
  });

  test("reads standard input, with semicolons and a byte order mark", async () => {
    const stdin = "\ufeffsource;turn;code\r\nP01;2;trust\r\n";
    const ran = await themata(study, ["apply", "-", "--json"], { stdin });
    expect(ran.json).toMatchObject({ added: 1, rows: 1 });
  });

  test("in a dry run counts and writes nothing", async () => {
    const head = await headOf(study);
    expect((await apply("source,turn,code\nP01,2,trust", "--dry-run")).json).toMatchObject({
      event: null,
      dryRun: true,
      added: 1,
    });
    expect(await headOf(study)).toEqual(head);
  });

  test("fails with 3 on a file that is not there", async () => {
    const { code, json } = await themata(study, ["apply", "nothing.csv", "--json"]);
    expect([code, json.error.code]).toEqual([3, "file-not-found"]);
  });

  test("adds a row once when two programs that opened the study together apply it one after the other", async () => {
    const rows = async (work: Work) => readCodingTable(work, Buffer.from("source,turn,code\nP01,2,trust"));
    const once = async (store: StudyStore) => {
      const work = workOn(store);
      return applyCodings(work, await rows(work), { file: "c.csv", createCodes: false });
    };
    await withStore(study, (one) =>
      withStore(study, async (other) => {
        await one.codingColumns();
        await other.codingColumns();
        expect(await once(one)).toMatchObject({ added: 1, unchanged: 0 });
        expect(await once(other)).toMatchObject({ added: 0, unchanged: 1, event: null });
      }),
    );
    expect(await listed()).toHaveLength(1);
  });
});

function workOn(store: StudyStore): Work {
  return {
    store,
    coder: { id: 1, name: "ann" },
    now: () => 1,
    dryRun: false,
    signal: new AbortController().signal,
    progress: () => {},
    note: () => {},
  };
}
