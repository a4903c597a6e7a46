import { describe, expect, it } from "vitest";
import { type Attention, type Conduct, noConduct } from "../../src/checklist/conduct.js";
import type { Evidence } from "../../src/checklist/evidence.js";
import { claimWords } from "../../src/checklist/facts/claim-words.js";
import { supportRows } from "../../src/checklist/facts/theme-support.js";
import { type QualityTopic, runQuality } from "../../src/checklist/quality/run-quality.js";
import { spread } from "../../src/checklist/statistics.js";
import { code, emptyEvidence, interviewed, participant, quotation, theme } from "./build-evidence.js";

const quality = (parts: Partial<Evidence>) => runQuality(emptyEvidence(parts));
const conduct = (parts: Partial<Conduct>): Pick<Evidence, "conduct"> => ({
  conduct: { ...noConduct, ...parts },
});
const found = (about: QualityTopic, parts: Partial<Evidence>) =>
  quality(parts)
    .findings.filter((finding) => finding.about === about)
    .map((finding) => finding.code);
const from = (id: number, words: string, parts = {}) =>
  quotation({ text: words, participant: id, label: `Person ${id}`, source: 100 + id, ...parts });
const withdrawn = (id: number) => participant(id, { status: "withdrawn-after-analysis" });

describe("the spread of values", () => {
  const example: readonly (readonly [readonly number[], number, number, number | null])[] = [
    // NIST/SEMATECH e-Handbook 1.3.5.1 and 1.3.5.6; SD √(32/7).
    [[2, 4, 4, 4, 5, 5, 7, 9], 4.5, 5, Math.sqrt(32 / 7)],
    [[9, 1, 5], 5, 5, 4],
    [[10, 1], 5.5, 5.5, Math.sqrt(40.5)],
    [[7], 7, 7, null],
    [[100, 20, 3, 1], 11.5, 31, Math.sqrt((69 ** 2 + 11 ** 2 + 28 ** 2 + 30 ** 2) / 3)],
  ];
  it.each(example)("of %j has median %d, mean %d and SD %d", (values, median, mean, sd) => {
    const of = spread(values);
    expect(of).toMatchObject({
      n: values.length,
      median,
      mean,
      min: Math.min(...values),
      max: Math.max(...values),
    });
    if (sd === null) expect(of?.sd).toBeNull();
    else expect(of?.sd).toBeCloseTo(sd, 12);
  });
  it("of no values is none", () => {
    expect(spread([])).toBeNull();
  });
});

describe("the spread of quotations", () => {
  it("is shares, the largest of them, and 1 / Σp²", () => {
    const times = (id: number, n: number) => Array.from({ length: n }, (_, i) => from(id, `words ${i}`));
    const { spread: of } = quality({
      participants: [participant(1, { role: "mentor" }), participant(2), participant(3), participant(4)],
      quotations: [...times(3, 2), ...times(1, 4), ...times(2, 4)],
    });
    expect(of).toMatchObject({ quotations: 10, quoted: 3, N: 4, largest: 0.4 });
    expect(of.effective).toBeCloseTo(1 / 0.36, 12);
    expect(of.rows).toEqual([
      { label: "Person 1", role: "mentor", quotations: 4 },
      { label: "Person 2", role: "", quotations: 4 },
      { label: "Person 3", role: "", quotations: 2 },
      { label: "Person 4", role: "", quotations: 0 },
    ]);
  });
  it("counts the same words once, and those of who withdrew or has no data never", () => {
    const parts = {
      participants: [participant(1), withdrawn(2), participant(3, { sources: [] })],
      quotations: [from(1, "one  word"), from(1, " one word"), from(2, "two")],
    };
    expect(quality(parts).spread).toMatchObject({ quotations: 1, quoted: 1, N: 1, largest: 1, effective: 1 });
  });
  it("never quotes more people than there are", () => {
    const parts = { ...interviewed(2), quotations: [1, 2, 3, 4].map((id) => from(id, `words of ${id}`)) };
    const { quoted, N, rows } = quality(parts).spread;
    expect(quoted).toBeLessThanOrEqual(N);
    expect(rows.reduce((sum, row) => sum + row.quotations, 0)).toBe(2);
  });
  it("is none without quotations, and that is said", () => {
    expect(quality(interviewed(2)).spread).toMatchObject({
      quotations: 0,
      quoted: 0,
      largest: null,
      effective: null,
    });
    expect(found("quotations", interviewed(2))).toEqual(["no-quotations"]);
    expect(found("quotations", { ...interviewed(3), quotations: [from(1, "one")] })).toEqual([
      "few-participants-quoted",
    ]);
    expect(found("quotations", { ...interviewed(2), quotations: [from(1, "one"), from(2, "two")] })).toEqual(
      [],
    );
  });
  it("one voice dominates with more than an even share and more than three in ten, never by a single quotation", () => {
    const codes = (...ids: readonly number[]) =>
      found("quotations", { ...interviewed(2), quotations: ids.map((id, i) => from(id, `words ${i}`)) });
    expect(codes(1, 2)).toEqual([]);
    expect(codes(1, 1, 2, 2)).toEqual([]);
    expect(codes(1, 1, 2)).toEqual(["one-voice-dominates"]);
  });
});

