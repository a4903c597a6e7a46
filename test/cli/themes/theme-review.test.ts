import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { themePoints } from "../../../src/workflow/themes/theme-points.js";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

const interview = `I: How is it going?

P1: I trust her because she keeps small promises.

I: And the rota?

P1: The rota eats every plan we make.

P1: On Sundays she reads my pages all the same.
`;

/** Three sources of P1, P2 and P3; the theme Trust has two segments, Time one that lies inside one of them. */
function themedStudy(): Promise<string> {
  return keptStudy("themedStudy of theme-review", async () => {
    const files = {
      "one.txt": interview,
      "two.txt": interview.replaceAll("P1", "P2"),
      "three.txt": interview.replaceAll("P1", "P3"),
    };
    const folder = await studyWith(files);
    for (const code of ["Trust", "Promises", "Rota", "Pay"]) await ok(folder, "codebook", "add", code);
    await ok(folder, "code", "one", "--turn", "2", "Trust", "Promises");
    await ok(folder, "code", "two", "--turn", "2", "Trust");
    await ok(folder, "code", "two", "--quote", "small promises", "Rota");
    await ok(folder, "code", "two", "--turn", "4", "Pay");
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
    await ok(folder, "theme", "add", "Barriers", "--codes", "Rota");
    return folder;
  });
}

interface Coding {
  readonly id: string;
  readonly path: string;
  readonly source: string;
}

async function codingOf(folder: string, source: string, code: string): Promise<string> {
  const { codings } = (await ok(folder, "codings", "--json")).json as { codings: Coding[] };
  return codings.find((coding) => coding.source === source && coding.path === code)?.id ?? "";
}

const theme = {
  name: "Trust is earned in small promises",
  status: "candidate",
  concept: "Kept words",
  boundaries: "",
  codes: 3,
  subthemes: 0,
  n: 5,
  N: 9,
  segments: 10,
  loudest: { label: "Mentor 3", segments: 4 },
  overlaps: [],
  evidenceAgainst: 0,
  support: { passages: 10, accepted: 9, setAside: 1, undecided: 0, lookedAt: 10, reviewed: true },
};
const codes = (changes: object, guide: { name: string; wordings: string[] }[] = []) =>
  themePoints({ ...theme, ...changes }, guide).map(({ code }) => code);

describe("what to consider about a theme", () => {
  test("is nothing where no rule has a question", () => {
    expect(codes({})).toEqual([]);
  });

  test("is a voice that has half of the segments, from four segments on", () => {
    expect(codes({ loudest: { label: "Mentor 3", segments: 5 } })).toEqual(["one-voice"]);
    expect(codes({ segments: 3, loudest: { label: "Mentor 3", segments: 2 } })).toEqual([]);
    expect(codes({ n: 1, segments: 3, loudest: { label: "Mentor 3", segments: 3 } })).toEqual([
      "one-participant",
    ]);
  });

  test("is an overlap of more than half, and says with how many of how many", () => {
    expect(codes({ overlaps: [{ theme: "Other", shared: 5 }] })).toEqual([]);
    const [point] = themePoints({ ...theme, overlaps: [{ theme: "Other", shared: 6 }] }, []);
    expect(point).toMatchObject({
      code: "overlap",
      message: expect.stringContaining('6 of its 10 segments share words with "Other"'),
    });
  });

  test("is a name that is a topic, and not a claim that begins with one", () => {
    for (const name of [
      "Barriers",
      "Barriers to mentoring",
      "The role of gender",
      "Key benefits",
      "Trust",
      "Support from peers",
    ])
      expect(codes({ name }), name).toEqual(["topic-name"]);
    for (const name of [
      "Support is a loan",
      "Needs go unsaid",
      "Being known before being taught",
      "What is lent leaves a doubt",
    ])
      expect(codes({ name }), name).toEqual([]);
  });

  test("is a name that asks, or repeats a question of the guide", () => {
    const guide = [{ name: "Q3", wordings: ["What makes a good mentor for you?"] }];
    expect(codes({ name: "What makes a good mentor" }, guide)).toEqual(["question-name"]);
    expect(codes({ name: "Why do they stay?" })).toEqual(["question-name"]);
    expect(codes({ name: "A good mentor is one who reads by Sunday" }, guide)).toEqual([]);
  });

  test("is support that nobody has looked at, or only in part", () => {
    const { support } = theme;
    expect(
      codes({ support: { ...support, accepted: 0, setAside: 0, lookedAt: 0, reviewed: false } }),
    ).toEqual(["support-not-looked-at"]);
    expect(codes({ support: { ...support, accepted: 3, lookedAt: 4, reviewed: false } })).toEqual([
      "support-in-part",
    ]);
  });

  test("is a single code, a missing concept, no codes, codes that nothing is coded with", () => {
    expect(codes({ codes: 1 })).toEqual(["single-code"]);
    expect(codes({ concept: "" })).toEqual(["no-concept"]);
    expect(codes({ codes: 0, segments: 0, n: 0, loudest: null })).toEqual(["no-codes"]);
    expect(codes({ segments: 0, n: 0, loudest: null })).toEqual(["no-passages"]);
    expect(codes({ status: "defined" })).toEqual(["no-boundaries", "no-counter-evidence"]);
  });
});

