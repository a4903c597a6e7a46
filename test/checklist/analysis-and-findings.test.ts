import { describe, expect, it } from "vitest";
import type { Evidence } from "../../src/checklist/evidence.js";
import {
  code,
  codes,
  emptyEvidence,
  interviewed,
  item,
  member,
  participant,
  quotation,
  source,
  theme,
} from "./build-evidence.js";

const team = [
  member({ coderId: 1, name: "Ana Bell", initials: "AB" }),
  member({ name: "cy", initials: "CD" }),
];
const coders = [
  { id: 1, name: "ana", kind: "person" as const },
  { id: 2, name: "cy", kind: "person" as const },
  { id: 3, name: "consensus", kind: "consensus" as const },
];
const coded = (byCoder: Evidence["codings"]["byCoder"], parts: Partial<Evidence["codings"]> = {}) => ({
  codings: { ...emptyEvidence().codings, byCoder, ...parts },
});
const four = { ...interviewed(4), team, coders };
const sources = (...ids: number[]) => ids.map((id) => 100 + id);

describe("item 24, coders", () => {
  it("says who coded what and how many sources two people coded", () => {
    const row = item(24, {
      ...four,
      ...coded([
        { coder: 1, sources: sources(1, 2, 3, 4), passages: 40 },
        { coder: 2, sources: sources(4), passages: 8 },
        { coder: 3, sources: sources(1, 2, 3, 4), passages: 44 },
      ]),
      passes: [
        { coder: 2, source: 103, state: "finished" },
        { coder: 2, source: 102, state: "started" },
      ],
    });
    expect(row.answer).toBe(
      "2 coders: AB (4 of 4 sources) and CD (2 of 4 sources). 2 of 4 sources were coded by two or more people.",
    );
    expect(row).toMatchObject({ status: "reported", findings: [] });
  });
  it("takes one coder for a full answer in a reflexive study", () => {
    const one = { ...four, ...coded([{ coder: 1, sources: sources(1, 2, 3, 4), passages: 9 }]) };
    const row = item(24, { ...one, settings: { approach: "reflexive" } });
    expect(row).toMatchObject({
      answer: "One coder: AB (4 of 4 sources).",
      status: "reported",
      findings: [],
    });
    expect(codes(24, { ...one, settings: { approach: "reliability" } })).toEqual([
      "one-coder-in-reliability",
    ]);
  });
  it("asks for double coding only where reliability is claimed", () => {
    const all = interviewed(11).sources.map((s) => s.id);
    const parts = {
      ...interviewed(11),
      team,
      coders,
      ...coded([
        { coder: 1, sources: all, passages: 9 },
        { coder: 2, sources: all.slice(0, 1), passages: 9 },
      ]),
    };
    expect(codes(24, { ...parts, settings: { approach: "reliability" } })).toEqual([
      "few-sources-double-coded",
    ]);
    expect(codes(24, { ...parts, settings: { approach: "codebook" } })).toEqual([]);
    expect(codes(24, { ...parts, ...interviewed(10), settings: { approach: "reliability" } })).toEqual([]);
  });
  it("names sources nobody read, coders outside the team and open proposals", () => {
    const some = {
      ...four,
      team: [],
      ...coded([{ coder: 1, sources: sources(1, 2, 3), passages: 9 }], { proposed: 2 }),
    };
    expect(codes(24, some)).toEqual(["source-without-coder", "proposals-open", "coder-not-in-team"]);
  });
  it("discloses suggestions, and never counts an engine as a coder", () => {
    const row = item(24, {
      ...four,
      ...coded([{ coder: 1, sources: sources(1, 2, 3, 4), passages: 50 }], {
        origins: { manual: 45, suggested: 5 },
      }),
      suggestions: [{ engine: "neighbours 1.0", offered: 12, accepted: 4, edited: 1, rejected: 5, left: 2 }],
    });
    expect(row.answer).toBe(
      "One coder: AB (4 of 4 sources). neighbours 1.0 offered 12 code suggestions: 4 accepted, 1 accepted with a change, " +
        "5 rejected, 2 left undecided. 5 of 50 (10%) confirmed codings began as a suggestion.",
    );
  });
});

