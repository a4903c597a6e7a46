import { describe, expect, it } from "vitest";
import { judgeNumbers } from "../../src/manuscript/judge-numbers.js";
import { figures, numbersIn, sentencesOf, summary } from "../support/manuscript-study.js";

const judged = (sentence: string) => numbersIn("Results", sentence).map(summary);
type Row = readonly [sentence: string, ...claims: string[]];

describe("n of N participants under a theme or code is held against their codings", () => {
  it.each<Row>([
    [
      "The theme “Trust is slow” reached 12 of the 15 participants.",
      "right 12 of the 15 participants = 12 of 15",
    ],
    ["The theme “Trust is slow” reached 13 of 15 participants.", "wrong 13 of 15 participants = 12 of 15"],
    [
      "Five out of seven mentors are in the theme 'Trust is slow'.",
      "right Five out of seven mentors = 5 of 7",
    ],
    ["In the theme Trust is slow were 5/8 mentees.", "wrong 5/8 mentees = 7 of 8"],
    ['The code "asking for help" has 11 of 15 participants.', "right 11 of 15 participants = 11 of 15"],
    ['The code "asking for help" has 9 of 15 participants.', "right 9 of 15 participants = 9 of 15"],
    ['The code "asking for help" has 3 of 7 mentors.', "right 3 of 7 mentors = 3 of 7"],
    ['The code "asking for help" has 6 of 7 mentors.', "wrong 6 of 7 mentors = 4 of 7"],
    [
      "Learning to say no to senior people came up with 15 of 15 participants.",
      "right 15 of 15 participants = 15 of 15",
    ],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });

  it("and says what was counted", () => {
    expect(numbersIn("Results", 'The code "asking for help" has 9 of 15 participants.')[0]?.how).toBe(
      'participants with a passage under the code "asking for help" itself',
    );
    expect(numbersIn("Results", 'The code "asking for help" has 8 of 15 participants.')[0]?.how).toBe(
      'participants with a passage under the code "asking for help"',
    );
  });
});

describe("n of N is wrong whatever it counts", () => {
  it.each([
    ["16 of 15 participants agreed.", "16 of 15 participants", null, "16 cannot be a part of 15"],
    ["8 of 7 mentors agreed.", "8 of 7 mentors", null, "8 cannot be a part of 7"],
    ["We read 17 of the 15 transcripts.", "17 of the 15 transcripts", null, "17 cannot be a part of 15"],
    ["12 of the 14 participants agreed.", "12 of the 14 participants", 15, "the study has 15 participants"],
    ["3 of the 6 mentors agreed.", "3 of the 6 mentors", 7, "the study has 7 mentors"],
    ["3 of the 10 women agreed.", "3 of the 10 women", 9, "the study has 9 women"],
    [
      "We read 3 of 14 interview transcripts.",
      "3 of 14 interview transcripts",
      15,
      "the study has 15 transcripts",
    ],
    ["3 of 14 interviews were long.", "3 of 14 interviews", 15, "the study has 15 transcripts"],
  ])("%s", (sentence, claim, computed, how) => {
    expect(numbersIn("Results", sentence)).toMatchObject([{ status: "wrong", claim, computed, how }]);
  });

  it("but n and N may be the same", () => {
    expect(judged("7 of 7 mentors agreed.")).toEqual(["unknown 7 of 7 mentors"]);
  });
});

describe("n of N is not judged", () => {
  it.each([
    [
      "where no theme or code is named",
      "12 of 15 participants agreed.",
      "it names no theme or code to count",
    ],
    [
      "where several are",
      "The themes “Trust is slow” and “Time” reach 12 of 15 participants.",
      "it names no theme or code to count",
    ],
    ["where it says nothing of whom", "This was so in 3 of 4.", "it names no theme or code to count"],
    [
      "where people are not said to be participants",
      "3 of 4 people agreed.",
      "these people need not be the participants",
    ],
    ["where it is of a part", "In the second round 3 of 4 participants agreed.", "it may be about a part"],
    [
      "where it is of people asked",
      "Of those, 15 of 25 participants approached agreed.",
      "people approached, not participants",
    ],
    [
      "where the group is not counted by theme",
      "The theme “Trust is slow” holds 4 of 9 women.",
      "it is about a group that is not counted by theme",
    ],
  ])("%s", (_, sentence, how) => {
    expect(numbersIn("Results", sentence)).toMatchObject([{ status: "unknown", computed: null, how }]);
  });

  it("and a fraction or a ratio without a noun is none", () => {
    expect(judged("The ratio was 3/4 in the end.")).toEqual([]);
    expect(judged("Kram (1985) found 12 of 20 participants.")).toEqual([]);
  });
});