describe("theme review", () => {
  test("asks about every theme, names codes in no theme and words without a code, and ends with 0", async () => {
    const folder = await themedStudy();
    const { json } = await ok(folder, "theme", "review", "--json");
    expect(json.themes).toMatchObject([
      {
        theme: "Trust is earned",
        participants: 2,
        N: 3,
        segments: 2,
        points: [{ code: "support-not-looked-at" }],
      },
      { theme: "Barriers", participants: 1, N: 3, segments: 1 },
    ]);
    expect(json.themes[1].points.map(({ code }: { code: string }) => code)).toEqual([
      "one-participant",
      "single-code",
      "no-concept",
      "topic-name",
      "support-not-looked-at",
    ]);
    expect(json.data.codesInNoTheme).toEqual(["Pay"]);
    expect(json.data.sources).toContainEqual({ source: "two", words: 24, uncoded: 9 });
    expect(json.data.sources).toContainEqual({ source: "three", words: 24, uncoded: 24 });
    expect(json.thresholds).toMatchObject({ oneVoice: 0.5, overlap: 0.5, leastSegments: 4 });
    const { stdout } = await ok(folder, "theme", "review");
    expect(stdout).toContain("Questions to think with, not verdicts. The thresholds are ours");
    expect(stdout).toContain("No code is on 49 of the participants' 72 words");
  });

  test("holds one theme against its passages, with what is noted on them, and against silent sources", async () => {
    const folder = await themedStudy();
    await ok(folder, "theme", "evidence", "Trust is earned", await codingOf(folder, "one", "Trust"), "--for");
    await ok(
      folder,
      "theme",
      "evidence",
      "Trust is earned",
      await codingOf(folder, "two", "Rota"),
      "--against",
    );
    const { json, stdout } = await ok(folder, "theme", "review", "Trust is earned", "--json");
    expect(json.themes).toHaveLength(1);
    expect(json.themes[0]).toMatchObject({ silent: ["three"], sources: 3, evidence: { for: 1, against: 1 } });
    expect(json.passages.map((p: { source: string; stance: string }) => [p.source, p.stance])).toEqual([
      ["one", "for"],
      ["two", "against"],
    ]);
    expect(stdout).toContain("keeps small promises.");
    expect((await themata(folder, ["theme", "review", "Nothing"])).code).toBe(2);
  });

  test("of a study without themes or words says so", async () => {
    const folder = await studyWith();
    expect((await ok(folder, "theme", "review")).stdout).toContain("The study has no themes yet.");
    await ok(folder, "theme", "add", "A <b> & 👩‍🔬");
    expect((await ok(folder, "theme", "review", "--json")).json.themes[0]).toMatchObject({
      N: 0,
      segments: 0,
    });
  });
});

