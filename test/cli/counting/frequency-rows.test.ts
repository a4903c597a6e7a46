import { beforeAll, describe, expect, test } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

let folder: string;
const people = [
  ["P1", "mentor", "1", "north", "less than 1 year"],
  ["P2", "mentor", "2", "south", "1-2"],
  ["P3", "mentee", "4", "north", "3-5"],
  ["P4", "mentee", "5", "north", "1-2"],
  ["P5", "mentee", "", "south", "more than 5"],
] as const;

beforeAll(async () => {
  folder = await studyWith(
    Object.fromEntries(
      people.map(([who]) => [`${who}.txt`, `Interviewer: And?\n\n${who}: I trust her and I have time.\n`]),
    ),
  );
  for (const [who, role, score, site, years] of people) {
    const given = score === "" ? [] : [`score=${score}`];
    await ok(folder, "participant", "set", who, `role=${role}`, ...given, `site=${site}`, `years=${years}`);
  }
  await ok(folder, "codebook", "add", "ties");
  for (const code of ["trust", "time", "unused"])
    await ok(folder, "codebook", "add", code, "--under", "ties");
  await ok(folder, "codebook", "add", "apart");
  for (const who of ["P1", "P2", "P3", "P4"]) await ok(folder, "code", who, "--quote", "trust her", "trust");
  for (const who of ["P3", "P5"]) await ok(folder, "code", who, "--quote", "have time", "time");
  await ok(folder, "code", "P5", "--quote", "I trust", "apart");
});

const json = async (...argv: string[]) => (await ok(folder, "frequency", ...argv, "--json")).json;
const text = async (...argv: string[]) => (await ok(folder, "frequency", ...argv)).stdout;
const codes = async (...argv: string[]) =>
  (await json(...argv)).rows.map(({ code }: { code: string }) => code);
/** Lines of the table, without what stands below it. */
const lines = async (...argv: string[]) => (await text(...argv)).split("\n\n")[0]?.split("\n") ?? [];
const first = async (...argv: string[]) =>
  (await lines(...argv)).slice(1).map((line) => /^ *(\S+)/.exec(line)?.[1]);

describe("rows without codings", () => {
  test("are not shown, and said to be so; --all shows them", async () => {
    expect(await first()).toEqual(["trust", "time", "apart"]);
    expect(await text()).toContain("Not shown: 1 heading and 1 code without codings here; --all shows them.");
    expect(await first("--all")).toEqual(["ties", "trust", "time", "unused", "apart"]);
    expect(await text("--all")).not.toContain("Not shown");
  });

  test("are in files, --plain and --json all the same", async () => {
    expect(await codes()).toEqual(["ties", "trust", "time", "unused", "apart"]);
    const plain = (await ok(folder, "frequency", "--plain")).stdout;
    const csv = (await ok(folder, "frequency", "-o", "-")).stdout;
    for (const whole of [plain, csv]) expect(whole).toMatch(/^ties\/unused[\t,]0/m);
  });

  test("are shown where they are named", async () => {
    expect(await first("--code", "unused")).toEqual(["unused"]);
  });
});

describe("rows are narrowed and sorted, in the table and in --json alike", () => {
  test.each([
    ["--sort n", ["trust", "time", "apart"]],
    ["--sort name", ["apart", "time", "trust"]],
    ["--sort segments --limit 1", ["trust"]],
    ["--limit 2", ["trust", "time"]],
    ["--top 2", ["trust", "time"]],
    ["--min 2", ["trust", "time"]],
    ["--under ties", ["trust", "time"]],
    ["--code time --code apart", ["time", "apart"]],
    ["--under ties --min 3", ["trust"]],
  ])("%s", async (argv, expected) => {
    const given = argv.split(" ");
    expect(await first(...given)).toEqual(expected);
    const inUse = (await json(...given)).rows.filter(({ segments }: { segments: number }) => segments > 0);
    expect(inUse.map(({ code }: { code: string }) => code)).toEqual(expected);
  });

  test("and what is left out is said, in both", async () => {
    expect(await text("--limit", "1")).toContain(
      "Left out: 2 codes after the first 1, those with most participants.",
    );
    expect(await text("--min", "3")).toContain("Left out: 2 codes of fewer than 3 participants.");
    expect((await json("--min", "3")).leftOut).toEqual({ belowMin: 2, afterLimit: 0 });
    expect((await json("--limit", "1")).leftOut).toEqual({ belowMin: 0, afterLimit: 2 });
  });

  test("while the totals stay those of all codes", async () => {
    const { totals } = await json();
    expect((await json("--code", "time", "--min", "2")).totals).toEqual(totals);
    expect(await text("--code", "time")).toContain("7 segments: of all codes.");
  });
});

