import { describe, expect, it } from "vitest";
import { judgeProcess, processFindings } from "../../src/manuscript/process-claims.js";
import type { ProcessFacts } from "../../src/manuscript/process-facts.js";
import { process, sentencesOf } from "../support/manuscript-study.js";

const judged = (text: string, facts: Partial<ProcessFacts> = {}, section = "Methods") =>
  judgeProcess(sentencesOf(`# ${section}`, text), { ...process, ...facts });
const none: Partial<ProcessFacts> = {
  activities: [],
  memoKinds: [],
  coders: [],
  doubleCoded: { n: 0, N: 15 },
  consensus: false,
};

type Row = readonly [
  sentence: string,
  facts: Partial<ProcessFacts>,
  topic: string,
  status: string,
  evidence: string,
];

describe("a claim of how the study was done is held against its log", () => {
  it.each<Row>([
    [
      "Two researchers independently coded six transcripts.",
      {},
      "coders",
      "right",
      "2 coded (Ada, Ben); 6 of 15 transcripts by two or more",
    ],
    [
      "Three coders coded the data.",
      {},
      "coders",
      "wrong",
      "codings or finished passes of 2 in the log (Ada, Ben)",
    ],
    [
      "Four authors coded the data.",
      { coders: ["A", "B", "C"] },
      "coders",
      "wrong",
      "codings or finished passes of 3 in the log (A, B, C)",
    ],
    [
      "3 coders coded the data.",
      { coders: ["A", "B", "C"] },
      "coders",
      "right",
      "3 coded (A, B, C); 6 of 15 transcripts by two or more",
    ],
    [
      "Both authors coded some of it.",
      none,
      "coders",
      "wrong",
      "codings or finished passes of 0 in the log (nobody)",
    ],
    [
      "Two researchers coded all transcripts.",
      {},
      "coders",
      "wrong",
      "6 of 15 transcripts were coded or finished by two people or more",
    ],
    [
      "Two researchers coded all transcripts.",
      { doubleCoded: { n: 15, N: 15 } },
      "coders",
      "right",
      "2 coded (Ada, Ben); 15 of 15 transcripts by two or more",
    ],
    [
      "The data were double-coded by two people.",
      {},
      "coders",
      "right",
      "2 coded (Ada, Ben); 6 of 15 transcripts by two or more",
    ],
    [
      "The data were double-coded by three people.",
      {},
      "coders",
      "wrong",
      "codings or finished passes of 2 in the log (Ada, Ben)",
    ],
    [
      "All transcripts were double-coded.",
      {},
      "double coding",
      "wrong",
      "6 of 15 transcripts were coded or finished by two people or more",
    ],
    [
      "All transcripts were coded twice.",
      { doubleCoded: { n: 15, N: 15 } },
      "double coding",
      "right",
      "15 of 15 transcripts were coded or finished by two people or more",
    ],
    ["We did member checking.", {}, "member checking", "right", "1 recorded as an activity"],
    [
      "Participants commented on the findings.",
      none,
      "member checking",
      "wrong",
      "no such activity is recorded",
    ],
    [
      "We used member checks.",
      { ...none, participantChecking: "By letter." },
      "member checking",
      "unknown",
      "the researcher states it; no activity is recorded",
    ],
    [
      "We used member checks.",
      { ...none, participantChecking: "None was done." },
      "member checking",
      "wrong",
      "no such activity is recorded",
    ],
    [
      "Transcripts were returned to participants.",
      {},
      "transcripts returned",
      "right",
      "1 recorded as activities",
    ],
    [
      "Transcripts were returned to participants.",
      none,
      "transcripts returned",
      "wrong",
      "no transcript is recorded as returned",
    ],
    [
      "Transcripts were returned to participants.",
      { ...none, transcriptsReturned: "On request." },
      "transcripts returned",
      "unknown",
      "the researcher states it; no activity is recorded",
    ],
    [
      "Transcripts were returned to participants.",
      { ...none, transcriptsReturned: "They were never returned." },
      "transcripts returned",
      "wrong",
      "no transcript is recorded as returned",
    ],
    ["We met for peer debriefing.", {}, "debriefing", "right", "2 recorded as activities"],
    ["We met for peer debriefing.", none, "debriefing", "wrong", "no debrief is recorded"],
    ["Data saturation was reached.", {}, "saturation", "right", "no new code in the last three interviews"],
    [
      "Data saturation was reached.",
      { saturated: false, saturationHow: "two new codes" },
      "saturation",
      "wrong",
      "two new codes",
    ],
    [
      "We interviewed until saturation.",
      { saturated: null, saturationHow: "too few" },
      "saturation",
      "unknown",
      "too few",
    ],
    [
      "Data saturation was reached.",
      { stopping: "We stopped in May. We make no claim of saturation. So be it." },
      "saturation",
      "wrong",
      'the study itself says: "We make no claim of saturation."',
    ],
    [
      "Disagreements were resolved by consensus.",
      {},
      "consensus",
      "right",
      "consensus codings or a negotiated round are in the log",
    ],
    [
      "Disagreements were resolved by consensus.",
      none,
      "consensus",
      "wrong",
      "no transcript was coded by two people, so there was nothing to settle",
    ],
    [
      "Disagreements were resolved by consensus.",
      { consensus: false },
      "consensus",
      "unknown",
      "no consensus codings in the log; 1 meetings are recorded",
    ],
    [
      "Disagreements were resolved by consensus.",
      { consensus: false, activities: [] },
      "consensus",
      "unknown",
      "neither consensus codings nor meetings are in the log",
    ],
    [
      "We used themata version 0.1.0.",
      {},
      "software",
      "right",
      "versions that wrote to the study: 0.1.0, 0.2.0",
    ],
    [
      "We used themata 0.3.1.",
      { versions: ["0.1.0", "themata 0.1.0"] },
      "software",
      "wrong",
      "versions that wrote to the study: 0.1.0",
    ],
    ["We used NVivo.", {}, "software", "right", 'named in the study\'s details: "NVivo 14 for a first look"'],
    [
      "We used Dedoose.",
      {},
      "software",
      "wrong",
      "the codings in this study were made with themata, and its details do not name Dedoose",
    ],
    [
      "We did codebook thematic analysis.",
      {},
      "approach",
      "right",
      "the study declares the approach codebook",
    ],
    [
      "We did reflexive thematic analysis.",
      {},
      "approach",
      "wrong",
      "the study declares the approach codebook",
    ],
    [
      "We took a coding reliability approach.",
      { approach: "reliability" },
      "approach",
      "right",
      "the study declares the approach reliability",
    ],
    [
      "We took a coding reliability approach.",
      { approach: "" },
      "approach",
      "unknown",
      "no approach is declared in the study",
    ],
    [
      "The data were coded inductively.",
      {},
      "orientation",
      "right",
      "the study declares its orientation as inductive",
    ],
    [
      "We took a deductive approach.",
      {},
      "orientation",
      "wrong",
      "the study declares its orientation as inductive",
    ],
    [
      "We took a deductive approach.",
      { orientation: "" },
      "orientation",
      "unknown",
      "no orientation is declared in the study",
    ],
    ["We used purposeful sampling.", {}, "sampling", "right", "so say the study's details"],
    [
      "Sampling was snowball.",
      {},
      "sampling",
      "wrong",
      'the study\'s details say: "Purposive, by discipline."',
    ],
    [
      "We drew a randomised sample.",
      { sampling: "A randomised list." },
      "sampling",
      "right",
      "so say the study's details",
    ],
    [
      "We used quota sampling.",
      { sampling: " " },
      "sampling",
      "unknown",
      "sampling is not described in the study",
    ],
    [
      "We used quota sampling.",
      { sampling: "By letter." },
      "sampling",
      "unknown",
      "the study's details name no such way",
    ],
    ["We kept reflexive memos.", {}, "memos", "right", "2 memos in the study"],
    ["We kept reflexive memos.", none, "memos", "wrong", "there is no memo in the study"],
    ["Field notes were taken.", {}, "field notes", "right", "1 field notes"],
    [
      "Field notes were taken.",
      { ...none, fieldNotes: "After each talk." },
      "field notes",
      "right",
      "the study's details say so",
    ],
    ["Field notes were taken.", none, "field notes", "unknown", "the study says nothing about field notes"],
    [
      "Field notes were taken.",
      { ...none, fieldNotes: "No notes. " },
      "field notes",
      "wrong",
      'the study\'s details say: "No notes."',
    ],
  ])("%s (%j)", (sentence, facts, topic, status, evidence) => {
    expect(judged(sentence, facts)).toMatchObject([{ topic, status, evidence }]);
  });

  it("and every package of software by its usual spellings", () => {
    for (const name of [
      "N-Vivo",
      "ATLAS.ti",
      "MAXQDA",
      "Quirkos",
      "QDA Miner",
      "Taguette",
      "HyperRESEARCH",
      "RQDA",
      "Delve software",
    ])
      expect(judged(`Data were managed in ${name}.`, { software: "" }), name).toMatchObject([
        {
          topic: "software",
          status: "wrong",
          claim: `Data were managed in ${name.replace(" software", " software")}`,
        },
      ]);
  });

  it("at the place where it stands, with the words that claim it", () => {
    expect(judged("We met. Then, data saturation was reached in May.")).toMatchObject([
      { claim: "data saturation was reached", place: { heading: "Methods", paragraph: 2 } },
    ]);
  });
});