describe("a percentage beside n of N is that share as it is rounded", () => {
  it.each<Row>([
    ["12 of 15 participants (80 %) agreed.", "unknown 12 of 15 participants (80 %"],
    [
      "12 of 15 participants (81%) agreed.",
      "wrong 12 of 15 participants (81% = 80.0%",
      "unknown 12 of 15 participants (81%",
    ],
    ["4 of 15 participants (26.7 per cent) agreed.", "unknown 4 of 15 participants (26.7 per cent"],
    [
      "4 of 15 participants (26.66 %) agreed.",
      "wrong 4 of 15 participants (26.66 % = 26.67%",
      "unknown 4 of 15 participants (26.66 %",
    ],
    ["It was so in 1/8 (12.5 %).", "unknown 1/8 (12.5 %"],
    ["It was so in 1/8 (13 %).", "unknown 1/8 (13 %"],
    ["It was so in 1/8 (12 %).", "unknown 1/8 (12 %"],
    ["It was so in 0 of 0 (12 %).", "unknown 0 of 0 (12 %"],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });
});

describe("a percentage of participants or transcripts is held against the study", () => {
  it.each<Row>([
    ["The theme “Trust is slow” reached 80% of participants.", "right 80% of participants = 80% (12 of 15)"],
    [
      "The theme “Trust is slow” reached 70% of the participants.",
      "wrong 70% of the participants = 80% (12 of 15)",
    ],
    ["The theme “Trust is slow” reached 71.4 % of mentors.", "right 71.4 % of mentors = 71.4% (5 of 7)"],
    [
      "The theme “Trust is slow” reached 72 % of our 7 mentors.",
      "wrong 72 % of our 7 mentors = 71% (5 of 7)",
    ],
    ["60 % of participants were women.", "right 60 % of participants = 60% (9 of 15)"],
    ["50 per cent of the sample were female.", "wrong 50 per cent of the sample = 60% (9 of 15)"],
    ["40 % of transcripts were double coded.", "right 40 % of transcripts = 40%"],
    ["Two coders read 45 % of the interviews.", "unknown Two coders", "wrong 45 % of the interviews = 40%"],
    ["70 % of participants agreed.", "wrong 70 % of participants"],
    ["66 % of participants agreed.", "wrong 66 % of participants"],
    ["67 % of participants agreed.", "unknown 67 % of participants"],
    ["100 % of mentees agreed.", "unknown 100 % of mentees"],
    ["0 % of mentees agreed.", "unknown 0 % of mentees"],
    ["Of those who spoke, 20 % of the participants agreed.", "unknown 20 % of the participants"],
    ["20 % of biology agreed.", "unknown 20 % of biology"],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });

  it("and says why no whole number of people makes it", () => {
    expect(numbersIn("Results", "70 % of participants agreed.")[0]?.how).toBe(
      "no whole number of 15 participants makes 70%",
    );
    expect(numbersIn("Results", "70 % of transcripts were long.")[0]?.how).toBe(
      "no whole number of 15 transcripts makes 70%",
    );
    expect(numbersIn("Results", "60 % of mentors agreed.")[0]?.how).toBe(
      "no whole number of 7 mentors makes 60%",
    );
  });
});

describe("shares of transcripts coded by two are held against the log", () => {
  it.each<Row>([
    ["Both researchers coded 6 of the 15 transcripts.", "right 6 of the 15 transcripts = 6"],
    ["7 of 15 transcripts were double coded.", "wrong 7 of 15 transcripts = 6"],
    ["7 of 15 transcripts were read aloud.", "unknown 7 of 15 transcripts"],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });
});

