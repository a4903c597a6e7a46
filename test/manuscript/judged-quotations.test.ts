import { describe, expect, it } from "vitest";
import { judgeQuotations, type QuotationFacts } from "../../src/manuscript/judge-quotations.js";
import { Labels } from "../../src/manuscript/labels.js";
import { findQuotations } from "../../src/manuscript/quotations.js";
import { placeBlocks } from "../../src/manuscript/sections.js";
import type { Speech } from "../../src/manuscript/speech.js";
import { paper, people, themes } from "../support/manuscript-study.js";

/** A transcript in which the interviewer (0) and participants (their ids) take turns. */
function speech(
  name: string,
  source: number,
  turns: readonly (readonly [participant: number, text: string])[],
  coded: readonly (readonly [text: string, ...themes: number[]])[] = [],
): Speech {
  const text = turns.map(([, words]) => words).join("\n\n");
  let at = 0;
  return {
    source,
    name,
    text,
    turns: turns.map(([participant, words]) => {
      const start = at;
      at += words.length + 2;
      return participant === 0
        ? { start, end: start + words.length, role: "interviewer", participant: null }
        : { start, end: start + words.length, role: "participant", participant };
    }),
    coded: coded.map(([words, ...own]) => {
      const start = text.indexOf(words);
      return { start, end: start + words.length, themes: own };
    }),
  };
}

const one = speech(
  "one",
  1,
  [
    [0, "How did it begin for you here in the clinic?"],
    [1, "It began with a lamp that he lent me, um, and I could not say no to it at all."],
    [0, "And what came of it?"],
    [1, "After that we kept small promises for a whole cold winter, and nobody saw it."],
  ],
  [["It began with a lamp", 1], ["kept small promises", 2], ["nobody saw it"]],
);
const two = speech("two", 2, [
  [0, "And how was that?"],
  [2, "Nobody lent me anything, so I built a lamp of my own."],
  [5, "I would never want to be quoted on any of this."],
]);

const facts: QuotationFacts = {
  people,
  themes,
  names: ["Trust is slow", "My own way home"],
  questions: ["What would you change, if you could, about the programme?"],
  partial: false,
};

async function judged(lines: readonly string[], over: Partial<QuotationFacts> = {}) {
  const { quotations } = findQuotations(placeBlocks(paper(...lines), themes), new Labels(people));
  return judgeQuotations(quotations, { ...facts, ...over }, [one, two]);
}
const status = async (lines: readonly string[], over: Partial<QuotationFacts> = {}) =>
  (await judged(lines, over)).map((q) => (q.reason === null ? q.status : `${q.status}: ${q.reason}`));
const findings = async (lines: readonly string[], over: Partial<QuotationFacts> = {}) =>
  (await judged(lines, over)).flatMap((q) => q.findings.map((f) => `${f.level} ${f.code}: ${f.message}`));