describe("what a theme rests on", () => {
  const people = (...segments: readonly (readonly [number, number])[]) =>
    segments.map(([who, n]) => ({ participant: who, segments: n }));
  const support = (...rows: Conduct["support"]) => conduct({ support: rows });

  it("is counted with its subthemes; its quotations once, and only of who has not withdrawn", () => {
    const rows = supportRows(
      emptyEvidence({
        participants: [participant(1), participant(2), withdrawn(3)],
        themes: [
          theme(1, { participants: 2, segments: 7, against: 1 }),
          theme(2, { parent: 1, against: 2 }),
          theme(3, { status: "dropped", parent: 1, against: 5 }),
          theme(4, { parent: 3, against: 0 }),
        ],
        quotations: [
          from(1, "one"),
          from(1, "one", { theme: 2 }),
          from(2, "two", { theme: 2 }),
          from(3, "three"),
          from(1, "four", { theme: null }),
          from(1, "five", { theme: 4 }),
        ],
        ...support({ theme: 1, sources: 2, people: people([2, 4], [1, 3]) }),
      }),
    );
    expect(rows.map((row) => [row.theme, row.top, row.quotations, row.quoted, row.against])).toEqual([
      [1, true, 2, 2, 3],
      [2, false, 2, 2, 2],
      [4, true, 1, 1, 0],
    ]);
    expect(rows[0]).toMatchObject({
      participants: 2,
      sources: 2,
      segments: 7,
      largest: { label: "Person 2", segments: 4, of: 7 },
    });
    expect(rows[1]).toMatchObject({ sources: 0, largest: null });
  });

  it("asks about a theme of nobody, of one person and of one voice", () => {
    const of = (parts: object, ...own: Conduct["support"][number]["people"]) =>
      found("themes", {
        ...interviewed(3),
        themes: [theme(1, parts)],
        quotations: [from(1, "one")],
        ...support({ theme: 1, sources: 1, people: own }),
      });
    expect(of({}, ...people([1, 2], [2, 2]))).toEqual([]);
    expect(of({ segments: 0 })).toEqual(["theme-without-data"]);
    expect(of({ participants: 1 }, ...people([1, 9]))).toEqual(["theme-of-one"]);
    expect(of({}, ...people([1, 3], [2, 1]))).toEqual(["theme-of-one-voice"]);
    expect(of({}, ...people([1, 2], [2, 1]))).toEqual([]);
    const alone = {
      ...interviewed(1),
      themes: [theme(1, { participants: 1 })],
      quotations: [from(1, "one")],
    };
    expect(found("themes", alone)).toEqual([]);
    const message = quality({
      ...interviewed(3),
      themes: [theme(1)],
      ...support({ theme: 1, sources: 1, people: people([1, 3], [2, 1]) }),
    }).findings.find((finding) => finding.code === "theme-of-one-voice")?.message;
    expect(message).toContain("Person 1");
    expect(message).toContain("3 of 4");
  });

  it("asks for a quotation where there are passages, and for themes where there are none", () => {
    expect(found("themes", { ...interviewed(3), themes: [theme(1)] })).toEqual(["theme-without-quotation"]);
    expect(found("themes", { ...interviewed(3), themes: [theme(1, { segments: 0 })] })).toEqual([
      "theme-without-data",
    ]);
    expect(found("themes", interviewed(3))).toEqual(["no-themes"]);
  });

  it("asks whether two themes that share more than half of their passages are two", () => {
    const share = (jaccard: number, b = 2) =>
      quality({
        ...interviewed(3),
        themes: [theme(1), theme(2, { name: "Silence" }), theme(3, { status: "dropped" })],
        quotations: [from(1, "one"), from(2, "two", { theme: 2 })],
        ...conduct({ overlaps: [{ a: 1, b, segments: 6, jaccard }] }),
      }).findings.filter((finding) => finding.about === "themes");
    expect(share(0.5)).toEqual([]);
    expect(share(0.51, 3)).toEqual([]);
    expect(share(0.512).map((finding) => finding.code)).toEqual(["themes-overlap"]);
    expect(share(0.512)[0]?.message).toMatch(/Silence.* 6 passages, 51/);
  });
});