describe("a response rate is participants out of the people approached", () => {
  it.each<Row>([
    ["This gave a response rate of 60 %.", "right response rate of 60 % = 60.0% (15 of 25)"],
    ["The response rate was about 62%.", "wrong response rate was about 62% = 60.0% (15 of 25)"],
    ["We had a 60.0 % participation rate.", "right 60.0 % participation rate = 60.0% (15 of 25)"],
    ["The recruitment rate (60.04 %) was good.", "wrong recruitment rate (60.04 % = 60.00% (15 of 25)"],
    ["In the pilot the response rate was 50 %.", "unknown response rate was 50 %"],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });

  it("and is not judged where nobody recorded whom they approached", () => {
    const without = { ...figures, recruitment: null };
    expect(numbersIn("Results", "The response rate was 60 %.", without)).toMatchObject([
      { status: "unknown", stated: "60%", how: "recruitment is not recorded in the study" },
    ]);
  });
});

describe("in a table the first cell of the row names what is counted", () => {
  const cells = (...rows: readonly string[]) =>
    judgeNumbers(sentencesOf("# Results", ...rows), figures).map(summary);
  it.each<readonly [string, string, ...string[]]>([
    ["n of N", "| Trust is slow | 12 of 15", "right 12 of 15 = 12 of 15"],
    ["n/N", "| Trust is slow | 11/15", "wrong 11/15 = 12 of 15"],
    ["after a number", "| Theme 1: Trust is slow | 12/15", "right 12/15 = 12 of 15"],
    ["a row of another name", "| Slow trust | 11/15", "unknown 11/15"],
    [
      "a share beside it",
      "| Trust is slow | 12 of 15 | 80 %",
      "right 12 of 15 = 12 of 15",
      "right 80 % = 80.0% (12 of 15)",
    ],
    [
      "a wrong share beside it",
      "| Trust is slow | 12 of 15 | (82 %)",
      "right 12 of 15 = 12 of 15",
      "wrong (82 %) = 80.0% (12 of 15)",
    ],
    [
      "a code's own share",
      "| asking for help | 9/15 | 60%",
      "right 9/15 = 9 of 15",
      "right 60% = 60.0% (9 of 15)",
    ],
    ["a share that is not the row's", "| Slow trust | 11/15 | 75 %", "unknown 11/15", "wrong 75 %"],
    ["a share that is", "| Slow trust | 12/15 | 80 %", "unknown 12/15", "right 80 %"],
    ["two shares", "| Slow trust | 11/15 | 12/15 | 75 %", "unknown 11/15", "unknown 12/15"],
    ["two percentages", "| Slow trust | 12/15 | 75 % | 80 %", "unknown 12/15"],
    ["of nobody", "| Slow trust | 0/0 | 75 %", "unknown 0/0"],
    ["a day's log", "| 2024-05-03 | 12 participants in total", "unknown 12 participants"],
    ["a day's log of things", "| 3 May 2024 | 12 codes in total", "unknown 12 codes"],
  ])("%s", (_, row, ...claims) => {
    expect(cells("| Theme | Participants", row)).toEqual(claims);
  });

  it("and says what the same row makes of a share", () => {
    const found = judgeNumbers(sentencesOf("| Slow trust | 11/15 | 75 %"), figures);
    expect(found.at(-1)?.how).toBe("11 of 15 in the same row is 73.3% (11 of 15)");
  });
});

it("a sentence under a theme's heading that speaks of this theme counts it", () => {
  const under = (sentence: string) =>
    judgeNumbers(sentencesOf("# Results", "## Time", sentence), figures).map(summary);
  expect(under("This theme reached 3 of 15 participants.")).toEqual(["right 3 of 15 participants = 3 of 15"]);
  expect(under("This theme reached 4 of 15 participants.")).toEqual(["wrong 4 of 15 participants = 3 of 15"]);
  expect(under("That was so for 4 of 15 participants.")).toEqual(["unknown 4 of 15 participants"]);
});
