import type { PaperBlock } from "../../src/core/paper.js";
import type { Reach, StudyFigures } from "../../src/manuscript/figures.js";
import type { QuotedPerson } from "../../src/manuscript/judge-attribution.js";
import { type JudgedNumber, judgeNumbers } from "../../src/manuscript/judge-numbers.js";
import type { ThemeInfo } from "../../src/manuscript/judge-theme.js";
import type { ProcessFacts } from "../../src/manuscript/process-facts.js";
import { placeBlocks } from "../../src/manuscript/sections.js";
import { paperSentences } from "../../src/manuscript/sentence.js";

/** A paper of blocks. A plain string is a paragraph, "# …" a heading, "> …" a marked quotation, "| … | …" a table's row. */
export function paper(...lines: readonly string[]): PaperBlock[] {
  const blocks: PaperBlock[] = [];
  let table = 0;
  let row = 0;
  for (const line of lines) {
    const plain = { level: 0, line: null, page: null, breaks: [], cell: null, marked: false } as const;
    const paragraph = blocks.length + 1;
    const heading = /^(#+) (.*)$/s.exec(line);
    if (line.startsWith("| ")) {
      if (row === 0) table++;
      row++;
      for (const [i, text] of line.slice(2).split(" | ").entries())
        blocks.push({
          ...plain,
          kind: "cell",
          text,
          paragraph: blocks.length + 1,
          cell: { table, row, column: i + 1 },
        });
      continue;
    }
    row = 0;
    if (heading !== null)
      blocks.push({
        ...plain,
        kind: "heading",
        level: heading[1]?.length ?? 1,
        text: heading[2] ?? "",
        paragraph,
      });
    else if (line.startsWith("> "))
      blocks.push({ ...plain, kind: "quote", text: line.slice(2), paragraph, marked: true });
    else if (line.startsWith("^ ")) blocks.push({ ...plain, kind: "note", text: line.slice(2), paragraph });
    else blocks.push({ ...plain, kind: "paragraph", text: line, paragraph });
  }
  return blocks;
}

export const themes: readonly ThemeInfo[] = [
  { id: 1, parent: null, name: "Trust is slow" },
  { id: 2, parent: 1, name: "Small promises kept" },
  { id: 3, parent: null, name: "Time" },
  { id: 4, parent: null, name: "Learning to say no to senior people" },
];

const reach: readonly Reach[] = [
  {
    kind: "theme",
    id: 1,
    name: "Trust is slow",
    n: 12,
    N: 15,
    byRole: new Map([
      ["mentor", { n: 5, N: 7 }],
      ["mentee", { n: 7, N: 8 }],
    ]),
  },
  {
    kind: "theme",
    id: 3,
    name: "Time",
    n: 3,
    N: 15,
    byRole: new Map([
      ["mentor", { n: 0, N: 7 }],
      ["mentee", { n: 3, N: 8 }],
    ]),
  },
  {
    kind: "theme",
    id: 4,
    name: "Learning to say no to senior people",
    n: 15,
    N: 15,
    byRole: new Map([
      ["mentor", { n: 7, N: 7 }],
      ["mentee", { n: 8, N: 8 }],
    ]),
  },
  {
    kind: "code",
    id: 11,
    name: "asking for help",
    n: 11,
    N: 15,
    byRole: new Map([
      ["mentor", { n: 4, N: 7 }],
      ["mentee", { n: 7, N: 8 }],
    ]),
    own: {
      n: 9,
      N: 15,
      byRole: new Map([
        ["mentor", { n: 3, N: 7 }],
        ["mentee", { n: 6, N: 8 }],
      ]),
    },
  },
  { kind: "code", id: 12, name: "help", n: 0, N: 15, byRole: new Map() },
];

/** The figures of a made-up study of mentoring: 15 participants, 13 interviews and two focus groups. */
export const figures: StudyFigures = {
  participants: { value: 15, how: "active participants with at least one turn" },
  roles: new Map([
    ["mentor", 7],
    ["mentee", 8],
  ]),
  conduct: { modes: [], interviewers: [], places: [], questions: [], replies: [] },
  attributes: [
    { key: "gender", value: "woman", n: 9 },
    { key: "gender", value: "man", n: 6 },
    { key: "field", value: "nurse", n: 4 },
    { key: "age", value: "30-39", n: 5 },
    { key: "field", value: "biology", n: 3 },
    { key: "first degree", value: "biology", n: 2 },
  ],
  interviews: { value: 13, how: "individual interviews" },
  focusGroups: { value: 2, how: "focus groups" },
  transcripts: { value: 15, how: "transcripts" },
  codes: [
    { value: 24, how: "codes in use" },
    { value: 31, how: "codes in the codebook" },
  ],
  themes: [{ value: 4, how: "themes that stand" }],
  subthemes: [{ value: 6, how: "subthemes" }],
  minutes: [32, 93, 45, 50],
  minutesMissing: 0,
  words: [{ value: 20000, how: "words of participants" }],
  segments: [{ value: 412, how: "coded passages" }],
  recruitment: { approached: 25, refused: 8, withdrew: 2 },
  dates: ["2023-05-04", "2023-08-01", "2023-10-19"],
  doubleCoded: { n: 6, N: 15 },
  coders: 2,
  kappa: [
    { value: 0.7149, how: "Cohen's kappa by turn" },
    { value: 0.66, how: "pooled" },
  ],
  alpha: [{ value: 0.684, how: "Krippendorff's alpha" }],
  observed: [{ value: 0.9, how: "observed" }],
  perCode: [
    { code: "asking for help", kappa: 0.55, alpha: 0.51 },
    { code: "help", kappa: null, alpha: 0.2 },
  ],
  reach,
};

/** What the log of the same study says of how it was done. */
export const process: ProcessFacts = {
  approach: "codebook",
  orientation: "inductive",
  coders: ["Ada", "Ben"],
  doubleCoded: { n: 6, N: 15 },
  activities: ["member check", "peer debrief", "peer debrief", "transcript returned", "team meeting"],
  participantChecking: "",
  transcriptsReturned: "",
  stopping: "We planned fifteen interviews.",
  saturated: true,
  saturationHow: "no new code in the last three interviews",
  consensus: true,
  tool: "themata",
  versions: ["themata 0.1.0", "0.2.0"],
  software: "NVivo 14 for a first look",
  sampling: "Purposive, by discipline. It was revised once.",
  memoKinds: ["reflexive", "field note"],
  fieldNotes: "",
  guide: "",
  suggestionsUsed: 0,
};

const person = (id: number, label: string, short: string, gender: string, quotable = true): QuotedPerson => ({
  id,
  label,
  names: [short],
  role: label.replace(/ \d+$/, "").toLowerCase(),
  attributes: { gender, field: id % 2 === 0 ? "nursing" : "biology" },
  quotable,
});

export const people: readonly QuotedPerson[] = [
  person(1, "Mentor 1", "R1", "woman"),
  person(2, "Mentor 2", "R2", "man"),
  person(3, "Mentee 1", "E1", "man"),
  person(4, "Mentee 2", "E2", "woman"),
  person(5, "Mentee 3", "E3", "woman", false),
];

/** The sentences of a paper as numbers and claims are looked for in them: its quotations are left in. */
export const sentencesOf = (...lines: readonly string[]) =>
  paperSentences(placeBlocks(paper(...lines), themes), new Map());

/** Each number as "right 15 participants = 15"; without a number of the study, as "unknown three mentors". */
export const summary = ({ status, claim, computed }: Pick<JudgedNumber, "status" | "claim" | "computed">) =>
  `${status} ${claim}${computed === null ? "" : ` = ${computed}`}`;

/** The numbers of sentences of a section, judged. */
export const numbersIn = (section: string, text: string, facts: StudyFigures = figures) =>
  judgeNumbers(sentencesOf(`# ${section}`, text), facts);
