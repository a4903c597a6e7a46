import { describe, expect, test } from "vitest";
import { type FrequencyOptions, frequency } from "../../src/analysis/frequency.js";
import { coderId, columns, type Sketch, type SketchedCoding, study } from "./study.js";

/** Three interviews and a group that talks about mentoring. */
const mentoring: Sketch = {
  people: {
    "Mentor 1": { role: "mentor", attributes: { site: "north" } },
    "Mentee 1": { role: "mentee", attributes: { site: "north" } },
    "Mentee 2": { role: "mentee", attributes: {} },
    "Mentee 3": { role: "mentee", attributes: { site: "south" } },
    "Mentor 2": { role: "mentor", status: "withdrawn-after-analysis", attributes: { site: "south" } },
  },
  sources: {
    "Interview 1": [
      ["Interviewer", "How do you find the time?"],
      ["Mentor 1", "Evenings mostly, after the ward round."],
      ["Interviewer", "And trust?"],
      ["Mentor 1", "It grew slowly, over coffee, week by week."],
    ],
    "Interview 2": [["Mentee 1", "I never had the time."]],
    "Interview 3": [["Mentee 1", "A close-knit group."]],
    "Group talk": [
      ["Mentee 1", "She listened to me."],
      ["Mentee 2", "Mine did too."],
      ["Mentor 2", "We all try hard."],
      ["Mentee 2", "You do."],
    ],
  },
  codes: ["trust", "trust/listening", "time", "cost", "old"],
  retired: ["old"],
  themes: { "A bond takes time": ["trust", "time"], "A bond takes time/Being heard": ["trust/listening"] },
  codings: [],
};

const by = (coder: string, code: string, source: string, at: string, more: Partial<SketchedCoding> = {}) => ({
  coder,
  code,
  source,
  at,
  ...more,
});
const grew = "It grew slowly, over coffee";
const count = (codings: readonly SketchedCoding[], options: Partial<FrequencyOptions> = {}) =>
  frequency(study({ ...mentoring, codings }), { of: "codes", coders: [1, 2, 3], ...options });
const row = (table: ReturnType<typeof count>, path: string) => {
  const found = table.rows.find((row) => row.path === path);
  if (found === undefined) throw new Error(`no row ${path}`);
  const { n, N, sources, segments, words, elsewhere } = found;
  return { n, N, sources, segments, words, elsewhere };
};

