import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, ok, themata } from "../../support/study.js";
import { codingStudy, headOf } from "../coding/coding-study.js";

let folder: string;
beforeAll(async () => {
  folder = await codingStudy();
  await ok(folder, "code", "P01", "--turn", "2", "trust", "closely");
  await ok(folder, "code", "P01", "--quote", "never alone again 🎓", "closely");
  await ok(folder, "code", "P02", "--quote", "I trusted him", "trust", "--memo", "=2+5");
  await ok(folder, "theme", "add", "Trust comes late", "--codes", "trust");
});

describe("export of codings", () => {
  test("has one row a coding with its people, their attributes and a path, and cells that are no formulas", async () => {
    await ok(folder, "participant", "set", "Mentor 1", "site=Lund");
    const file = path.join(emptyFolder(), "codings.csv");
    await ok(folder, "export", file);
    const [header = "", ...rows] = fs.readFileSync(file, "utf8").trim().split("\n");
    expect(header).toContain("id,source,date,revision,turn,start,end,code,coder,participants,roles");
    expect(header).toContain("participant: site");
    expect(rows).toHaveLength(4);
    expect(rows.find((row) => row.includes("🎓"))).toMatch(/listening\/closely.*Lund/);
    expect(rows.join("\n")).not.toMatch(/,=2\+5/);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test("what was exported can be applied to the same sources again, and is nothing new", async () => {
    const file = path.join(emptyFolder(), "codings.csv");
    await ok(folder, "export", file, "--where", "!memo:*");
    const before = await headOf(folder);
    await ok(folder, "apply", file);
    expect(await headOf(folder)).toEqual(before);
  });

  test.each([
    "xlsx",
    "jsonl",
    "json",
  ])("takes a filter and is written as .%s, but never over a file", async (ending) => {
    const file = path.join(emptyFolder(), `some.${ending}`);
    const { json } = await ok(folder, "export", file, "--where", `code:trust & speaker:"Mentee 1"`, "--json");
    expect(json).toMatchObject({ codings: 1, format: ending, file });
    if (ending === "jsonl")
      expect(JSON.parse(fs.readFileSync(file, "utf8"))).toMatchObject({
        path: "trust",
        quote: "I trusted him",
      });
    expect((await themata(folder, ["export", file])).code).toBe(2);
    expect((await themata(folder, ["export", "codings.doc"])).code).toBe(2);
  });
});

describe("charts", () => {
  test("a page has the picture and a policy that lets nothing load or run", async () => {
    const file = path.join(emptyFolder(), "bars.html");
    await ok(folder, "frequency", "--chart", file);
    const page = fs.readFileSync(file, "utf8");
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).toContain("<svg");
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  test("a PNG is one, and characters that its font lacks are named on the error stream", async () => {
    const own = await codingStudy();
    await ok(own, "codebook", "add", "信任 🎓");
    await ok(own, "code", "P01", "--turn", "2", "信任 🎓");
    const file = path.join(emptyFolder(), "bars.png");
    const { stderr } = await ok(own, "frequency", "--chart", file);
    expect(fs.readFileSync(file).subarray(1, 4).toString()).toBe("PNG");
    expect(stderr).toContain("The font of pictures lacks 信 任 🎓");
    const plain = await ok(folder, "coverage", "--chart", path.join(emptyFolder(), "portrait.png"));
    expect(plain.stderr).not.toContain("lacks");
  });
});

describe("the framework matrix", () => {
  /** An editor that changes the text of a file by a JavaScript expression. */
  function editor(expression: string): string {
    const file = path.join(emptyFolder(), "editor.cjs");
    fs.writeFileSync(
      file,
      `const fs = require("node:fs"); const f = process.argv[2]; const text = fs.readFileSync(f, "utf8"); fs.writeFileSync(f, ${expression});`,
    );
    return `"${process.execPath}" "${file}"`;
  }
  const summary = async () => (await ok(folder, "framework", "--json")).json.cells[0].summary;

  test("a cell is written and edited in EDITOR, however its names are spelled, and keeps lines with #", async () => {
    const add = (line: string) => ({ env: { EDITOR: editor(`text + ${JSON.stringify(line)}`) } });
    await themata(folder, ["framework", "set", "Mentor 1", "Trust comes late"], add("# 1 is late\n"));
    expect(await summary()).toBe("# 1 is late");
    const ran = await themata(folder, ["framework", "set", "mentor 1", "trust COMES late"], add("more\n"));
    expect([ran.code, await summary()]).toEqual([0, "# 1 is late\nmore"]);
    const empty = { env: { EDITOR: editor('""') } };
    await themata(folder, ["framework", "set", "Mentor 1", "Trust comes late"], empty);
    expect(await summary()).toBe("");
    const same = await headOf(folder);
    await themata(folder, ["framework", "set", "Mentor 1", "Trust comes late"], {
      env: { EDITOR: editor("text") },
    });
    expect(await headOf(folder)).toEqual(same);
  });

  test.skipIf(!fs.existsSync("dist/cli/main.js"))("the built program waits for EDITOR, too", async () => {
    const ran = spawnSync(
      process.execPath,
      [path.resolve("bin/themata.js"), "framework", "set", "Mentee 1", "Trust comes late"],
      {
        cwd: folder,
        env: { ...process.env, EDITOR: editor('text + "Slowly."'), VISUAL: "" },
        encoding: "utf8",
      },
    );
    expect([ran.status, ran.stderr]).toEqual([0, expect.anything()]);
    const { cells } = (await ok(folder, "framework", "--json")).json;
    expect(
      cells.find(({ participant }: { participant: string }) => participant === "Mentee 1"),
    ).toMatchObject({
      summary: "Slowly.",
    });
  });

  test("--where shows only the people it admits, and the passages that fit", async () => {
    const passages = async (...argv: string[]) =>
      (await ok(folder, "framework", "--json", ...argv)).json.cells.map(
        ({ codings }: { codings: string[] }) => codings.length,
      );
    expect(await passages()).toEqual([1, 1]);
    expect(await passages("--where", `speaker:"Mentor 1"`)).toEqual([1]);
  });
});
