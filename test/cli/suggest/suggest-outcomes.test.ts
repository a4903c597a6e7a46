import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

let folder: string;
let now = 0;
const run = async (...argv: string[]) => {
  const ran = await themata(folder, [...argv, "--json"], { clock: () => ++now });
  expect(ran.code, ran.shown).toBe(0);
  return ran.json;
};
const stats = async () => (await run("suggest", "stats")).engines[0];
const first = async () => (await run("suggest")).suggestions[0].id as string;
const accept = async () => (await run("suggest", "--accept", await first())).codings[0].coding as string;
const day = 24 * 3600 * 1000;

beforeEach(async () => {
  now = Date.UTC(2024, 4, 30);
  const talk = "Ruth: So?\n\nMentor 1: I trusted her.\n\nMentee 1: Money never came up.\n";
  folder = await keptStudy("suggest-outcomes", async () => {
    const made = await studyWith({ "one.txt": talk }, "--interviewer", "Ruth");
    await ok(made, "codebook", "add", "Trust");
    await ok(made, "codebook", "add", "Money");
    return made;
  });
});

describe("the outcome of a suggestion", () => {
  it("is left until somebody decides, and the same one shown twice counts once", async () => {
    await run("suggest");
    await run("suggest");
    expect(await stats()).toMatchObject({ offered: 2, accepted: 0, left: 2 });
  });

  it("is edited where its coder gives the coding another code within a day", async () => {
    await run("recode", await accept(), "--to", "Trust");
    expect(await stats()).toMatchObject({ offered: 2, accepted: 0, edited: 1, left: 1 });
  });

  it("stays accepted where the other code comes days later, or from somebody else", async () => {
    const coding = await accept();
    await run("recode", coding, "--to", "Trust", "--others", "--coder", "ben");
    expect(await stats()).toMatchObject({ accepted: 1, edited: 0 });
    await run("undo", "--coder", "ben");
    now += 3 * day;
    await run("recode", coding, "--to", "Trust");
    expect(await stats()).toMatchObject({ accepted: 1, edited: 0 });
  });

  it("is rejected where the coding is taken off within a day, and accepted again when that is undone", async () => {
    await run("uncode", await accept());
    expect(await stats()).toMatchObject({ accepted: 0, rejected: 1 });
    await run("undo");
    expect(await stats()).toMatchObject({ accepted: 1, rejected: 0 });
  });

  it("is left again where the acceptance is undone, and follows undo and redo of an edit", async () => {
    const coding = await accept();
    await run("recode", coding, "--to", "Trust");
    await run("undo");
    expect(await stats()).toMatchObject({ accepted: 1, edited: 0 });
    await run("redo");
    expect(await stats()).toMatchObject({ accepted: 0, edited: 1 });
    await run("undo", "2");
    expect(await stats()).toMatchObject({ accepted: 0, edited: 0, left: 2 });
    await run("redo");
    expect(await stats()).toMatchObject({ accepted: 1, left: 1 });
  });

  it("changes nothing about codings made without a suggestion, nor in a dry run", async () => {
    const coding = await accept();
    await run("uncode", coding, "--dry-run");
    await ok(folder, "code", "one", "--turn", "2", "Trust");
    const own = (await run("codings", "--origin", "manual")).codings[0].id;
    await run("uncode", own);
    expect(await stats()).toMatchObject({ offered: 2, accepted: 1, left: 1 });
  });
});

describe("the table of outcomes", () => {
  it("counts each suggestion in one code and one month, and reaches the report", async () => {
    await accept();
    now = Date.UTC(2024, 6, 2);
    await run("suggest", "--reject", await first());
    const { codes, months } = await run("suggest", "stats");
    const counts = { edited: 0, left: 0, offered: 1 };
    expect(codes).toEqual([
      { code: "Money", accepted: 1, rejected: 0, ...counts },
      { code: "Trust", accepted: 0, rejected: 1, ...counts },
    ]);
    expect(months).toEqual([{ month: "2024-05", ...counts, offered: 2, accepted: 1, rejected: 1 }]);
    await ok(folder, "report", "-o", "report.md");
    const report = fs.readFileSync(path.join(folder, "report.md"), "utf8");
    expect(report).toMatch(/\| Money \| 1 \| 1 \| 0 \| 0 \| 0 \|/);
    expect(report).toMatch(/\| 2024\\?-05 \| 2 \| 1 \| 0 \| 1 \| 0 \|/);
    await ok(folder, "report", "-o", "report.html");
    expect(fs.readFileSync(path.join(folder, "report.html"), "utf8")).toContain("by month of first showing");
  });
});