describe("worked examples, counted by hand", () => {
  const none = { n: 0, N: 4, sources: 0, segments: 0, words: 0, elsewhere: 0 };
  const one = { ...none, n: 1, sources: 1, segments: 1 };
  const cases: [title: string, codings: SketchedCoding[], trust: object][] = [
    ["nothing coded", [], none],
    ["one passage", [by("Ines", "trust", "Interview 1", grew)], { ...one, words: 5 }],
    [
      "the same passage by a second coder",
      [by("Ines", "trust", "Interview 1", grew), by("Jon", "trust", "Interview 1", grew)],
      { ...one, words: 5 },
    ],
    [
      "two coders who overlap: one longer passage",
      [by("Ines", "trust", "Interview 1", grew), by("Jon", "trust", "Interview 1", "over coffee, week")],
      { ...one, words: 6 },
    ],
    [
      "two passages that only touch stay two, and the word they cut counts once",
      [by("Ines", "trust", "Interview 1", "It grew slo"), by("Jon", "trust", "Interview 1", "wly, over")],
      { ...one, segments: 2, words: 4 },
    ],
    [
      "two passages in one word, with a gap: the word counts once",
      [by("Ines", "trust", "Interview 1", "It gr"), by("Ines", "trust", "Interview 1", "w slowly")],
      { ...one, segments: 2, words: 3 },
    ],
    [
      "passages in one word with another between that holds no letter: the word counts once",
      [
        by("Ines", "trust", "Interview 3", "clo"),
        by("Ines", "trust", "Interview 3", "-"),
        by("Ines", "trust", "Interview 3", "nit"),
      ],
      { ...one, segments: 3, words: 1 },
    ],
    [
      "a passage over two speakers belongs to both",
      [by("Ines", "trust", "Group talk", "to me.\n\nMentee 2: Mine did")],
      { ...one, n: 2, words: 4 },
    ],
    [
      "a passage over an interviewer's turn counts the participant's words alone",
      [by("Ines", "trust", "Interview 1", "round.\n\nInterviewer: And trust?\n\nMentor 1: It grew")],
      { ...one, words: 3 },
    ],
    [
      "what only an interviewer said is elsewhere",
      [by("Ines", "trust", "Interview 1", "And trust?")],
      { ...none, elsewhere: 1 },
    ],
    [
      "a speaker's name is elsewhere",
      [by("Ines", "trust", "Group talk", "Mentee 2")],
      { ...none, elsewhere: 1 },
    ],
    [
      "what only a withdrawn person said is elsewhere",
      [by("Ines", "trust", "Group talk", "We all try hard.")],
      { ...none, elsewhere: 1 },
    ],
    [
      "withdrawn people are left out of a passage over several speakers",
      [by("Ines", "trust", "Group talk", "try hard.\n\nMentee 2: You do.")],
      { ...one, words: 2 },
    ],
    ["a proposed coding never counts", [by("Ines", "trust", "Interview 1", grew, { proposed: true })], none],
    [
      "one person in two sources",
      [by("Ines", "trust", "Interview 2", "never had"), by("Ines", "trust", "Group talk", "She listened")],
      { ...one, sources: 2, segments: 2, words: 4 },
    ],
    [
      "a subcode without roll-up is not the parent's",
      [by("Ines", "trust/listening", "Group talk", "She")],
      none,
    ],
  ];
  test.each(cases)("%s", (_, codings, trust) => {
    // Mentee 3 has no turn, Mentor 2 has withdrawn: N is 3.
    expect(row(count(codings), "trust")).toEqual({ ...trust, N: 3 });
  });

  test("with roll-up, a passage coded with parent and child counts once", () => {
    const codings = [
      by("Ines", "trust", "Group talk", "She listened"),
      by("Ines", "trust/listening", "Group talk", "listened to me."),
      by("Ines", "trust/listening", "Interview 1", "over coffee"),
    ];
    const table = count(codings, { rollup: true });
    expect(row(table, "trust")).toMatchObject({ n: 2, sources: 2, segments: 2, words: 6 });
    expect(row(table, "trust/listening")).toMatchObject({ n: 2, sources: 2, segments: 2, words: 5 });
    expect(table.totals).toEqual({ N: 3, participants: 2, sources: 2, segments: 3, words: 6 });
    expect(table.totals).toEqual(count(codings).totals);
  });

  test("a theme holds its codes as one union, and with roll-up its subthemes", () => {
    const codings = [
      by("Ines", "trust", "Interview 1", "slowly, over"),
      by("Jon", "time", "Interview 1", "over coffee"),
      by("Jon", "trust/listening", "Group talk", "Mine did too."),
      by("Jon", "cost", "Interview 2", "I never had"),
    ];
    const own = count(codings, { of: "themes" });
    expect(row(own, "A bond takes time")).toMatchObject({ n: 1, sources: 1, segments: 1, words: 3 });
    expect(own.rows[1]).toMatchObject({
      name: "Being heard",
      path: "A bond takes time/Being heard",
      depth: 1,
      n: 1,
    });
    expect(own.notes).toContainEqual({
      code: "in-no-theme",
      message: "Not counted: 1 segment under codes that belong to no theme.",
    });
    const rolled = count(codings, { of: "themes", rollup: true });
    expect(row(rolled, "A bond takes time")).toMatchObject({ n: 2, sources: 2, segments: 2, words: 6 });
    expect(rolled.totals).toEqual({ N: 3, participants: 2, sources: 2, segments: 2, words: 6 });
  });
});

