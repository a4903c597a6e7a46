import { expect, it } from "vitest";
import { checkPaper, type PaperFacts } from "../../src/manuscript/check-paper.js";
import type { Speech } from "../../src/manuscript/speech.js";
import { figures, paper, people, process, themes } from "../support/manuscript-study.js";

const talk: Speech = {
  source: 1,
  name: "one",
  text: "It took three years to trust him.",
  turns: [{ start: 0, end: 33, role: "participant", participant: 1 }],
  coded: [],
};
const facts: PaperFacts = {
  people,
  themes,
  names: ["Most mentors wait", "All participants (again)", "Two  mentors", "Time"],
  questions: [],
  partial: false,
  figures,
  process,
  counted: "the consensus, else the lead coder",
};
const check = (...lines: readonly string[]) => checkPaper(paper(...lines), facts, [talk]);

it("a paper is held against numbers, words, process and quotations, in the order of its paragraphs", async () => {
  const checked = await check(
    "# Methods",
    "“It took four years to trust him” (Mentor 1).",
    "All transcripts were double-coded.",
    "Most participants had “Time”.",
    "We interviewed 16 participants.",
    "And “so it ended.",
  );
  expect(checked.findings.map(({ code, place }) => `${place.paragraph} ${code}`)).toEqual([
    "2 quotation-altered",
    "3 process-double-coding",
    "4 claim-word",
    "5 number-wrong",
    "6 quotation-unclosed",
  ]);
  expect(checked.findings.at(-1)).toMatchObject({ level: "hint", place: { heading: "Methods" } });
  expect(checked.findings[3]?.message).toBe(
    '"16 participants": the study has 15 (active participants with at least one turn).',
  );
  expect(checked.counted).toBe(facts.counted);
  expect(checked.people.get(1)).toBe("Mentor 1");
  expect(checked.themes.get(2)).toBe("Small promises kept");
});

it("a number that is wrong by itself is told with why", async () => {
  const checked = await check("# Results", "8 of 7 mentors left. In all, 16 of 15 participants took part.");
  expect(checked.findings.map(({ message }) => message)).toEqual([
    '"8 of 7 mentors": 8 cannot be a part of 7.',
    '"16 of 15 participants": 16 cannot be a part of 15.',
  ]);
});

it("numbers of one sentence stand in its order, and one number has one judgement", async () => {
  const { numbers } = await check(
    "# Methods",
    "We held 13 interviews with 15 participants: 7 of 15 participants, 2 codes.",
  );
  expect(numbers.map(({ claim }) => claim)).toEqual([
    "13 interviews",
    "15 participants",
    "7 of 15 participants",
    "2 codes",
  ]);
});

it("what a quotation says claims nothing of the study", async () => {
  const checked = await check(
    "# Methods",
    "“It took 3 participants and most mentors” and “all participants” (Mentor 1).",
  );
  expect([...checked.numbers, ...checked.words]).toEqual([]);
});

it("nor does the name of a theme or code that holds a number or a word for one", async () => {
  for (const text of [
    "Most mentors  wait is about Time.",
    "We saw that all participants (again) had a part in Time.",
    "The code two mentors is about Time.",
  ]) {
    const checked = await check("# Results", text);
    expect([...checked.numbers, ...checked.words], text).toEqual([]);
  }
  const other = await check("# Results", "Most mentors waited; two mentorships; we saw 15 participants.");
  expect(other.words.map(({ claim }) => claim)).toEqual(["Most mentors"]);
  const both = await check("# Results", "“It was so” is what “Most mentors wait” says of most mentors.");
  expect(both.words.map(({ claim }) => claim)).toEqual(["most mentors"]);
});