describe("groups", () => {
  test("by stretches of numbers stand in their natural order", async () => {
    expect(Object.keys((await json("--by", "years")).groups)).toEqual([
      "less than 1 year",
      "1-2",
      "3-5",
      "more than 5",
    ]);
  });

  test("stand in the order that the study declares, in every table; what it does not name comes after", async () => {
    await ok(folder, "study", "set", "value_order", "Role: mentor, mentee; years: 3-5, 1-2");
    expect((await json("--by", "role")).groupNames).toEqual(["mentor", "mentee"]);
    expect((await json("--by", "years")).groupNames).toEqual([
      "3-5",
      "1-2",
      "less than 1 year",
      "more than 5",
    ]);
    const words = (await ok(folder, "matrix", "--by", "role", "--json")).json.columns;
    expect(words.map(({ name }: { name: string }) => name)).toEqual(["mentor", "mentee"]);
    await ok(folder, "undo");
    expect((await json("--by", "role")).groupNames).toEqual(["mentee", "mentor"]);
  });

  test.each([
    "rank",
    "rank:",
    "rank: a,,b",
    ": a, b",
    "rank: a; rank: b",
  ])("%j is no order", async (order) => {
    const ran = await themata(folder, ["study", "set", "value_order", order]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining("is not an order of values")]);
  });

  test("are the bands of a numeric attribute, the same in frequency and matrix", async () => {
    const bands = ["--bands", "score=1-2,4"];
    const { groups, groupNames, by, rows, ...rest } = await json(...bands);
    expect([by, rest.bands]).toEqual(["score", { score: ["1-2", "4"] }]);
    const sizes = groupNames.map((name: string) => [name, groups[name].N]);
    expect(sizes).toEqual([
      ["1-2", 2],
      ["4", 1],
      ["(in no band)", 1],
      ["(none)", 1],
    ]);
    const trust = rows.find(({ code }: { code: string }) => code === "trust");
    expect(trust.by.score["1-2"]).toMatchObject({ n: 2, N: 2 });
    const matrix = (await ok(folder, "matrix", ...bands, "--cells", "participants", "--json")).json;
    expect(matrix.columns).toEqual(sizes.map(([name, N]: [string, number]) => ({ name, N })));
    const row = matrix.rows.find(({ code }: { code: string }) => code === "trust");
    expect(row.values).toEqual(groupNames.map((name: string) => trust.by.score[name].n));
  });

  test("two of them make a two-way table with margins", async () => {
    const shown = await lines("--by", "role", "--by", "site", "--code", "trust");
    expect(shown.map((line) => line.replace(/ {2,}/g, " | "))).toEqual([
      "code | role | participants | sources | segments | words | north | south",
      "trust | all | 4 of 5 | 4 | 4 | 8 | 3 of 3 | 1 of 2",
      " | mentee | 2 of 3 | 2 | 2 | 4 | 2 of 2 | 0 of 1",
      " | mentor | 2 of 2 | 2 | 2 | 4 | 1 of 1 | 1 of 1",
    ]);
    const { rows, margins } = await json("--by", "role", "--by", "site", "--code", "trust");
    expect(margins.site.north.N).toBe(3);
    expect(rows[0].by.role).toEqual((await json("--by", "role", "--code", "trust")).rows[0].by.role);
  });
});

describe("numbers of an attribute", () => {
  test("are those of the participants whom a row reaches, each once, and of all", async () => {
    for (const argv of [
      ["--mean", "score"],
      ["--by", "score"],
      ["--bands", "score=1-5"],
    ]) {
      const { attributes, rows } = await json(...argv);
      expect(attributes.score).toEqual({ count: 4, mean: 3, median: 3, least: 1, most: 5 });
      const of = (wanted: string) =>
        rows.find(({ code }: { code: string }) => code === wanted).attributes.score;
      expect(of("time")).toEqual({ count: 1, mean: 4, median: 4, least: 4, most: 4 });
      expect(of("apart")).toEqual({ count: 0, mean: null, median: null, least: null, most: null });
    }
    const shown = await text("--mean", "score");
    expect(shown).toContain("of all 4: 3.0 (3; 1–5). Without a number, and in none of these: 1 participant.");
    expect((await json("--by", "role")).attributes).toBeUndefined();
  });
});

describe("--test", () => {
  test("tells p and expected counts, and what to think of them", async () => {
    const { rows } = await json("--by", "role", "--test", "--code", "time");
    expect(rows[0].test).toMatchObject({
      method: "fisher",
      chiSquare: null,
      expected: { mentee: 1.2, mentor: 0.8 },
      leastExpected: 0.8,
    });
    // Two of five people can be chosen in 10 ways: 3 have 2 of 3 and 0 of 2, 6 have 1 and 1, 1 has 0 and 2.
    expect(rows[0].test.p).toBeCloseTo(0.4, 12);
    const shown = await text("--by", "role", "--test");
    expect(shown).toMatch(/^time .* 2 of 3 \[1\.2\] {2}0 of 2 \[0\.8\] {2}0\.400 {2}Fisher$/m);
    expect(shown).toContain("Fisher's exact test, two-sided.");
    expect(shown).toContain("Caution: p is not corrected for the 3 codes tested (Bonferroni: below 0.017");
    expect(shown).toContain("of a purposive one it describes");
  });

  test("leaves out people without a value, and says so", async () => {
    const shown = await text("--bands", "score=1-2,4-5", "--test");
    expect(shown).toContain("Not in the test: 1 participant in (none).");
  });
});

test.each([
  [["--sort", "size"], '--sort is n, segments, words, name, not "size".'],
  [["--min", "0"], '--min is a number from 1, not "0".'],
  [["--limit", "x"], '--limit is a number from 1, not "x".'],
  [["--bands", "score"], '"score" names no attribute.'],
  [["--bands", "shoe=1-2"], 'No active participant has the attribute "shoe".'],
  [["--mean", "site"], 'No participant has a number as the attribute "site".'],
  [["--test"], "--test needs two groups or more to compare, such as --by role."],
  [["--by", "source", "--test"], "--test compares groups of participants, not a source with another."],
  [["--under", "nothing"], 'There is no code "nothing".'],
])("%j is refused", async (argv, message) => {
  const ran = await themata(folder, ["frequency", ...argv]);
  expect([ran.code, ran.stderr.split("\n")[0]]).toEqual([2, `themata: ${message}`]);
});
