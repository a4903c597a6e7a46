import { describe, expect, it } from "vitest";
import {
  claimWordFindings,
  claimWordMap,
  judgeClaimWords,
  meaning,
} from "../../src/manuscript/claim-words.js";
import { figures, sentencesOf } from "../support/manuscript-study.js";

const judged = (...lines: readonly string[]) => judgeClaimWords(sentencesOf(...lines), figures);
const told = (text: string, facts = figures) =>
  judgeClaimWords(sentencesOf("# Results", text), facts).map(
    ({ status, claim, computed }) => `${status} ${claim}${computed === null ? "" : ` = ${computed}`}`,
  );

describe("a word that stands for a number is held against the theme or code that its sentence names", () => {
  it.each([
    ["Most participants", "Trust is slow", "right Most participants = 12 of 15"],
    ["Most of the mentors", "Trust is slow", "doubtful Most of the mentors = 5 of 7"],
    ["Many mentees", "Trust is slow", "right Many mentees = 7 of 8"],
    ["All participants", "Trust is slow", "wrong All participants = 12 of 15"],
    ["Almost all our participants", "Trust is slow", "doubtful Almost all our participants = 12 of 15"],
    ["None of these mentors", "Trust is slow", "wrong None of these mentors = 5 of 7"],
    ["No mentors", "Time", "right No mentors = 0 of 7"],
    ["A few participants", "Time", "right A few participants = 3 of 15"],
    ["Several mentees", "Time", "right Several mentees = 3 of 8"],
    ["Several participants", "Time", "doubtful Several participants = 3 of 15"],
    ["Many mentees", "Time", "doubtful Many mentees = 3 of 8"],
    ["Many participants", "Time", "wrong Many participants = 3 of 15"],
    ["Half of the mentees", "Time", "doubtful Half of the mentees = 3 of 8"],
    ["Half the mentors", "asking for help", "right Half the mentors = 4 of 7"],
    ["The majority of participants", "asking for help", "right The majority of participants = 11 of 15"],
    [
      "A minority of experienced mentors",
      "asking for help",
      "wrong A minority of experienced mentors = 4 of 7",
    ],
    ["Some participants", "help", "wrong Some participants = 0 of 15"],
    ["Few women", "Time", "unknown Few women"],
  ])("%s, of “%s”", (words, name, expected) => {
    expect(told(`${words} speak of “${name}” here.`)).toEqual([expected]);
  });

  it("and not where no theme or code is named, or other studies are told of", () => {
    expect(told("Most participants laughed.")).toEqual(["unknown Most participants"]);
    expect(told("Kram (1985): most participants had “Trust is slow”.")).toEqual([]);
    expect(judged("# Results", "Most participants laughed.")[0]?.how).toBe(
      "the sentence names no theme or code to count",
    );
  });

  it("and says what the word stands for", () => {
    expect(judged("# Results", "Most mentors have “Trust is slow”.")[0]).toMatchObject({
      place: { heading: "Results", paragraph: 2 },
      how: '"most" stands for 75 to 100%; participants with a passage under the theme "Trust is slow"',
    });
  });

  it("of a group of nobody, the share is none", () => {
    const [first] = figures.reach;
    if (first === undefined) throw new Error("no theme");
    const none = { ...figures, reach: [{ ...first, n: 0, N: 0 }] };
    expect(told("No participants have “Trust is slow”.", none)).toEqual(["right No participants = 0 of 0"]);
  });
});

it("each word stands for one range of shares, within the one beyond which it is wrong", () => {
  for (const { least, most, never } of claimWordMap) {
    expect(never[0]).toBeLessThanOrEqual(least);
    expect(least).toBeLessThanOrEqual(most);
    expect(most).toBeLessThanOrEqual(never[1]);
  }
  expect(
    claimWordMap.map((one) => `${one.words.split("|")[0]}: ${meaning(one)}; ${one.never.join(" to ")}`),
  ).toEqual([
    "all: 100%; 1 to 1",
    "none: 0%; 0 to 0",
    "almost all: 85 to 100%; 0.75 to 1",
    "the majority: 50 to 100%; 0.5 to 1",
    "most: 75 to 100%; 0.5 to 1",
    "many: 50 to 100%; 0.25 to 1",
    "half: 40 to 60%; 0.3 to 0.7",
    "several: 25 to 75%; 0.01 to 1",
    "a few: 1 to 25%; 0.01 to 0.5",
  ]);
});

it("a word beyond every convention is an error, one outside the map a warning, and what fits or is unknown is neither", () => {
  const words = judged(
    "# Results",
    "All participants have “Trust is slow”.",
    "Most mentors have “Trust is slow”.",
    "Most participants have “Trust is slow”.",
    "Most participants laughed.",
  );
  expect(words.map(({ status }) => status)).toEqual(["wrong", "doubtful", "right", "unknown"]);
  expect(claimWordFindings(words).map(({ level, code, message }) => `${level} ${code} ${message}`)).toEqual([
    'error claim-word "All participants": the study has 12 of 15 ("all" stands for 100%; participants with a passage under the theme "Trust is slow").',
    'warning claim-word "Most mentors": the study has 5 of 7 ("most" stands for 75 to 100%; participants with a passage under the theme "Trust is slow").',
  ]);
});