describe("a quotation is held against the transcripts", () => {
  it.each([
    ["word for word", "“It began with a lamp that he lent me” (Mentor 1).", "verbatim"],
    ["with other words", "“It began with a book that he lent me” (Mentor 1).", "altered"],
    ["that stands nowhere", "“The mountain was blue and silent” (Mentor 1).", "not-found"],
    ["of no words", "“…” (Mentor 1).", "not-judged: no words"],
    [
      "of a word or two without a label",
      "They were “such grand”.",
      "not-judged: fewer than 4 words and no label",
    ],
    ["of a word or two with one", "They were “such grand” (Mentor 1).", "not-found"],
    [
      "that is a name",
      "We call it “My own way home”.",
      "not-judged: the name of a code, a theme or the study",
    ],
    [
      "that is a question of the guide",
      "“if you could, about the programme”",
      "not-judged: a question of the interview guide",
    ],
    [
      "that asks, where questions are told of",
      "We asked: “Who are you to them now?”",
      "not-judged: a question of the interview guide",
    ],
    [
      "of literature",
      "“The mountain was blue and silent” (Kram, 1985).",
      "not-judged: literature is cited beside it",
    ],
    [
      "of literature that was said all the same",
      "“It began with a lamp that he lent me” (Kram, 1985).",
      "verbatim",
    ],
    [
      "with a word altered, beside literature",
      "“It began with a lamp that she lent me” (Kram, 1985).",
      "altered",
    ],
    [
      "short, and only like something said",
      "“built a house of own”",
      "not-judged: short, without a label, and only like something said",
    ],
  ])("%s", async (_, text, expected) => {
    expect(await status(["# Results", text])).toEqual([expected]);
  });

  it.each([
    ["Introduction", "not-judged: no label, and it stands outside the results (Introduction)"],
    ["Methods", "not-judged: no label, and it stands outside the results (Methods)"],
    ["Abstract", "not-judged: no label, and it stands outside the results (Abstract)"],
    ["Funding", "not-judged: no label, and it stands outside the results (Funding)"],
    ["Discussion", "not-found"],
    ["A word", "not-found"],
  ])("without a label, under %s", async (heading, expected) => {
    expect(await status([`# ${heading}`, "“The mountain was blue and silent”"])).toEqual([expected]);
  });

  it("in the methods, what is much like the interviewer's words is a question", async () => {
    expect(await status(["# Methods", "“How did it begin for you then in the clinic”"])).toEqual([
      "not-judged: a question much like one of the interviewer's",
    ]);
    expect(await status(["# Results", "“How did it begin for you then in the clinic”"])).toEqual(["altered"]);
  });

  it("longer than any quotation is not judged", async () => {
    expect(await status(["# Results", `“${"word ".repeat(1501)}” (Mentor 1)`])).toEqual([
      "not-judged: longer than 1500 words",
    ]);
    expect(await status(["# Results", `“${"word ".repeat(1500)}” (Mentor 1)`])).toEqual(["not-found"]);
  });

  it("in a cell, a few words without marks that are found nowhere are none", async () => {
    const table = (words: string) => [
      "# Results",
      "| Theme | Quotation",
      "| Time | It began with a lamp",
      `| Time | ${words}`,
    ];
    expect(await status(table("see page three"))).toEqual([
      "verbatim",
      "not-judged: fewer than 4 words in a cell, without quotation marks",
    ]);
    expect(await status(table("see it on page three"))).toEqual(["verbatim", "not-found"]);
    expect(await status(table("it at all"))).toEqual(["verbatim", "verbatim"]);
  });

  it("of which only a bundle's quotations are at hand, is not judged where it is not among them", async () => {
    expect(
      await judged(["# Results", "“The mountain was blue and silent” (Mentor 1)"], { partial: true }),
    ).toMatchObject([
      {
        status: "not-judged",
        reason: "not among the quotations of the bundle",
        findings: [{ level: "warning", code: "quotation-not-in-bundle" }],
      },
    ]);
    expect(await status(["# Results", "“such grand”"], { partial: true })).toEqual([
      "not-judged: fewer than 4 words and no label",
    ]);
    expect(await status(["# Results", "“It began with a lamp” (Mentor 1)"], { partial: true })).toEqual([
      "verbatim",
    ]);
    expect(
      await status(["# Results", "“It began with a lamp … nobody saw it” (Mentor 1)"], { partial: true }),
    ).toEqual(["not-judged: not among the quotations of the bundle"]);
  });
});

describe("what is wrong with the words of a quotation is told", () => {
  it.each([
    ["# Results", "“The mountain was blue” (Mentor 1)", "error quotation-not-found"],
    ["# Results", "“such grand” (Mentor 1)", "warning quotation-not-found"],
    ["# Results", "“The mountain was blue”", "error quotation-not-found"],
    ["# A word", "“The mountain was blue”", "warning quotation-not-found"],
    ["# A word", "“The mountain was blue and cold”", "error quotation-not-found"],
    ["# Discussion", "“The mountain was blue and cold”", "warning quotation-not-found"],
    ["# Discussion", "“The mountain was blue and cold” (Mentor 1)", "error quotation-not-found"],
    ["# A word", "“a lamp that he lent me, and I could not say no” (Mentor 1)", "warning quotation-tidied"],
    ["# A word", "“a lamp that she lent me, um, and I could not” (Mentor 1)", "error quotation-altered"],
  ])("%s: %s", async (heading, text, expected) => {
    expect((await findings([heading, text])).map((found) => found.split(":")[0])).toEqual([expected]);
  });

  it("with its first words, and with what the transcript has", async () => {
    expect(await findings(["# A word", "“a lamp that she lent me, um, and I could not” (Mentor 1)"])).toEqual(
      [
        "error quotation-altered: “a lamp that she lent me, um, and I …” is not what the transcript has: a lamp that {he → she} lent me um and I could not",
      ],
    );
  });

  it.each([
    [
      "“It began with a lamp … nobody saw it” (Mentor 1)",
      "warning quotation-joined: “It began with a lamp … nobody saw it” is joined from one turn 2 and one turn 4: the gap passes over other turns.",
    ],
    [
      "“It began with a lamp. Kept small promises for a whole cold winter.” (Mentor 1)",
      "error quotation-joined: “It began with a lamp. Kept small promises for …” is joined from one turn 2 and one turn 4: no sign shows that words are left out.",
    ],
    [
      "“It began with a lamp … so I built a lamp of my own” (Mentor 1 and Mentor 2)",
      "error quotation-joined: “It began with a lamp … so I built …” is joined from one turn 2 and two turn 2: different people say them.",
    ],
  ])("%s is joined", async (text, expected) => {
    expect(await findings(["# A word", text])).toEqual([expected]);
  });
});