describe("groups", () => {
  const codings = [
    by("Ines", "trust", "Group talk", "to me.\n\nMentee 2: Mine did"),
    by("Jon", "trust", "Interview 1", grew),
  ];
  test("each group has its own n, N and words; a passage over two groups counts in both, with a note", () => {
    const table = count(codings, { by: "site" });
    expect([...(table.rows[0]?.by ?? [])]).toEqual([
      ["north", { n: 2, N: 2, sources: 2, segments: 2, words: 7 }],
      ["(none)", { n: 1, N: 1, sources: 1, segments: 1, words: 2 }],
    ]);
    expect(table.notes).toContainEqual({
      code: "segment-in-several-groups",
      message:
        "Counted in several groups: 1 segment with words of people of each; groups can add up to more than the whole.",
    });
    expect(table.groups.get("north")).toEqual({ N: 2, participants: 2, sources: 2, segments: 2, words: 7 });
  });

  test("by source, N is the number of active participants who speak in it", () => {
    const groups = [...count(codings, { by: "source" }).groups];
    expect(groups).toEqual([
      ["Interview 1", { N: 1, participants: 1, sources: 1, segments: 1, words: 5 }],
      ["Interview 2", { N: 1, participants: 0, sources: 0, segments: 0, words: 0 }],
      ["Interview 3", { N: 1, participants: 0, sources: 0, segments: 0, words: 0 }],
      ["Group talk", { N: 2, participants: 2, sources: 1, segments: 1, words: 4 }],
    ]);
  });

  test("by coder, each coder's codings are counted alone", () => {
    const trust = count([...codings, by("Kaya", "trust", "Interview 1", grew)], { by: "coder" }).rows[0];
    expect(
      [...(trust?.by ?? [])].map(([name, { n, segments, words }]) => [name, n, segments, words]),
    ).toEqual([
      ["Ines", 2, 1, 4],
      ["Jon", 1, 1, 5],
      ["Kaya", 1, 1, 5],
    ]);
    expect(trust).toMatchObject({ n: 3, segments: 2, words: 9 });
  });

  test("participants with the same label stay apart", () => {
    const input = study({ ...mentoring, codings });
    const participants = input.participants.map((person) => ({ ...person, label: "Mentee" }));
    const table = frequency({ ...input, participants }, { of: "codes", by: "participant", coders: [1] });
    expect([...table.groups.keys()]).toEqual(["Mentee #1", "Mentee #2", "Mentee #3"]);
  });

  test("values that are numbers are in order of size", () => {
    const input = study(mentoring);
    const years = ["10", "9", "", "2"];
    const participants = input.participants.map((person, place) => ({
      ...person,
      attributes: new Map([["years", years[place] ?? ""]]),
    }));
    const table = frequency({ ...input, participants }, { of: "codes", by: "years", coders: [1] });
    expect([...table.groups.keys()]).toEqual(["9", "10", "(none)"]);
  });
});