describe("theme evidence", () => {
  test("is noted by id or query, turned round, noted upon and taken away, each time as one act", async () => {
    const folder = await themedStudy();
    const trust = await codingOf(folder, "one", "Trust");
    const note = async (...args: string[]) =>
      (await ok(folder, "theme", "evidence", "Trust is earned", ...args, "--json")).json;
    expect(await note("--for", "--where", "code:Trust")).toMatchObject({ added: 2, unchanged: 0 });
    expect(await note("--for", trust.slice(0, 8))).toMatchObject({ event: null, unchanged: 1 });
    expect(await note("--against", trust, "--note", "trusted at once")).toMatchObject({
      turned: 1,
      added: 0,
    });
    const { evidence } = (await ok(folder, "theme", "evidence", "--json")).json;
    expect(evidence).toMatchObject([
      { theme: "Trust is earned", stance: "for", source: "two", participants: ["P2"], note: "" },
      { stance: "against", source: "one", turn: 2, coding: trust, note: "trusted at once" },
    ]);
    const { stdout } = await ok(folder, "theme", "evidence", "Trust is earned");
    expect(stdout).toContain("Trust is earned: 1 for, 1 against");
    expect(await note("--remove", "--where", "code:Trust | code:Rota")).toMatchObject({
      removed: 2,
      unchanged: 1,
    });
    expect((await ok(folder, "theme", "evidence", "--json")).json.evidence).toEqual([]);
    await ok(folder, "undo");
    expect((await ok(folder, "theme", "evidence", "--json")).json.evidence).toHaveLength(2);
  });

  test("by query means the codings of the coders counted", async () => {
    const folder = await themedStudy();
    await ok(folder, "--coder", "ben", "code", "one", "--turn", "2", "Trust");
    const { json } = await ok(
      folder,
      "theme",
      "evidence",
      "Trust is earned",
      "--for",
      "--where",
      "code:Trust",
      "--json",
    );
    expect(json.added).toBe(2);
  });

  test("needs a stance and passages, and a theme that stands", async () => {
    const folder = await themedStudy();
    const trust = await codingOf(folder, "one", "Trust");
    const before = (await ok(folder, "log", "--json")).stdout;
    const code = async (...args: string[]) =>
      (await themata(folder, ["theme", "evidence", ...args, "--json"])).json.error.code;
    expect(await code("Trust is earned", trust)).toBe("no-stance");
    expect(await code("Trust is earned", trust, "--for", "--against")).toBe("two-stances");
    expect(await code("Trust is earned", "--for")).toBe("no-filter");
    expect(await code("Trust is earned", "--for", "--where", "code:Trust & code:Pay")).toBe("nothing-fits");
    expect(await code("Trust is earned", "ffffffffffff", "--for")).toBe("unknown-coding");
    expect(await code("Nothing", trust, "--for")).toBe("unknown-theme");
    expect((await ok(folder, "log", "--json")).stdout).toBe(before);
  });

  test("goes with its theme when themes merge, and stops a merge of themes that read it both ways", async () => {
    const folder = await themedStudy();
    const [one, two] = [await codingOf(folder, "one", "Trust"), await codingOf(folder, "two", "Trust")];
    await ok(folder, "theme", "evidence", "Trust is earned", one, "--for", "--note", "first");
    await ok(folder, "theme", "evidence", "Barriers", one, "--for", "--note", "second");
    await ok(folder, "theme", "evidence", "Barriers", two, "--against");
    await ok(folder, "theme", "merge", "Barriers", "--into", "Trust is earned");
    expect((await ok(folder, "theme", "evidence", "--json")).json.evidence).toMatchObject([
      { theme: "Trust is earned", stance: "for", coding: one, note: "first\nsecond" },
      { theme: "Trust is earned", stance: "against", coding: two },
    ]);
    await ok(folder, "undo");
    await ok(folder, "theme", "evidence", "Barriers", one, "--against");
    const refused = await themata(folder, [
      "theme",
      "merge",
      "Barriers",
      "--into",
      "Trust is earned",
      "--json",
    ]);
    expect(refused.json.error.code).toBe("evidence-conflict");
  });

  test("goes with its code when a theme is split, or where it is told to go", async () => {
    const folder = await themedStudy();
    const [trust, promises, rota] = [
      await codingOf(folder, "one", "Trust"),
      await codingOf(folder, "one", "Promises"),
      await codingOf(folder, "two", "Rota"),
    ];
    await ok(folder, "theme", "evidence", "Trust is earned", trust, promises, rota, "--for");
    const { json } = await ok(
      folder,
      "theme",
      "split",
      "Trust is earned",
      "--into",
      "Kept words",
      "--into",
      "Faith",
      "--give",
      "Promises=Kept words",
      "--give",
      "Trust=Faith",
      "--evidence",
      `${rota}=Faith`,
      "--drop",
      "--json",
    );
    expect(json).toMatchObject({
      into: [
        { theme: "Kept words", evidence: 1 },
        { theme: "Faith", evidence: 2 },
      ],
      stayed: { evidence: 0 },
      dropped: true,
    });
  });
});