describe("item 25, the coding tree", () => {
  const tree = [
    code(1),
    code(2, { parent: 1 }),
    code(3, { parent: 2, defined: false }),
    code(4),
    code(5, { status: "merged" }),
    code(6, { status: "retired", defined: false }),
  ];
  const themes = [
    theme(1, { codes: [1] }),
    theme(2, { parent: 1 }),
    theme(3, { status: "dropped", codes: [4] }),
  ];
  it("counts active codes, levels, themes and subthemes", () => {
    const row = item(25, { codebook: { codes: tree, event: 812 }, themes });
    expect(row.answer).toBe(
      "The codebook has 4 codes on 3 levels. The codes are organised in 1 theme and 1 subtheme. " +
        "1 code was merged into others and 1 code was retired. 1 of 4 codes have no definition. 3 of 4 codes are in no theme.",
    );
    expect(row.status).toBe("reported");
    expect(row.findings.map((f) => f.code)).toEqual(["code-without-definition", "code-in-no-theme"]);
    expect(row.findings[1]?.message).toContain("code 4");
  });
  it("takes a code below a theme's code as in no theme, as the counts of themes do", () => {
    const pair = { codes: [code(1), code(2, { parent: 1 })], event: 3 };
    expect(codes(25, { codebook: pair, themes: [theme(1, { codes: [1] })] })).toEqual(["code-in-no-theme"]);
    expect(codes(25, { codebook: pair, themes: [theme(1, { codes: [1, 2] })] })).toEqual([]);
  });
  it("has no findings where all is defined and placed, and is in part without themes", () => {
    const whole = { codes: [code(1), code(2, { parent: 1 })], event: 3 };
    const placed = [theme(1, { codes: [1] }), theme(2, { parent: 1, codes: [2] })];
    expect(item(25, { codebook: whole, themes: placed })).toMatchObject({ status: "reported", findings: [] });
    expect(item(25, { codebook: whole })).toMatchObject({ status: "partly", findings: [] });
  });
  it("notices two codes of one name", () => {
    const twins = [code(1, { name: "Trust" }), code(2, { name: "trust " })];
    expect(codes(25, { codebook: { codes: twins, event: 1 } })).toEqual(["duplicate-code-name"]);
  });
  it("survives a circle of parents", () => {
    const circle = [code(1, { parent: 2 }), code(2, { parent: 1 })];
    const round = [theme(1, { parent: 2 }), theme(2, { parent: 1 })];
    expect(item(25, { codebook: { codes: circle, event: 1 }, themes: round }).answer).toContain(
      "2 codes on 2 levels",
    );
  });
});

describe("item 26, derivation", () => {
  const mixed = { codes: [code(1), code(2), code(3, { origin: "deductive" })], event: 1 };
  it("counts origins and dates", () => {
    const row = item(26, {
      codebook: mixed,
      themes: [theme(1, { createdDate: "2024-03-01" })],
      ...coded([], { firstDate: "2024-02-01" }),
    });
    expect(row.answer).toBe(
      "Of 3 codes: 2 inductive, 1 deductive. Of 1 theme: 1 inductive. Coding began on 2024-02-01. " +
        "The first theme was recorded on 2024-03-01.",
    );
    expect(row).toMatchObject({ status: "partly", findings: [] });
  });
  it("holds a claim of induction against the codebook", () => {
    const says = (derivation: string) => codes(26, { codebook: mixed, settings: { derivation } });
    expect(says("An inductive analysis")).toEqual(["inductive-with-deductive-codes"]);
    expect(says("Inductive and deductive")).toEqual([]);
    expect(
      codes(26, { codebook: { codes: [code(1)], event: 1 }, settings: { derivation: "Inductive" } }),
    ).toEqual([]);
  });
  it("notices themes older than coding, and themes that emerged", () => {
    const at = (createdDate: string, origin: "inductive" | "deductive") =>
      codes(26, { themes: [theme(1, { createdDate, origin })], ...coded([], { firstDate: "2024-02-01" }) });
    expect(at("2024-01-31", "inductive")).toEqual(["theme-before-coding"]);
    expect(at("2024-01-31", "deductive")).toEqual([]);
    expect(at("2024-02-01", "inductive")).toEqual([]);
    const emerged = item(26, { settings: { derivation: "Themes emerged.", approach: "reflexive" } });
    expect(emerged.findings).toMatchObject([{ level: "warning", code: "themes-emerged" }]);
    expect(codes(26, { settings: { derivation: "Themes were developed." } })).toEqual([]);
  });
});