describe("what a table tells besides its numbers", () => {
  test("each coder alone stands beside the union", () => {
    const codings = [
      by("Ines", "trust", "Interview 1", grew),
      by("Jon", "trust", "Interview 1", "coffee, week"),
    ];
    const table = count(codings, { each: true, coders: [2, 1] });
    expect(table.coders.map((coder) => coder.name)).toEqual(["Jon", "Ines"]);
    expect(table.rows[0]).toMatchObject({ segments: 1, words: 6 });
    expect([...(table.rows[0]?.each ?? [])].map(([id, { words }]) => [id, words])).toEqual([
      [coderId("Jon"), 2],
      [coderId("Ines"), 5],
    ]);
    expect(table.each.get(coderId("Jon"))).toMatchObject({ participants: 1, words: 2 });
  });

  test("only the coders named are counted", () => {
    const codings = [by("Ines", "trust", "Interview 1", grew), by("Jon", "trust", "Interview 2", "never")];
    expect(row(count(codings, { coders: [2] }), "trust")).toMatchObject({ n: 1, sources: 1, words: 1 });
  });

  test("active participants without a turn in the sources are listed apart and not in N", () => {
    const labels = (sources?: number[]) => {
      const table = count([], { sources });
      return [table.totals.N, ...table.withoutData.map((person) => person.label)];
    };
    expect(labels()).toEqual([3, "Mentee 3"]);
    expect(labels([101])).toEqual([1, "Mentee 1", "Mentee 2", "Mentee 3"]);
  });

  test("a retired code has a row only where codings of it were found, and shows its status", () => {
    expect(count([]).rows.map((row) => row.path)).toEqual(["trust", "trust/listening", "time", "cost"]);
    const used = count([by("Ines", "old", "Interview 2", "time")]).rows.at(-1);
    expect(used).toMatchObject({ path: "old", status: "retired", n: 1 });
    const unspoken = count([by("Ines", "old", "Interview 1", "And trust?")]).rows.at(-1);
    expect(unspoken).toMatchObject({ path: "old", n: 0, elsewhere: 1 });
  });

  test("rows stand in the order of the tree, whatever the order of the codes", () => {
    const input = study(mentoring);
    const table = frequency({ ...input, codes: input.codes.toReversed() }, { of: "codes", coders: [1] });
    expect(table.rows.map((row) => [row.path, row.depth])).toEqual([
      ["cost", 0],
      ["time", 0],
      ["trust", 0],
      ["trust/listening", 1],
    ]);
  });

  test("codes that are each other's parent are rows all the same", () => {
    const input = study({ ...mentoring, codings: [by("Ines", "cost", "Interview 2", "time")] });
    const cycle = new Map([
      [303, 304],
      [304, 303],
    ]);
    const codes = input.codes.map((code) => ({ ...code, parentId: cycle.get(code.id) ?? code.parentId }));
    const table = frequency({ ...input, codes }, { of: "codes", rollup: true, coders: [1] });
    expect(table.rows.map((row) => [row.path, row.segments])).toEqual([
      ["trust", 0],
      ["trust/listening", 0],
      ["time", 1],
      ["cost", 1],
    ]);
  });

  test("notes name what was left out, in the singular and the plural", () => {
    const table = count(
      [
        by("Ines", "trust", "Interview 1", grew, { proposed: true }),
        by("Ines", "trust", "Interview 2", "time", { proposed: true }),
        by("Ines", "trust", "Interview 1", "And trust?"),
        by("Ines", "trust", "Group talk", "We all try"),
        by("Ines", "time", "Group talk", "all try hard."),
        by("Ines", "gone", "Group talk", "You do."),
      ],
      { coders: [1, 2] },
    );
    expect(table.notes).toEqual([
      { code: "small-n", message: "N is 3, below 20: give n of N rather than percentages." },
      { code: "without-data", message: "Not in N: 1 active participant without a turn in these sources." },
      { code: "coder-without-codings", message: "No codings counted here by Jon." },
      {
        code: "proposed-left-out",
        message: "Not counted: 2 proposed codings, not yet confirmed by a person.",
      },
      {
        code: "interviewer-only",
        message:
          "Not counted: 1 segment without a participant's words (only an interviewer's, a speaker's name or other text).",
      },
      {
        code: "not-active-only",
        message:
          "Not counted: 2 segments with words of people who are not active participants, and of no others.",
      },
      {
        code: "unmapped",
        message:
          "Not counted: 1 coding on a text or under a code that the study no longer has, or on no text.",
      },
    ]);
    expect(table.elsewhere).toBe(3);
  });

  test("codings on an older revision are named; those in a source that was not selected are not", () => {
    const cell = { coder: 1, code: 301, start: 13, end: 16, flags: 0 };
    const input = {
      ...study(mentoring),
      codings: columns([202, 204, 999].map((revision) => ({ ...cell, revision }))),
    };
    const unmapped = (sources?: number[]) =>
      frequency(input, { of: "codes", coders: [1], sources }).notes.filter(
        (note) => note.code === "unmapped",
      );
    expect(unmapped()).toHaveLength(1);
    expect(unmapped([102])).toEqual(unmapped());
    expect(unmapped()[0]?.message).toMatch(/: 1 coding on/);
  });

  test("a speaker linked to nobody the study lists is named and not counted", () => {
    const input = study({ ...mentoring, codings: [by("Ines", "trust", "Interview 2", "never had")] });
    const participants = input.participants.filter((person) => person.label !== "Mentee 1");
    const table = frequency({ ...input, participants }, { of: "codes", coders: [1] });
    expect(table.rows[0]).toMatchObject({ n: 0, N: 2, segments: 0, elsewhere: 1 });
    expect(table.notes.map((note) => note.code)).toContain("unlisted-participant");
  });

  test("from twenty participants on, nothing is said against percentages", () => {
    const people = (count: number): Sketch => {
      const names = Array.from({ length: count }, (_, i) => `P${i}`);
      return {
        ...mentoring,
        people: Object.fromEntries(names.map((name) => [name, {}])),
        sources: { talk: names.map((name) => [name, "yes"]) },
      };
    };
    const codes = (count: number) =>
      frequency(study(people(count)), { of: "codes", coders: [1] }).notes.map((note) => note.code);
    expect(codes(19)).toContain("small-n");
    expect(codes(20)).not.toContain("small-n");
  });
});

