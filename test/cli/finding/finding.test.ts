import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, ok, themata } from "../../support/study.js";
import { codingStudy, headOf } from "../coding/coding-study.js";

let folder: string;
beforeAll(async () => {
  folder = await codingStudy();
  await ok(folder, "code", "P01", "--turn", "2", "trust", "listening");
  await ok(folder, "code", "P01", "--quote", "never alone again 🎓", "closely");
  await ok(folder, "code", "P02", "--quote", "I trusted him", "trust");
  await ok(folder, "--coder", "ben", "code", "P02", "--turn", "4", "time");
  await ok(folder, "milestone", "half way");
  await ok(folder, "theme", "add", "Trust comes late", "--codes", "trust");
});

const find = async (...argv: string[]) => (await ok(folder, "find", ...argv, "--json")).json;

describe("find", () => {
  test("gives passages with positions, context, people and codings", async () => {
    const { passages, total, participants } = await find("code:trust & !code:listening");
    expect([total, participants]).toEqual([1, 1]);
    expect(passages[0]).toMatchObject({
      source: "P02",
      turn: 2,
      quote: "I trusted him",
      before: "He answered every letter, however late it was, and ",
      codings: [{ path: "trust", coder: "ann" }],
    });
  });

  test("one passage with two codes is one passage", async () => {
    expect((await find("code:trust | code:listening")).total).toBe(2);
  });

  test("looks at the counted coder's codings, at another's where the query or --coder says so", async () => {
    expect((await find("code:time")).total).toBe(0);
    expect((await find("code:time & coder:ben")).total).toBe(1);
    expect((await find("code:time", "--coder", "ben")).total).toBe(1);
  });

  test("asks of an earlier state by event or milestone", async () => {
    expect((await find('theme:"Trust comes late"')).total).toBe(2);
    const ran = await themata(folder, ["find", 'theme:"Trust comes late" as of "half way"']);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining("There is no theme")]);
    expect(await find('code:trust as of "half way"')).toMatchObject({ total: 2, asOf: expect.any(Number) });
  });

  test("--count prints a number, --csv a table with what was counted on the error stream", async () => {
    expect((await ok(folder, "find", "code:trust", "--count")).stdout).toBe("2\n");
    const { stdout, stderr } = await ok(folder, "find", "code:trust", "--csv");
    expect(stdout.split("\n")[0]).toBe("source,turn,start,end,speakers,participants,codes,quote,codings");
    expect(stderr).toContain("2 passages in 2 sources, of 2 participants");
  });

  test("an error points at the character, with the nearest name", async () => {
    const { code, stderr } = await themata(folder, ["find", "code:trsut & x"]);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no code "trsut" (character 6 of the query).');
    expect(stderr).toContain("\n       ^\nDid you mean: trust?");
  });

  test("a pattern that RE2 does not know is refused", async () => {
    const { code, stderr } = await themata(folder, ["find", "/(?<=a)b/"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("RE2")]);
  });
});

describe("the same query as a filter", () => {
  test.each([
    'code:trust & "trusted him"',
    '"trusted him" & code:trust',
    '"trusted him" & coder:ann',
    'coder:ann & "trusted him" & code:trust',
  ])("codings that come out fit every part of it, in whatever order: %s", async (where) => {
    await ok(folder, "--coder", "ben", "code", "P02", "--quote", "I trusted him", "time");
    const { codings } = (await ok(folder, "codings", "--where", where, "--json")).json;
    await ok(folder, "--coder", "ben", "undo");
    expect(codings.map((coding: { code: string; coder: string }) => [coding.code, coding.coder])).toEqual([
      ["trust", "ann"],
    ]);
  });

  test("of tables, of listed codings and of recoding", async () => {
    const table = await ok(folder, "frequency", "--where", 'participant:"Mentee 1"', "--json");
    expect(table.json.totals).toMatchObject({ participants: 1, segments: 1 });
    const listed = await ok(folder, "codings", "--where", "code:trust & code:listening", "--json");
    expect(listed.json.codings.map((c: { path: string }) => c.path)).toEqual(["trust"]);
    const tried = await ok(
      folder,
      "recode",
      "--where",
      "code:trust & code:listening",
      "--to",
      "time",
      "--dry-run",
      "--json",
    );
    expect(tried.json.recoded).toBe(1);
    const asOf = await themata(folder, ["recode", "--where", "code:trust as of 3", "--to", "time"]);
    expect([asOf.code, asOf.stderr]).toEqual([2, expect.stringContaining("as they stand now")]);
  });

  test("passages of words let the codings through that touch them", async () => {
    const { json } = await ok(folder, "codings", "--where", '"alone"', "--json");
    expect(json.codings.map((c: { code: string }) => c.code)).toEqual(["closely"]);
  });
});