describe("words that say how many", () => {
  const roles = interviewed(10, (id) => ({ person: { role: id <= 4 ? "mentor" : "mentee" } }));
  const claim = (words: string, inTheme: readonly number[], where = "theme “Trust”: concept") =>
    emptyEvidence({
      ...roles,
      themes: [theme(1, { name: "Trust" }), theme(2, { name: "Gone", status: "dropped" })],
      ...conduct({
        texts: [{ kind: "theme", where, text: words, event: 4 }],
        support: [
          {
            theme: 1,
            sources: 1,
            people: inTheme.map((who) => ({ participant: who, segments: 1 })),
          },
        ],
      }),
    });
  const first = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

  const verdicts: readonly (readonly [string, number, string, string | null])[] = [
    ["All participants agreed.", 10, "fits", "all"],
    ["Every participant agreed.", 9, "too-much", "most"],
    ["Each person agreed.", 10, "fits", "all"],
    ["Most participants agreed.", 10, "too-little", "all"],
    ["Most participants agreed.", 8, "fits", "most"],
    ["Most of the participants agreed.", 7, "too-much", "many"],
    ["Many people agreed.", 8, "too-little", "most"],
    ["Many people agreed.", 5, "fits", "many"],
    ["Many people agreed.", 4, "too-much", "some"],
    ["Some of our interviewees agreed.", 5, "too-little", "many"],
    ["Some informants agreed.", 3, "fits", "some"],
    ["Some respondents agreed.", 2, "too-much", "a few"],
    ["A few participants agreed.", 3, "too-little", "some"],
    ["Few speakers agreed.", 2, "fits", "a few"],
    ["A few younger participants agreed.", 1, "too-much", "one"],
    ["A few participants agreed.", 0, "too-much", null],
  ];
  it.each(verdicts)("“%s” of %i in 10 is %s", (words, n, verdict, fits) => {
    expect(claimWords(claim(words, first(n)))).toMatchObject([
      { verdict, fits, n, N: 10, group: "participants", event: 4, sentence: words },
    ]);
  });

  it("are held against a role where they name one", () => {
    const [word] = claimWords(claim("Most mentors agreed.", [1, 2, 3, 8, 9]));
    expect(word).toMatchObject({ written: "most", group: "mentor", n: 3, N: 4, verdict: "fits" });
    expect(claimWords(claim("All mentees agreed.", [5, 6]))).toMatchObject([{ n: 2, N: 6 }]);
  });
  it("are not judged in a text on no theme, or on one that was dropped", () => {
    for (const where of ["theme “Gone”: concept", "paper", "theme “Trust”: names"])
      expect(claimWords(claim("All participants agreed.", first(10), where))).toMatchObject([
        { n: null, N: 10, fits: null, verdict: "unknown" },
      ]);
    expect(
      claimWords(claim("All participants agreed.", first(10), "theme “trust”: boundaries")),
    ).toMatchObject([{ n: 10 }]);
  });
  it("are none in “not all”, “how many” or “so few”, or where nobody is named", () => {
    for (const words of [
      "Not all participants agreed.",
      "We asked how many people agreed.",
      "So few participants agreed.",
      "Most of it was trust.",
      "Almost all participants agreed.",
    ])
      expect(claimWords(claim(words, first(5)))).toEqual([]);
  });
  it("are asked about where they say too much or too little", () => {
    const codes = (words: string, n: number) =>
      runQuality(claim(words, first(n)))
        .findings.filter((finding) => finding.about === "claim words")
        .map(({ level, code: id }) => [level, id]);
    expect(codes("All participants agreed.", 9)).toEqual([["warning", "claim-word-too-large"]]);
    expect(codes("Many participants agreed.", 9)).toEqual([["hint", "claim-word-too-small"]]);
    expect(codes("Most participants agreed.", 9)).toEqual([]);
  });
  it("a finding quotes a long sentence to its 160th character", () => {
    const long = (length: number) => `All participants ${"a".repeat(length - 18)}.`;
    const message = (words: string) =>
      runQuality(claim(words, first(9))).findings.find((finding) => finding.about === "claim words")?.message;
    expect(message(long(160))).toContain(`“${long(160)}”`);
    expect(message(long(161))).toContain(`“${long(161).slice(0, 159)}…”`);
  });
});