describe("item 27, software", () => {
  const begun = { sources: [source(101)] };
  const offers = [{ engine: "neighbours 1.0", offered: 3, accepted: 1, edited: 0, rejected: 2, left: 0 }];
  it("names the tool with its version, and says that nothing was suggested", () => {
    const row = item(27, { ...begun, chainHead: "ab12" });
    expect(row.answer).toBe(
      "The data were managed and coded with themata 0.1.0. No suggestion engine was used.",
    );
    expect(row.evidence).toContainEqual({
      kind: "history",
      ref: "ab12",
      text: "Head of the study's history",
    });
    expect(row).toMatchObject({ status: "reported", findings: [] });
  });
  it("says where suggestions and searches were used", () => {
    const row = item(27, {
      ...begun,
      suggestions: offers,
      ...coded([], { origins: { manual: 6, suggested: 1, autocode: 2 } }),
    });
    expect(row.answer).toContain("neighbours 1.0 offered 3 code suggestions");
    expect(row.answer).toContain("1 of 9 confirmed codings began as a suggestion.");
    expect(row.answer).toContain("confirmed by a person: 2.");
  });
  it("holds the study's own statement against the use of suggestions", () => {
    const says = (software: string) => codes(27, { ...begun, suggestions: offers, settings: { software } });
    expect(says("Computer-assisted coding in themata.")).toEqual(["suggestions-not-disclosed"]);
    expect(says("Coded in themata with suggestions.")).toEqual([]);
    expect(codes(27, { ...begun, settings: { software: "Coded in themata." } })).toEqual([]);
  });
  it("does not let software analyse", () => {
    expect(codes(27, { ...begun, settings: { software: "NVivo was used to identify themes." } })).toEqual([
      "software-as-analyst",
    ]);
  });
  it("names every version that wrote", () => {
    const tool = { name: "themata", version: "0.2.0", versions: ["0.1.0", "0.2.0"] };
    expect(item(27, { ...begun, tool }).answer).toContain("themata 0.1.0 and 0.2.0");
    expect(codes(27, { ...begun, tool })).toEqual(["several-versions"]);
  });
});

describe("item 29, quotations", () => {
  const themes = [theme(1), theme(2), theme(3, { parent: 2 })];
  const from = (id: number, text: string, parts = {}) =>
    quotation({ text, participant: id, label: `Person ${id}`, source: 100 + id, ...parts });
  const even = [from(1, "one"), from(2, "two", { theme: 3 })];
  it("says how many people are quoted and how many themes illustrated", () => {
    const row = item(29, { ...interviewed(4), themes, quotations: even });
    expect(row.answer).toBe(
      "2 quotations from 2 of 4 participants. 2 of 2 themes are illustrated. 1 of 1 subthemes are illustrated. Every quotation is labelled.",
    );
    expect(row).toMatchObject({ status: "reported", findings: [] });
  });
  it("names a theme without quotation and a quotation without label", () => {
    const row = item(29, {
      ...interviewed(2),
      themes,
      quotations: [from(1, "one", { label: " " }), from(2, "two")],
    });
    expect(row.status).toBe("partly");
    expect(row.answer).toContain(
      "1 of 2 themes are illustrated. 0 of 1 subthemes are illustrated. 1 of 2 quotations have no label.",
    );
    expect(row.findings.map((f) => f.code)).toEqual([
      "theme-without-quotation",
      "theme-without-quotation",
      "quotation-without-label",
    ]);
  });
  it("asks where fewer than half of the participants are quoted", () => {
    expect(codes(29, { ...interviewed(5), themes, quotations: even })).toEqual(["few-participants-quoted"]);
  });
  it("asks where one person has more than three in ten quotations", () => {
    const ten = (most: number) =>
      Array.from({ length: 10 }, (_, i) =>
        from(i < most ? 1 : 2 + (i % 4), `words ${i}`, { theme: i % 2 ? 1 : 3 }),
      );
    expect(codes(29, { ...interviewed(5), themes, quotations: ten(4) })).toEqual(["one-voice-dominates"]);
    expect(codes(29, { ...interviewed(5), themes, quotations: ten(3) })).toEqual([]);
  });
  it("asks for a role that is never quoted", () => {
    const roles = interviewed(3, (id) => ({ person: { role: id === 3 ? "mentor" : "mentee" } }));
    expect(codes(29, { ...roles, themes, quotations: even })).toEqual(["role-never-quoted"]);
  });
  it("counts a quotation that is used twice once", () => {
    const row = item(29, {
      ...interviewed(2),
      themes,
      quotations: [...even, from(1, " one ", { theme: 2 })],
    });
    expect(row.answer).toContain("2 quotations from 2 of 2");
    expect(row.findings.map((f) => f.code)).toEqual(["quotation-used-twice"]);
  });
  it("never counts the words of who withdrew", () => {
    const people = interviewed(3, (id) =>
      id === 3 ? { person: { status: "withdrawn-after-analysis" } } : {},
    );
    const row = item(29, { ...people, themes, quotations: [...even, from(3, "three")] });
    expect(row.answer).toContain("2 quotations from 2 of 2 participants");
    expect(row.findings).toMatchObject([{ level: "error", code: "quotation-of-withdrawn" }]);
    expect(item(29, { ...people, themes, quotations: [from(3, "three")] }).status).toBe("missing");
  });
  it("asks about a quotation of nobody and a label that few people fit", () => {
    const nobody = [...even, quotation({ participant: null, label: "Group 1", text: "we" })];
    expect(codes(29, { ...interviewed(3), themes, quotations: nobody })).toEqual([
      "quotation-without-participant",
    ]);
    const rural = (n: number) =>
      interviewed(4, (id) => ({ person: { attributes: { area: id <= n ? "rural" : "town" } } }));
    const labelled = [from(1, "one", { label: "Person 1, rural" }), from(2, "two", { theme: 3 })];
    expect(codes(29, { ...rural(2), themes, quotations: labelled })).toEqual(["label-may-identify"]);
    expect(codes(29, { ...rural(3), themes, quotations: labelled })).toEqual([]);
  });
});