describe("theme contrast", () => {
  async function grouped(): Promise<string> {
    const folder = await themedStudy();
    fs.writeFileSync(
      path.join(folder, "people.csv"),
      "label,role,site\nP1,mentor,north\nP2,mentee,north\nP3,mentee,\n",
    );
    await ok(folder, "participants", "import", "people.csv");
    return folder;
  }

  test("counts n of N of each group for the theme and its codes, as frequency does, and quotes each", async () => {
    const folder = await grouped();
    const { json } = await ok(folder, "theme", "contrast", "Trust is earned", "--json");
    expect(json.groups).toEqual([
      { group: "mentee", N: 2 },
      { group: "mentor", N: 1 },
    ]);
    expect(json.rows).toEqual([
      {
        kind: "theme",
        name: "Trust is earned",
        groups: {
          mentee: { n: 1, N: 2, segments: 1, words: 8 },
          mentor: { n: 1, N: 1, segments: 1, words: 8 },
        },
      },
      {
        kind: "code",
        name: "Trust",
        groups: {
          mentee: { n: 1, N: 2, segments: 1, words: 8 },
          mentor: { n: 1, N: 1, segments: 1, words: 8 },
        },
      },
      {
        kind: "code",
        name: "Promises",
        groups: {
          mentee: { n: 0, N: 2, segments: 0, words: 0 },
          mentor: { n: 1, N: 1, segments: 1, words: 8 },
        },
      },
    ]);
    const table = (await ok(folder, "frequency", "--of", "themes", "--rollup", "--by", "role", "--json"))
      .json;
    const { n, N, segments, words } = table.rows[0].by.role.mentee;
    expect(json.rows[0].groups.mentee).toEqual({ n, N, segments, words });
    expect(json.passages.mentor).toMatchObject([{ participant: "P1", source: "one" }]);
    expect(json.notes.join(" ")).toContain("give n of N and no percentages");
    expect(json.notes.join(" ")).toContain('"mentor" has 1 participant: too few');
  });

  test("goes by any attribute, people without a value last", async () => {
    const folder = await grouped();
    const { json } = await ok(folder, "theme", "contrast", "Trust is earned", "--by", "site", "--json");
    expect(json.groups).toEqual([
      { group: "north", N: 2 },
      { group: "(none)", N: 1 },
    ]);
    expect((await themata(folder, ["theme", "contrast", "Trust is earned", "--by", "shoe"])).code).toBe(2);
    expect((await themata(folder, ["theme", "contrast", "Trust is earned", "--by", "source"])).code).toBe(2);
  });
});
