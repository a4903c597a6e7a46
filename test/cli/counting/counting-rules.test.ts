import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, ok, studyWith, themata } from "../../support/study.js";

const interview = (who: string, ...said: string[]) =>
  said.map((words) => `Interviewer: And?\n\n${who}: ${words}\n`).join("\n");

let folder: string;
beforeAll(async () => {
  folder = await studyWith({
    "a.txt": interview("Mentor 1", "She kept her word and I trusted her.", "It took time, a lot of time."),
    "b.txt": interview("Mentor 2", "We had no time at all.", "I trusted nobody."),
    "c.txt": interview("Mentee 1", "He gave me his time and I trusted him.", "That is all."),
  });
  await ok(folder, "participant", "set", "Mentor 1", "role=mentor", "site=north");
  await ok(folder, "participant", "set", "Mentor 2", "role=mentor", "site=south");
  await ok(folder, "participant", "set", "Mentee 1", "role=mentee", "site=north");
  for (const code of ["trust", "word", "time"]) await ok(folder, "codebook", "add", code);
  await ok(folder, "code", "a", "--quote", "kept her word and I trusted", "trust");
  await ok(folder, "code", "a", "--quote", "her word", "word");
  await ok(folder, "code", "a", "--quote", "It took time", "time");
  await ok(folder, "code", "b", "--quote", "no time at all", "time");
  await ok(folder, "code", "c", "--quote", "gave me his time", "time");
  await ok(folder, "code", "c", "--quote", "I trusted him", "trust");
  await ok(folder, "code", "c", "--turn", "1", "trust");
  await ok(folder, "theme", "add", "Trust is made", "--codes", "trust", "--codes", "word");
  await ok(folder, "theme", "add", "Time is given", "--codes", "time", "--under", "Trust is made");
  await ok(folder, "theme", "add", "Left aside", "--codes", "time");
  await ok(folder, "theme", "drop", "Left aside", "--reason", "The same as another.");
});

const json = async (...argv: string[]) => (await ok(folder, ...argv, "--json")).json;
const text = async (...argv: string[]) => (await ok(folder, ...argv)).stdout;

describe("a filter narrows N, units and expected counts, and is named under the table", () => {
  test.each([
    ["frequency", (t: string) => t.includes("N = 2 participants")],
    ["matrix", (t: string) => t.includes("N = 2 participants") && !t.includes("Mentee")],
    ["cooccurrence --unit turn", (t: string) => t.includes("N = 2 participants, 4 units")],
    ["cooccurrence --unit source", (t: string) => t.includes("N = 2 participants, 2 units")],
    ["sequence", (t: string) => t.includes("N = 2 participants")],
    ["coverage", (t: string) => !/^c /m.test(t) && /^a /m.test(t)],
    ["framework", (t: string) => t.includes("2 participants with data")],
    ["saturation --permutations 0", (t: string) => !/^c /m.test(t) && /^b /m.test(t)],
    ["words --by role", (t: string) => !t.includes("mentee")],
    ["kwic trust*", (t: string) => t.includes("2 times, by 2 participants")],
  ])("%s", async (command, fits) => {
    const argv = command.split(" ");
    const where = await text(...argv, "--where", "role=mentor");
    expect(where).toContain("role=mentor");
    if (!/^(words|kwic)/.test(command))
      expect((await json(...argv, "--where", "role=mentor")).filter.join()).toContain("role=mentor");
    expect(where).toSatisfy(fits);
    const sources = await text(...argv, "--source", "a", "--source", "b");
    expect(sources).toContain("a, b");
    expect(sources).toSatisfy(fits);
    const bare = (expected: string) => expected.split("\n").filter((line) => !line.startsWith("Only "));
    expect(bare(sources)).toEqual(bare(await text(...argv, "--where", "source:a | source:b")));
  });

  test("expected counts are those of the units admitted", async () => {
    const argv = ["cooccurrence", "--unit", "turn"];
    const { units, pairs } = await json(...argv, "--where", "role=mentor");
    expect(units).toBe(4);
    expect(pairs.find(({ a, b }: { a: string; b: string }) => a === "trust" && b === "word").expected).toBe(
      1 / 4,
    );
  });

  test("a filter of codes leaves N as it is", async () => {
    expect((await json("frequency", "--where", "code:word")).totals).toMatchObject({ N: 3, participants: 1 });
  });

  test("a filter that admits nobody says so", async () => {
    expect(await text("frequency", "--where", "role=interviewer")).toContain("No participant matches.");
  });

  test("words are counted of people and turns; what asks for codings is refused", async () => {
    for (const command of [["words"], ["kwic", "trust"]]) {
      const ran = await themata(folder, [...command, "--where", "code:trust"]);
      expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining("no codes, codings or words")]);
    }
  });
});