describe("items 30 to 32, themes", () => {
  const people = interviewed(4);
  const full = theme(1, { codes: [1, 2] });
  const two = [quotation({ text: "a" }), quotation({ text: "b" })];
  it("say what each theme rests on, and leave the judgement to a person", () => {
    const row = item(30, { ...people, themes: [full], quotations: two });
    expect(row.answer).toBe("Trust takes 1 years: 3 of 4 participants, 9 segments, 2 quotations.");
    expect(row).toMatchObject({ status: "partly", findings: [] });
    expect(codes(30, { themes: [theme(1, { segments: 0 })] })).toEqual(["theme-without-data"]);
    expect(codes(30, { themes: [theme(1, { against: 2 })] })).toEqual(["counter-evidence"]);
  });
  it("list the themes with their concepts", () => {
    const second = theme(2, { codes: [3, 4], name: "Silence protects" });
    const quotations = [...two, ...two.map((q) => ({ ...q, theme: 2 }))];
    const row = item(31, { ...people, themes: [full, second], quotations });
    expect(row.answer).toBe(
      "2 themes. 1. Trust takes 1 years: Trust grows by small promises kept. 2. Silence protects: Trust grows by small promises kept.",
    );
    expect(row).toMatchObject({ status: "reported", findings: [] });
  });
  it("find vague, thin, tentative and topical themes", () => {
    const of = (parts: object, rest: Partial<Evidence> = {}) =>
      codes(31, {
        ...people,
        themes: [{ ...full, ...parts }, theme(2, { codes: [3, 4] })],
        quotations: [...two, ...two.map((q) => ({ ...q, theme: 2 }))],
        ...rest,
      });
    expect(of({})).toEqual([]);
    expect(of({ concept: " " })).toEqual(["theme-without-concept"]);
    expect(of({ status: "candidate" })).toEqual(["theme-still-candidate"]);
    expect(of({ codes: [1] })).toEqual(["thin-theme"]);
    expect(of({ participants: 1 })).toEqual(["thin-theme"]);
    expect(of({ name: "Role of gender" })).toEqual(["topic-as-theme"]);
    expect(of({ name: "Barriers" }, { settings: { approach: "codebook" } })).toEqual([]);
  });
  it("ask about one theme and more than seven", () => {
    const many = Array.from({ length: 8 }, (_, i) => theme(i + 1, { codes: [1, 2] }));
    expect(codes(31, { themes: many })).toContain("many-themes");
    expect(codes(31, { themes: many.slice(1) })).not.toContain("many-themes");
    expect(codes(31, { themes: [full] })).toContain("single-theme");
  });
  it("list subthemes and what speaks against a theme", () => {
    const row = item(32, {
      ...people,
      themes: [theme(1, { against: 2 }), theme(2, { parent: 1, name: "Calls at night" })],
    });
    expect(row.answer).toBe("1 subtheme: Calls at night. 2 passages marked as evidence against a theme.");
    expect(row).toMatchObject({ status: "partly", findings: [] });
  });
  it("ask for diverse cases", () => {
    expect(item(32, { ...people, themes: [full] })).toMatchObject({
      status: "missing",
      findings: [{ code: "no-diverse-cases" }],
    });
    const themes = [full, theme(2, { parent: 1 })];
    const rare = (participants: number) =>
      codes(32, { ...people, themes, codebook: { codes: [code(9, { participants })], event: 1 } });
    expect(rare(2)).toEqual(["rare-code-in-no-theme"]);
    expect(rare(3)).toEqual([]);
    expect(
      codes(32, { ...people, themes: [theme(1, { participants: 4 }), theme(2, { parent: 1 })] }),
    ).toEqual(["everybody-agrees"]);
  });
});

it("a participant's withdrawal changes every denominator", () => {
  const parts = {
    ...interviewed(2),
    participants: [participant(1), participant(2, { status: "withdrawn-after-analysis" as const })],
    team,
    coders,
  };
  const row = item(24, { ...parts, ...coded([{ coder: 1, sources: sources(1, 2), passages: 9 }]) });
  expect(row.answer).toBe("One coder: AB (1 of 1 sources).");
});
