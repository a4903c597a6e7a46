import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, ok, themata } from "../../support/study.js";

describe.each([
  { name: "faculty", sources: 15, participants: 15, maps: 2, approach: "codebook" },
  { name: "hiv", sources: 12, participants: 12, maps: 2, approach: "codebook" },
  { name: "near-peer", sources: 1, participants: 7, maps: 2, approach: "reflexive" },
  { name: "feedback", sources: 30, participants: 30, maps: 2, approach: "codebook" },
])("the demo study $name", ({ name, sources, participants, maps, approach }) => {
  let folder = "";
  let study = "";
  beforeAll(async () => {
    folder = emptyFolder();
    study = path.join(folder, "demo");
    const { stdout } = await ok(folder, "demo", name, "demo");
    expect(stdout).toContain("report.html");
  });

  test("is made whole: sources, people, codings, themes, maps", async () => {
    const status = (await ok(study, "status", "--json")).json;
    expect(status).toMatchObject({ sources, participants, approach, withoutData: [] });
    expect(status.codes.inNoTheme).toBe(0);
    expect(status.themes.standing).toBeGreaterThan(5);
    expect((await ok(study, "map", "list", "--json")).json.maps).toHaveLength(maps);
  });

  test("verifies, codings inside their texts", async () => {
    expect((await ok(study, "verify", "--deep", "--json")).json).toMatchObject({ ok: true, problems: [] });
  });

  test("leaves no item of COREQ missing", async () => {
    expect((await ok(study, "check", "coreq", "--json")).json.summary.missing).toBe(0);
  });

  test("has a report with every theme, quotations by stored labels, and the chain head", async () => {
    const html = fs.readFileSync(path.join(study, "report.html"), "utf8");
    for (const theme of (await ok(study, "theme", "list", "--json")).json.themes)
      expect(html).toContain(theme.name.replaceAll("'", "&#x27;"));
    expect(html.replace(/<\/?bdi>/g, "")).toMatch(
      /\((Mentor|Mentee|Participant|Nurse|Pharmacist|Data capturer|Facility manager) \d+\)/,
    );
    const { head } = (await ok(study, "log", "--json")).json;
    expect(html).toContain(head.hash);
  });

  test("gives the same report, byte for byte, twice", async () => {
    for (const format of ["html", "md"]) {
      await ok(study, "report", "-o", `one.${format}`, "--date", "2024-05-01");
      await ok(study, "report", "-o", `two.${format}`, "--date", "2024-05-01");
      expect(fs.readFileSync(path.join(study, `one.${format}`))).toEqual(
        fs.readFileSync(path.join(study, `two.${format}`)),
      );
    }
  });

  test("says in each of its files that it is synthetic", () => {
    const visit = (directory: string): string[] =>
      fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
        const file = path.join(directory, entry.name);
        return entry.isDirectory() ? visit(file) : [file];
      });
    for (const file of visit(path.join("fixtures", name))) {
      if (/\.(docx|odt|srt)$/.test(file)) continue;
      expect(fs.readFileSync(file, "utf8").split("\n")[0], file).toMatch(/synthetic/i);
    }
  });
});

test("the demo study feedback has its scores beside its themes", async () => {
  const folder = emptyFolder();
  await ok(folder, "demo", "feedback", ".");
  const { json } = await ok(folder, "frequency", "--of", "themes", "--by", "satisfaction", "--json");
  const sizes = Object.entries(json.groups).map(([score, group]) => [score, (group as { N: number }).N]);
  expect(sizes).toEqual([
    ["1", 1],
    ["2", 4],
    ["3", 7],
    ["4", 11],
    ["5", 7],
  ]);
  expect(
    json.rows.every((row: { by: { satisfaction: object } }) => Object.keys(row.by.satisfaction).length === 5),
  ).toBe(true);
});

describe("demo", () => {
  test("refuses a folder that is not empty, and an unknown name", async () => {
    const folder = emptyFolder();
    fs.writeFileSync(path.join(folder, "mine.txt"), "mine");
    expect((await themata(folder, ["demo", "faculty", "."])).code).toBe(2);
    expect(fs.readdirSync(folder)).toEqual(["mine.txt"]);
    const { code, stderr } = await themata(folder, ["demo", "nowhere"]);
    expect(code).toBe(2);
    expect(stderr).toContain("faculty, hiv, near-peer, feedback");
  });
});