describe("words", () => {
  test("kwic shows each place with its neighbours, of participants alone unless told", async () => {
    const { hits } = (await ok(folder, "kwic", "trust*", "--window", "2", "--json")).json;
    expect(hits).toEqual([expect.objectContaining({ left: "and I ", hit: "trusted", right: " him" })]);
    expect((await ok(folder, "kwic", "begin", "--json")).json.total).toBe(0);
    expect((await ok(folder, "kwic", "begin", "--everyone", "--json")).json.total).toBe(2);
  });

  test("counts without stop words; with --all every word", async () => {
    const some = (await ok(folder, "words", "--by", "participant", "--json")).json;
    const all = (await ok(folder, "words", "--by", "participant", "--all", "--top", "1000", "--json")).json;
    expect(some.rows.some(({ word }: { word: string }) => word === "and")).toBe(false);
    expect(all.rows.find(({ word }: { word: string }) => word === "and")).toMatchObject({
      count: 2,
      participants: 2,
    });
    expect(all.words).toBe(all.rows.reduce((sum: number, { count }: { count: number }) => sum + count, 0));
  });
});

describe("codings go out for review and come back by id", () => {
  test.each(["review.csv", "review.xlsx"])("%s unchanged changes nothing", async (name) => {
    const file = path.join(emptyFolder(), name);
    await ok(folder, "codings", "-o", file);
    const { json } = await ok(folder, "codings", "import", file, "--json");
    expect(json).toMatchObject({ event: null, rows: 5, changed: 0, unchanged: 5 });
  });

  test("another code and a memo are taken; a stale row is a conflict and leaves all as it was", async () => {
    const file = path.join(emptyFolder(), "review.csv");
    await ok(folder, "codings", "--coder", "ann", "--code", "closely", "-o", file);
    const [header = "", row = ""] = fs.readFileSync(file, "utf8").trim().split("\n");
    const cells = row.split(",");
    const set = (name: string, value: string) => {
      cells[header.split(",").indexOf(name)] = value;
    };
    set("code", "time");
    set("key", "yes");
    set("new memo", "more about time");
    fs.writeFileSync(file, `${header}\n${cells.join(",")}\n`);
    const { json } = await ok(folder, "codings", "import", file, "--json");
    expect(json).toMatchObject({ rows: 1, changed: 1, memos: 1 });
    const listed = await ok(folder, "codings", "--code", "time", "--coder", "ann", "--json");
    expect(listed.json.codings).toEqual([
      expect.objectContaining({ key: true, memo: "more about time", quote: "never alone again 🎓" }),
    ]);
    set("code", "listening");
    fs.writeFileSync(file, `${header}\n${cells.join(",")}\n`);
    const before = await headOf(folder);
    const stale = await themata(folder, ["codings", "import", file]);
    expect([stale.code, stale.stderr]).toEqual([4, expect.stringContaining("after the table was written")]);
    expect(await headOf(folder)).toEqual(before);
  });
});

describe("tables", () => {
  test.each([
    "frequency",
    "matrix",
    "cooccurrence",
    "sequence",
    "saturation",
    "coverage",
    "framework",
  ])("%s goes to the terminal, CSV, XLSX, Markdown, HTML and JSON, and never over a file that is there", async (command) => {
    const out = emptyFolder();
    expect((await ok(folder, command)).stdout).not.toBe("");
    for (const ending of ["csv", "xlsx", "md", "html", "json"]) {
      const file = path.join(out, `t.${ending}`);
      await ok(folder, command, "-o", file);
      expect(fs.statSync(file).size).toBeGreaterThan(20);
      expect((await themata(folder, [command, "-o", file])).code).toBe(2);
    }
  });

  test("two codes in one turn occur together in that turn, whatever their spans", async () => {
    const { json } = await ok(folder, "cooccurrence", "--unit", "turn", "--json");
    expect(json.pairs).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ a: "trust", b: "listening", segments: 1, participants: 1 }),
      ]),
    );
  });

  test("a reflexive study gets information power, with the reason", async () => {
    const own = await codingStudy();
    await ok(own, "study", "set", "approach", "reflexive");
    const { json } = await ok(own, "saturation", "--json");
    expect(json).toMatchObject({ kind: "information-power", participants: 2 });
    expect((await ok(own, "saturation", "--anyway", "--json")).json.kind).toBe("saturation");
  });

  test("a cell of the framework is written, comes back edited, and is taken away when empty", async () => {
    await ok(folder, "framework", "set", "Mentor 1", "Trust comes late", "It came with the letters.");
    const file = path.join(emptyFolder(), "framework.csv");
    await ok(folder, "framework", "-o", file);
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("with the letters", "late"));
    expect((await ok(folder, "framework", "import", file, "--json")).json).toMatchObject({ written: 1 });
    const { cells } = (await ok(folder, "framework", "--json")).json;
    expect(cells[0]).toMatchObject({ participant: "Mentor 1", summary: "It came late.", since: 0 });
    await ok(folder, "framework", "set", "Mentor 1", "Trust comes late", "");
    expect((await ok(folder, "framework", "--json")).json.cells[0].summary).toBe("");
  });

  test("percentages only from N = 20, unless asked", async () => {
    expect((await ok(folder, "frequency")).stdout).not.toContain("%)");
    expect((await ok(folder, "frequency", "--percent")).stdout).toContain("2 of 2 (100%)");
  });
});