describe("words", () => {
  test("the counter is asked only about turns that are cut through", () => {
    const asked: [number, number][] = [];
    const input = study({
      ...mentoring,
      codings: [by("Ines", "trust", "Group talk", "to me.\n\nMentee 2: Mine did too.\n\nMentor 2: We all")],
    });
    const spy = (revision: number, start: number, end: number) => {
      asked.push([start, end]);
      return input.countWords(revision, start, end);
    };
    const table = frequency({ ...input, countWords: spy }, { of: "codes", coders: [1] });
    expect(table.rows[0]?.words).toBe(5);
    expect(new Set(asked.map(([start, end]) => end - start))).toEqual(new Set(["to me.".length]));
  });

  test("a turn covered whole by two passages that touch is read from the columns", () => {
    const codings = [
      by("Ines", "trust", "Interview 2", "I never had"),
      by("Ines", "trust", "Interview 2", " the time."),
    ];
    const countWords = () => Number.NaN;
    const table = frequency(
      { ...study({ ...mentoring, codings }), countWords },
      { of: "codes", coders: [1] },
    );
    expect(table.rows[0]).toMatchObject({ segments: 2, words: 5 });
  });
});

test("a coder named twice is counted once", () => {
  const table = count([by("Ines", "trust", "Interview 2", "time")], { coders: [1, 1], by: "coder" });
  expect(table.coders.map((coder) => coder.name)).toEqual(["Ines"]);
  expect([...table.groups.keys()]).toEqual(["Ines"]);
});

describe("wrong questions", () => {
  const ask = (options: Partial<FrequencyOptions>) => () => count([], options);
  test.each([
    ["no coder", { coders: [] }, "Name at least one coder whose codings count."],
    ["a coder unknown to the study", { coders: [9] }, "There is no coder with the id 9."],
    ["a source unknown to the study", { sources: [7] }, "There is no source with the id 7."],
    ["an attribute nobody has", { by: "age" }, 'No active participant has the attribute "age".'],
  ])("%s is a usage error that names the thing", (_, options, message) => {
    expect(ask(options)).toThrow(expect.objectContaining({ kind: "usage", message }));
  });

  test("an unknown attribute's error lists what there is to group by", () => {
    expect(ask({ by: "age" })).toThrow(
      expect.objectContaining({ hint: "Group by site, role, source, participant, question or coder." }),
    );
  });
});