describe("a sentence claims nothing of the study's process", () => {
  it.each([
    ["where it denies the practice", "Transcripts were not coded inductively, nor was saturation reached."],
    ["where it tells of another study", "Smith et al. reached data saturation early."],
    ["where it names software as an example", "Packages such as NVivo exist."],
    ["where it did without it", "We worked with paper rather than NVivo."],
  ])("%s", (_, sentence) => {
    expect(judged(sentence)).toEqual([]);
  });

  it("in the introduction and behind the discussion", () => {
    expect(judged("We reached saturation.", {}, "Introduction")).toEqual([]);
    expect(judged("We reached saturation.", {}, "Funding")).toEqual([]);
    expect(judged("We reached saturation.", {}, "Discussion")).toHaveLength(1);
  });

  it("but another clause that denies something does not take the claim back", () => {
    expect(judged("We did not pay anybody; data saturation was reached.")).toHaveLength(1);
    expect(judged("Unlike Smith et al., we reached data saturation.")).toHaveLength(1);
  });
});

it("what is wrong is an error with the topic in its code; what is right or unknown is none", () => {
  const claims = judged(
    "We did member checking. All transcripts were double-coded. We drew a quota sample.",
    {
      sampling: "",
    },
  );
  expect(claims.map(({ status }) => status)).toEqual(["right", "wrong", "unknown"]);
  expect(processFindings(claims)).toMatchObject([
    {
      level: "error",
      code: "process-double-coding",
      message:
        '"All transcripts were double-coded": 6 of 15 transcripts were coded or finished by two people or more.',
    },
  ]);
});

it("a long sentence of the study's own words is cut", () => {
  const stopping = `No claim of saturation ${"very ".repeat(60)}was made.`;
  const evidence = judged("Saturation was reached.", { stopping })[0]?.evidence ?? "";
  expect(evidence).toHaveLength('the study itself says: ""'.length + 160);
  expect(evidence).toMatch(/…"$/);
});
