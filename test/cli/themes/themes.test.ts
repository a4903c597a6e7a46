import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

const interview = `I: How is it going?

P1: I trust her because she keeps small promises.

I: And the rota?

P1: The rota eats every plan we make.
`;

function codedStudy(): Promise<string> {
  return keptStudy("codedStudy of themes", async () => {
    const folder = await studyWith({ "one.txt": interview, "two.txt": interview.replaceAll("P1", "P2") });
    for (const code of ["Trust", "Promises", "Rota"]) await ok(folder, "codebook", "add", code);
    await ok(folder, "code", "one", "--turn", "2", "Trust", "Promises");
    await ok(folder, "code", "two", "--turn", "2", "Trust");
    await ok(folder, "code", "two", "--turn", "4", "Rota");
    return folder;
  });
}

const list = async (folder: string) => (await ok(folder, "theme", "list", "--json")).json.themes;

describe("themes", () => {
  test("gather codes, and count a passage with two of their codes once", async () => {
    const folder = await codedStudy();
    await ok(
      folder,
      "theme",
      "add",
      "Trust is earned",
      "--codes",
      "Trust",
      "--codes",
      "Promises",
      "--concept",
      "Kept words",
    );
    const [theme] = await list(folder);
    expect(theme).toMatchObject({
      name: "Trust is earned",
      status: "candidate",
      concept: "Kept words",
      codes: ["Trust", "Promises"],
      participants: 2,
      segments: 2,
    });
  });

  test("count their subthemes' passages as well", async () => {
    const folder = await codedStudy();
    await ok(folder, "theme", "add", "Time is rationed", "--codes", "Rota");
    await ok(folder, "theme", "add", "Trust is earned", "--codes", "Trust", "--under", "Time is rationed");
    const themes = await list(folder);
    expect(
      themes.map((t: { name: string; segments: number; parent: string }) => [t.name, t.parent, t.segments]),
    ).toEqual([
      ["Time is rationed", null, 3],
      ["Trust is earned", "Time is rationed", 2],
    ]);
  });

  test("share a code where it serves several", async () => {
    const folder = await codedStudy();
    await ok(folder, "theme", "add", "A", "--codes", "Trust");
    await ok(folder, "theme", "add", "B");
    await ok(folder, "theme", "assign", "B", "Trust", "Rota");
    expect((await list(folder)).map((t: { codes: string[] }) => t.codes)).toEqual([
      ["Trust"],
      ["Trust", "Rota"],
    ]);
    await ok(folder, "theme", "unassign", "B", "Trust");
    expect((await list(folder))[1].codes).toEqual(["Rota"]);
  });

  test("cannot be placed under themselves", async () => {
    const folder = await codedStudy();
    await ok(folder, "theme", "add", "A");
    await ok(folder, "theme", "add", "B", "--under", "A");
    const { code, stderr } = await themata(folder, ["theme", "edit", "A", "--under", "B"]);
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be placed under itself");
  });

  test("are dropped only with a reason, which is kept", async () => {
    const folder = await codedStudy();
    await ok(folder, "theme", "add", "Barriers");
    expect((await themata(folder, ["theme", "drop", "Barriers"])).code).toBe(2);
    await ok(folder, "theme", "drop", "Barriers", "--reason", "a topic, not a claim");
    expect((await list(folder))[0]).toMatchObject({ status: "dropped", reason: "a topic, not a claim" });
  });

  test("are linked by named relations, once", async () => {
    const folder = await codedStudy();
    await ok(folder, "theme", "add", "A");
    await ok(folder, "theme", "add", "B");
    await ok(folder, "theme", "link", "A", "B", "--as", "enables");
    const again = await ok(folder, "theme", "link", "A", "B", "--as", "Enables", "--json");
    expect(again.json.event).toBeNull();
    expect((await list(folder))[0].relations).toEqual([{ as: "enables", to: "B" }]);
  });

  test("of an unknown name are an error that offers the near ones", async () => {
    const folder = await codedStudy();
    await ok(folder, "theme", "add", "Trust is earned");
    const { code, json } = await themata(folder, ["theme", "show", "Trust is erned", "--json"]);
    expect(code).toBe(2);
    expect(json.error).toMatchObject({ code: "unknown-theme", hint: "Did you mean: Trust is earned?" });
  });

  test("with one undo are as they were", async () => {
    const folder = await codedStudy();
    await ok(folder, "theme", "add", "A", "--codes", "Trust");
    await ok(folder, "theme", "assign", "A", "Rota");
    await ok(folder, "undo");
    expect((await list(folder))[0].codes).toEqual(["Trust"]);
    await ok(folder, "undo");
    expect(await list(folder)).toEqual([]);
    await ok(folder, "redo", "2");
    expect((await list(folder))[0].codes).toEqual(["Trust", "Rota"]);
  });
});

describe("the thematic map", () => {
  test("is DOT on standard output, and an SVG file that is not written over", async () => {
    const folder = await codedStudy();
    await ok(folder, "theme", "add", 'Trust "is" earned\\', "--codes", "Trust");
    const { stdout } = await ok(folder, "map");
    expect(stdout).toContain("digraph");
    await ok(folder, "map", "-o", "map.svg");
    const svg = fs.readFileSync(path.join(folder, "map.svg"), "utf8");
    expect(svg).toContain("<svg");
    expect(svg).toContain("Trust");
    expect(fs.statSync(path.join(folder, "map.svg")).mode & 0o777).toBe(0o600);
    const again = await themata(folder, ["map", "-o", "map.svg"]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("--force");
  });

  test("of a name shows the themes named for it", async () => {
    const folder = await codedStudy();
    await ok(folder, "theme", "add", "A", "--codes", "Trust");
    await ok(folder, "theme", "add", "B", "--codes", "Rota");
    await ok(folder, "map", "set", "benefits", "A");
    const { json } = await ok(folder, "map", "benefits", "--json");
    expect(json).toMatchObject({ map: "benefits", themes: 1, codes: 1 });
    expect((await ok(folder, "map", "list", "--json")).json.maps).toEqual([
      { name: "benefits", themes: ["A"] },
    ]);
  });
});

describe("frequency on the command line", () => {
  test("counts people first, names whom it counted, and never counts double coding twice", async () => {
    const folder = await codedStudy();
    await ok(folder, "--coder", "ben", "code", "one", "--turn", "2", "Trust");
    const both = (await ok(folder, "frequency", "--coder", "ann,ben", "--each", "--json")).json;
    expect(both.coders).toEqual(["ann", "ben"]);
    expect(both.totals).toMatchObject({ N: 2, participants: 2, sources: 2, segments: 4 });
    expect(both.rows[0]).toMatchObject({ code: "Trust", n: 2, N: 2, sources: 2, segments: 2 });
    expect(both.rows[0].each).toMatchObject({ ann: { segments: 2 }, ben: { segments: 1 } });
    const { stdout } = await ok(folder, "frequency");
    expect(stdout).toContain("Counted: the lead coder (ann)");
  });

  test("sets groups side by side, each with its own N", async () => {
    const folder = await codedStudy();
    fs.writeFileSync(path.join(folder, "people.csv"), "label,role\nP1,mentor\nP2,mentee\n");
    await ok(folder, "participants", "import", "people.csv");
    const { json } = await ok(folder, "frequency", "--by", "role", "--json");
    expect(json.rows.find((row: { code: string }) => row.code === "Rota").by.role).toMatchObject({
      mentor: { n: 0, N: 1 },
      mentee: { n: 1, N: 1 },
    });
  });
});
