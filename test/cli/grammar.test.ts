import { beforeAll, describe, expect, it } from "vitest";
import { demoStudy } from "../support/demo.js";
import { emptyFolder, ok, themata } from "../support/study.js";

let study = "";
beforeAll(async () => {
  study = emptyFolder();
  await demoStudy("near-peer", study);
});

const json = async (...argv: string[]) => (await ok(study, ...argv, "--json")).json;

describe("a noun alone lists, in the singular and in the plural", () => {
  it.each([
    ["source", "sources", "source list"],
    ["participant", "participants", "participant list"],
    ["codebook", "codes", "codebook list"],
    ["theme", "themes", "theme list"],
    ["memo", "memos", "memo list"],
    ["coder", "coders", "coder list"],
    ["milestone", "milestones", "milestone list"],
    ["quotes", "quotations", "quotes"],
  ])("%s, %s", async (...lines) => {
    const [alone, ...others] = await Promise.all(lines.map((line) => json(...line.split(" "))));
    for (const other of others) expect(other).toEqual(alone);
  });

  it.each(["team", "recruitment", "activity", "round", "pass", "guide"])("%s", async (noun) => {
    expect(await json(noun)).toEqual(await json(noun, "list"));
  });
});

describe("one option for one thing", () => {
  it("--limit cuts every list short; --top is its older name where it had that", async () => {
    const lists = [
      ["words"],
      ["cooccurrence"],
      ["cooccurrence", "--ordered"],
      ["find", 'code:"Three boxes"'],
      ["find", "--kwic", "mentor*"],
      ["memo", "list"],
      ["codings"],
    ];
    for (const list of lists) {
      const rows = (await ok(study, ...list, "--limit", "2", "--plain")).stdout.trim().split("\n");
      expect(rows.length, `${list.join(" ")}: ${rows.join("\n")}`).toBe(3);
    }
    for (const list of [["words"], ["cooccurrence"], ["sequence"]])
      expect((await ok(study, ...list, "--top", "2")).stdout).toBe(
        (await ok(study, ...list, "--limit", "2")).stdout,
      );
  });

  it("--of-coder says whose codings are counted; --coder, which says who acts, is taken where it is missing", async () => {
    for (const list of [
      ["codings"],
      ["frequency"],
      ["matrix"],
      ["find", 'code:"Three boxes"'],
      ["pass", "list"],
    ]) {
      expect((await themata(study, [...list, "--of-coder", "nobody"])).code, list.join(" ")).toBe(2);
      expect(await json(...list, "--of-coder", "tess"), list.join(" ")).toEqual(
        await json(...list, "--coder", "tess"),
      );
      expect(await json(...list, "--of-coder", "tess", "--coder", "nobody")).toEqual(
        await json(...list, "--coder", "tess"),
      );
    }
  });

  it("older names of commands do what the newer ones do", async () => {
    expect(await json("kwic", "mentor*")).toEqual(await json("find", "--kwic", "mentor*"));
    expect(await json("sequence")).toEqual(await json("cooccurrence", "--ordered"));
  });

  it("--code says which codes; --codes is its older name where it had that", async () => {
    const names = ["--code", "Three boxes", "--code", "Eleven in a row"];
    const older = ["--codes", "Three boxes", "--codes", "Eleven in a row"];
    const added = async (...codes: string[]) => {
      await ok(study, "theme", "add", "A theme of two codes", ...codes);
      const { theme } = (await json("theme", "show", "A theme of two codes")) as {
        theme: { codes: unknown };
      };
      await ok(study, "undo");
      return theme.codes;
    };
    const own = await added(...names);
    expect(own).toHaveLength(2);
    expect(await added(...older)).toEqual(own);
  });

  it("restore with --dry-run checks the backup, says what it would do, and does nothing", async () => {
    await ok(study, "backup", "safe.db");
    await ok(study, "memo", "add", "Written after the backup.");
    const before = await json("log");
    const { stdout } = await ok(study, "restore", "safe.db", "--dry-run");
    expect(stdout).toMatch(
      /^Would restore the study as of event (\d+); the current state \(event \d+\) would be kept/,
    );
    expect(await json("log")).toEqual(before);
    await ok(study, "undo");
  });

  it("undo and redo with --dry-run say what they would do, and do nothing", async () => {
    const before = await json("log");
    const { stdout } = await ok(study, "undo", "--dry-run");
    expect(stdout).toMatch(/^Would undo event \d+ \(/);
    expect(await json("log")).toEqual(before);
    await ok(study, "undo");
    const undone = await json("log");
    expect((await ok(study, "redo", "--dry-run")).stdout).toMatch(/^Would redo event \d+ \(/);
    expect(await json("log")).toEqual(undone);
    await ok(study, "redo");
  });
});

it("agreement of a table of judgements is the same by 'agreement table' and by --table", async () => {
  const folder = emptyFolder();
  const rows = ["unit,coder,value", "1,a,x", "1,b,x", "2,a,x", "2,b,y", "3,a,y", "3,b,y"].join("\n");
  const { writeFileSync } = await import("node:fs");
  writeFileSync(`${folder}/ratings.csv`, rows);
  const options = ["--level", "nominal", "--seed", "3"];
  const table = await ok(folder, "agreement", "table", "ratings.csv", ...options, "--json");
  expect((await ok(folder, "agreement", "--table", "ratings.csv", ...options, "--json")).json).toEqual(
    table.json,
  );
  expect(table.json).toMatchObject({ schema: "themata/agreement-table/1", units: 3 });
});