describe("cases that differ", () => {
  const themed = {
    ...interviewed(3),
    themes: [theme(1, { codes: [1], participants: 2, against: 1 })],
    ...conduct({
      support: [{ theme: 1, sources: 2, people: [1, 2].map((who) => ({ participant: who, segments: 1 })) }],
    }),
  };
  it("are passages against a theme, rare codes in no theme, and people in none", () => {
    const parts = {
      ...themed,
      themes: [
        ...themed.themes,
        theme(2, { name: "Silence", against: 2, codes: [] }),
        theme(3, { against: 0 }),
      ],
      codebook: {
        codes: [
          code(1, { participants: 1 }),
          code(2, { participants: 2, name: "rare" }),
          code(3, { participants: 3 }),
          code(4, { participants: 0 }),
          code(5, { participants: 1, parent: 1 }),
          code(6, { participants: 1, status: "retired" }),
        ],
        event: 1,
      },
    };
    expect(quality(parts).deviant).toEqual({
      against: 3,
      themes: ["Trust takes 1 years", "Silence"],
      rareCodes: ["rare", "code 5"],
      inNoTheme: ["Person 3"],
    });
    expect(found("deviant cases", parts)).toEqual(["participant-in-no-theme", "rare-code-in-no-theme"]);
  });
  it("are missed where nothing is marked as against a theme, or everybody is in every theme", () => {
    const everybody = [1, 2, 3].map((who) => ({ participant: who, segments: 1 }));
    const all = (participants: number, against: number) =>
      found("deviant cases", {
        ...themed,
        themes: [theme(1, { participants, against })],
        ...conduct({ support: [{ theme: 1, sources: 3, people: everybody }] }),
      });
    expect(all(3, 0)).toEqual(["no-counter-evidence", "everybody-agrees"]);
    expect(all(2, 0)).toEqual(["no-counter-evidence"]);
    expect(all(3, 1)).toEqual([]);
    const one = { ...interviewed(1), themes: [theme(1, { participants: 1 })] };
    expect(found("deviant cases", one)).toEqual(["no-counter-evidence", "participant-in-no-theme"]);
  });
  it("without themes there is nothing to differ from", () => {
    expect(found("deviant cases", interviewed(3))).toEqual([]);
    expect(quality(interviewed(3)).deviant.inNoTheme).toEqual([]);
  });
});

describe("uncoded material", () => {
  const source = (name: string, passages: number, parts: Partial<Attention> = {}): Attention => ({
    source: 101,
    name,
    words: 1000,
    wordsCoded: passages * 10,
    turns: 20,
    turnsCoded: passages,
    passages,
    codes: passages,
    ...parts,
  });
  const attention = (...sources: readonly Attention[]) => conduct({ attention: sources });

  it("is told source by source, with passages a thousand words", () => {
    const { sources } = quality(attention(source("a", 5, { words: 300 }), source("b", 0, { words: 0 })));
    expect(sources).toEqual([
      {
        name: "a",
        words: 300,
        wordsCoded: 50,
        turns: 20,
        turnsCoded: 5,
        passages: 5,
        passagesPer1000Words: 16.7,
      },
      { name: "b", words: 0, wordsCoded: 0, turns: 20, turnsCoded: 0, passages: 0, passagesPer1000Words: 0 },
    ]);
  });
  it("names sources with words and no passage", () => {
    const bare = attention(source("a", 5), source("b", 0), source("c", 0, { words: 0 }));
    const [finding] = quality(bare).findings.filter(({ about }) => about === "uncoded material");
    expect(finding).toMatchObject({ level: "warning", code: "source-uncoded" });
    expect(finding?.message).toContain(" b.");
    expect(found("uncoded material", attention(source("a", 5)))).toEqual([]);
    expect(found("uncoded material", {})).toEqual([]);
  });
  it("compares densities from four sources on: less than half of the median is thin", () => {
    const thin = (...passages: readonly number[]) =>
      found("uncoded material", attention(...passages.map((n, i) => source(`s${i}`, n))));
    expect(thin(10, 10, 10, 4)).toEqual(["source-thinly-coded"]);
    expect(thin(10, 10, 10, 5)).toEqual([]);
    expect(thin(10, 10, 4)).toEqual([]);
    expect(thin(10, 10, 10, 0)).toEqual(["source-uncoded"]);
    const [finding] = quality(
      attention(...[10, 12, 14, 4].map((n, i) => source(`s${i}`, n))),
    ).findings.filter(({ about }) => about === "uncoded material");
    expect(finding?.message).toMatch(/median source \(11 .*s3 \(4\)/);
  });
});