describe("a theme counts its subthemes", () => {
  interface Row {
    readonly theme: string;
    readonly name: string;
    readonly n: number;
    readonly participants: number;
    readonly segments: number;
  }

  test("in theme list, frequency, matrix, find, cooccurrence, sequence, saturation and framework alike", async () => {
    const [top, below] = (await json("theme", "list")).themes as Row[];
    expect(top).toMatchObject({ name: "Trust is made", participants: 3, segments: 5 });
    expect(below).toMatchObject({ name: "Time is given", participants: 3, segments: 3 });
    const { rows } = await json("frequency", "--of", "themes");
    expect(rows.map(({ n, segments }: Row) => [n, segments])).toEqual([
      [3, 5],
      [3, 3],
    ]);
    const matrix = await json("matrix", "--of", "themes");
    expect(matrix.rows[0].values).toEqual([2, 1, 2]);
    const { codes, pairs } = await json("cooccurrence", "--of", "themes", "--unit", "source");
    expect(codes.map(({ segments }: Row) => segments)).toEqual([3, 3]);
    expect(pairs).toEqual([]);
    const { cells } = await json("framework");
    const passages = (theme: string) =>
      cells
        .filter((cell: Row) => cell.theme === theme)
        .map(({ codings }: { codings: string[] }) => codings.length);
    expect(passages("Trust is made")).toEqual([3, 1, 2]);
    expect(
      (await json("saturation", "--of", "themes", "--permutations", "0")).groups[0].steps[1],
    ).toMatchObject({
      source: "b",
      found: 2,
    });
    expect(
      (await json("sequence", "--of", "themes")).pairs.map(({ from, to }: { from: string; to: string }) => [
        from,
        to,
      ]),
    ).toEqual([["Trust is made", "Trust is made"]]);
    expect(await text("frequency", "--of", "themes")).toContain("a theme counts its subthemes");
  });

  test("--own asks for its own codes alone, and the caption says so", async () => {
    const { rows } = await json("frequency", "--of", "themes", "--own");
    expect(rows.map(({ n, segments }: Row) => [n, segments])).toEqual([
      [2, 2],
      [3, 3],
    ]);
    for (const command of [
      ["frequency", "--of", "themes"],
      ["matrix", "--of", "themes"],
      ["cooccurrence", "--of", "themes"],
      ["sequence", "--of", "themes"],
      ["saturation", "--of", "themes"],
      ["framework"],
    ])
      expect(await text(...command, "--own")).toContain("a theme counts only its own codes");
    const both = await themata(folder, ["frequency", "--of", "themes", "--own", "--rollup"]);
    expect([both.code, both.stderr]).toEqual([2, "themata: Give --own or --rollup, not both.\n"]);
  });

  test("find theme: answers with its segments: as many, overlapping passages as one, and none without participants", async () => {
    for (const { name, segments } of (await json("theme", "list")).themes as Row[])
      expect((await json("find", `theme:"${name}"`)).total).toBe(segments);
    const found = await json("find", 'theme:"Trust is made"');
    expect(found.elsewhere).toBe(1);
    expect(found.passages[0]).toMatchObject({ quote: "kept her word and I trusted" });
    expect(found.passages[0].codings).toHaveLength(2);
    expect(await text("find", 'theme:"Trust is made"')).toContain(
      "Not among them: 1 passage without a participant's words.",
    );
  });

  test("a dropped theme says what its own codes hold", async () => {
    const { themes } = await json("theme", "list");
    expect(themes.at(-1)).toMatchObject({
      name: "Left aside",
      status: "dropped",
      participants: 3,
      segments: 3,
    });
  });

  test("a code on the map has the number that frequency gives it", async () => {
    const file = path.join(emptyFolder(), "map.html");
    await ok(folder, "codebook", "add", "late", "--under", "word");
    await ok(folder, "code", "b", "--quote", "nobody", "late");
    await ok(folder, "map", "-o", file, "--counts");
    const { rows } = await json("frequency");
    const word = rows.find(({ code }: { code: string }) => code === "word");
    expect(fs.readFileSync(file, "utf8")).toMatch(new RegExp(`>word <span class="f">${word.n}<`));
    await ok(folder, "undo", "2");
  });
});

describe("what is given twice", () => {
  test("two --by make the two-way table, each combination with its own N", async () => {
    const { groups, rows } = await json("frequency", "--by", "role", "--by", "site");
    expect(Object.keys(groups)).toEqual(["mentee × north", "mentor × north", "mentor × south"]);
    expect(groups["mentee × north"]).toMatchObject({ N: 1 });
    const trust = rows.find(({ code }: { code: string }) => code === "trust");
    expect(trust.by["role × site"]["mentor × south"]).toMatchObject({ n: 0, N: 1 });
    expect((await json("matrix", "--by", "site", "--by", "role")).columns).toEqual([
      { name: "north × mentee", N: 1 },
      { name: "north × mentor", N: 1 },
      { name: "south × mentor", N: 1 },
    ]);
  });

  test.each([
    [["frequency", "--by", "role", "--by", "role"], "--by role is given twice."],
    [
      ["matrix", "--by", "role", "--by", "site", "--by", "source"],
      "--by crosses at most two, not role, site, source.",
    ],
    [["frequency", "--by", "role", "--by", "coder"], "--by coder cannot be crossed with another grouping."],
    [["words", "--by", "role", "--by", "site"], "--by is given more than once; it takes one value."],
    [
      ["cooccurrence", "--unit", "turn", "--unit=source"],
      "--unit is given more than once; it takes one value.",
    ],
    [
      ["--coder", "ann", "frequency", "--coder", "ben"],
      "--coder is given more than once; it takes one value.",
    ],
    [
      ["frequency", "-o", "a.csv", "--output", "b.csv"],
      "--output is given more than once; it takes one value.",
    ],
    [
      ["theme", "add", "X", "--reason", "a", "--reason", "b"],
      "--reason is given more than once; it takes one value.",
    ],
  ])("%j is refused where one would be lost", async (argv, message) => {
    const ran = await themata(folder, argv);
    expect([ran.code, ran.stderr]).toEqual([2, `themata: ${message}\n`]);
  });
});