describe("who is named beside a quotation is who says it", () => {
  const said = "“It began with a lamp that he lent me”";
  it.each([
    [`${said} (Mentor 1).`, null],
    [`${said} (Mentor 1, woman, biology).`, null],
    [`${said} (Mentor 1, female).`, null],
    [`${said} (Mentor 1; mentor).`, null],
    [`${said} (Mentor 1, tall).`, null],
    [`${said} (Mentor 1 and Mentor 2).`, null],
    [`${said} (Mentor 2).`, "error wrong-participant: … is attributed to Mentor 2, but Mentor 1 says it."],
    [
      `${said} (Mentor 9).`,
      "error unknown-participant: … is attributed to Mentor 9, but the study has no such participant.",
    ],
    [
      `${said} (Mentor 1, man).`,
      'error wrong-attribute: The label of … says "man", but Mentor 1 is recorded as gender: woman.',
    ],
    [
      `${said} (Mentor 1, mentee).`,
      'error wrong-attribute: The label of … says "mentee", but Mentor 1 is recorded as role: mentor.',
    ],
    [
      "“How did it begin for you here” (Mentor 1).",
      "error interviewer-quoted: … is attributed to Mentor 1, but the interviewer (in one) says it.",
    ],
    ["“How did it begin for you here” (interviewer).", null],
    ["The interviewer asked: “How did it begin for you here”.", null],
    ["As a first question came “How did it begin for you here”.", null],
    [
      "“How did it begin for you here”.",
      "error interviewer-quoted: … is presented as a participant's words, but the interviewer (in one) says it.",
    ],
    [
      "“I would never want to be quoted” (Mentee 3).",
      "error quoted-without-consent: … quotes Mentee 3, who has withdrawn or has not agreed to be quoted.",
    ],
  ])("%s", async (text, expected) => {
    const found = await findings(["# Results", text]);
    expect(found.map((one) => one.replace(/“[^”]*”/, "…"))).toEqual(expected === null ? [] : [expected]);
  });

  it("and the interviewer's words without a label are an error in the results alone", async () => {
    const words = "“How did it begin for you here”.";
    expect(await findings(["# Methods", words])).toEqual([]);
    expect(await findings(["# Funding", words])).toEqual([]);
    expect((await findings(["# Discussion", words]))[0]).toMatch(/^warning interviewer-quoted/);
  });

  it("all of those joined must be named", async () => {
    const codes = (
      await judged(["# A word", "“It began with a lamp … so I built a lamp of my own” (Mentor 1)"])
    ).flatMap((q) => q.findings.map(({ code }) => code));
    expect(codes).toEqual(["quotation-joined", "wrong-participant"]);
  });

  it("somebody whom nobody knows is named by the transcript", async () => {
    const found = await findings(["# A word", "“It began with a lamp that he lent me” (Mentor 2)."], {
      people: people.filter(({ id }) => id !== 1),
    });
    expect(found[0]).toMatch(/but somebody in one says it\.$/);
  });
});

describe("a quotation is placed under a theme that its passage is coded with", () => {
  it.each<readonly [string, string, string | null]>([
    ["Trust is slow", "“It began with a lamp”", null],
    ["Trust is slow", "“kept small promises for a whole”", null],
    ["Small promises kept", "“It began with a lamp”", null],
    [
      "Time",
      "“It began with a lamp”",
      'error wrong-theme: “It began with a lamp” is placed under "Time", but its passage is coded under "Trust is slow".',
    ],
    [
      "Time",
      "“a lamp that he lent me”",
      'error wrong-theme: “a lamp that he lent me” is placed under "Time", but its passage is coded under "Trust is slow".',
    ],
    [
      "Time",
      "“and nobody saw it”",
      'warning quotation-uncoded: “and nobody saw it” is placed under "Time", but its passage is coded under no theme.',
    ],
    [
      "Time",
      "“and I could not say”",
      'warning quotation-uncoded: “and I could not say” is placed under "Time", but its passage is not coded.',
    ],
    ["Codebook: Time", "“and I could not say”", null],
  ])("%s: %s", async (heading, text, expected) => {
    expect(await findings(["# Results", `## ${heading}`, `${text} (Mentor 1).`])).toEqual(
      expected === null ? [] : [expected],
    );
  });
});
