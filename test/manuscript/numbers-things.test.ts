import { describe, expect, it } from "vitest";
import type { StudyFigures } from "../../src/manuscript/figures.js";
import { figures, numbersIn, summary } from "../support/manuscript-study.js";

const judged = (text: string, facts?: StudyFigures) => numbersIn("Methods", text, facts).map(summary);
type Row = readonly [sentence: string, ...claims: string[]];

describe("numbers of interviews, transcripts, codes and themes are held against the study", () => {
  it.each<Row>([
    ["We conducted 13 semi-structured interviews.", "right 13 semi-structured interviews = 13"],
    ["A total of twelve interviews were held.", "wrong twelve interviews = 13"],
    ["Two focus groups took place.", "right Two focus groups = 2"],
    ["We held three focus group discussions.", "wrong three focus group = 2"],
    ["All 15 transcripts were read.", "right 15 transcripts = 15"],
    ["Data came from 14 verbatim transcripts.", "wrong 14 verbatim transcripts = 15"],
    ["Analysis yielded 24 codes and five themes.", "right 24 codes = 24", "wrong five themes = 4"],
    ["The codebook has 31 distinct codes.", "right 31 distinct codes = 31"],
    ["There were 25 codes.", "wrong 25 codes = 24"],
    [
      "We developed four overarching themes with six subthemes.",
      "right four overarching themes = 4",
      "right six subthemes = 6",
    ],
    ["Seven sub-themes were identified.", "wrong Seven sub-themes = 6"],
    ["We coded 412 passages.", "right 412 passages = 412"],
    ["In total, 1,412 excerpts were coded.", "wrong 1,412 excerpts = 412"],
    ["Two coders coded the data.", "right Two coders = 2"],
    ["Three coders coded the data.", "wrong Three coders = 2"],
    [
      "We analysed 13 interviews and held two focus groups.",
      "right 13 interviews = 13",
      "right two focus groups = 2",
    ],
    ["Our twelve interviews were long.", "wrong twelve interviews = 13"],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });

  it("in every way they may be counted, which are named where none fits", () => {
    expect(numbersIn("Methods", "There were 25 codes.")[0]?.how).toBe(
      "24 codes in use; 31 codes in the codebook",
    );
    expect(numbersIn("Methods", "There were 31 codes.")[0]?.how).toBe("codes in the codebook");
    expect(numbersIn("Methods", "There were five themes.")[0]?.how).toBe("themes that stand");
  });

  it("and not where the study does not record them", () => {
    expect(numbersIn("Methods", "Two coders coded the data.", { ...figures, coders: 0 })).toMatchObject([
      { status: "unknown", computed: null, how: "not recorded in the study" },
    ]);
  });
});

describe("a number of things that may be one of a part is not judged", () => {
  it.each([
    ["The first three interviews were held in May.", "it may be a part of them, or an earlier state"],
    ["We held three interviews that were short.", "it may be a part of them, or an earlier state"],
    ["After coding there were 40 codes.", "it may be a part of them, or an earlier state"],
    ["Previously, Braun and Clarke (2006) had 40 codes.", "the sentence may be about another study"],
    ["There were 30 transcripts finished.", "passes over transcripts, of which one may have several"],
    ["Three interviews differ.", "nothing says that these are all"],
    ["The talk mentions 3 themes.", "nothing says that these are all"],
  ])("%s", (sentence, how) => {
    expect(numbersIn("Methods", sentence)).toMatchObject([{ status: "unknown", computed: null, how }]);
  });

  it("though what is said of people in a group is not said of the groups", () => {
    expect(judged("We held two focus groups with mentors who had little time.")).toEqual([
      "right two focus groups = 2",
    ]);
  });
});

describe("transcripts coded by two are held against those that were", () => {
  it.each<Row>([
    ["Six transcripts were double coded.", "right Six transcripts = 6"],
    ["Seven interviews were coded by both researchers.", "wrong Seven interviews = 6"],
    ["All 15 transcripts were coded by both researchers.", "right 15 transcripts = 15"],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });
});

describe("a number of words is held against the transcripts", () => {
  it.each<Row>([
    ["The transcripts hold 20,000 words.", "right 20,000 words = 20000"],
    ["The transcripts hold 20,500 words.", "wrong 20,500 words = 20000"],
    ["The transcripts hold about 20,500 words.", "right about 20,500 words = 20500"],
    ["The transcripts hold about 21,000 words.", "right about 21,000 words = 21000"],
    ["The transcripts hold about 21,001 words.", "wrong about 21,001 words = 20000"],
    ["The transcripts range from 900 words to 2000 words.", "unknown 900 words", "unknown 2000 words"],
    ["The corpus of the first round has 900 words.", "unknown 900 words"],
    ["The summary had 900 words.", "unknown 900 words"],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });
});

describe("lengths of interviews are held against those recorded", () => {
  it.each<Row>([
    ["Interviews lasted 32 to 93 minutes.", "right 32 to 93 minutes = 32", "right 32 to 93 minutes = 93"],
    [
      "Interviews lasted between 30 and 90 minutes.",
      "wrong 30 and 90 minutes = 32",
      "wrong 30 and 90 minutes = 93",
    ],
    [
      "Interviews lasted 32 minutes to 93 minutes.",
      "right 32 minutes to 93 minutes = 32",
      "right 32 minutes to 93 minutes = 93",
    ],
    ["Interviews lasted 55 minutes on average.", "right 55 minutes on average = 55"],
    ["The mean length of interviews was 56 minutes.", "wrong mean length of interviews was 56 minutes = 55"],
    ["The mean length of interviews was 55.0 min.", "right mean length of interviews was 55.0 min. = 55"],
    ["The mean length of interviews was 55.1 min.", "wrong mean length of interviews was 55.1 min. = 55"],
    [
      "The mean length of interviews was about 57 minutes.",
      "right mean length of interviews was about 57 minutes = 57",
    ],
    [
      "The mean length of interviews was about 58 minutes.",
      "wrong mean length of interviews was about 58 minutes = 55",
    ],
    [
      "The median length of the interviews was 47.5 minutes.",
      "right median length of the interviews was 47.5 minutes = 47.5",
    ],
    [
      "The median length of the interviews was 45 minutes.",
      "wrong median length of the interviews was 45 minutes = 47.5",
    ],
    [
      "The median length of the interviews was 50 minutes.",
      "wrong median length of the interviews was 50 minutes = 47.5",
    ],
    ["The recordings came to 220 minutes in total.", "right 220 minutes in total = 220"],
    ["The interviews totalled 3.7 hours.", "right totalled 3.7 hours = 3.7"],
    ["The interviews totalled 4 hours.", "right totalled 4 hours = 4"],
    ["The interviews totalled 5 hours.", "wrong totalled 5 hours = 3.7"],
    [
      "Interviews averaged 55 minutes (32 to 93 minutes).",
      "right averaged 55 minutes = 55",
      "right 32 to 93 minutes = 32",
      "right 32 to 93 minutes = 93",
    ],
    ["The first interviews lasted 10 to 20 minutes.", "unknown 10 to 20 minutes", "unknown 10 to 20 minutes"],
    ["Each interview lasted 32 to 93 minutes.", "right 32 to 93 minutes = 32", "right 32 to 93 minutes = 93"],
    ["We walked 10 to 20 minutes."],
    ["In the interview, 10 to 20 was the norm."],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });

  it("with an odd number of them, the median is the middle one", () => {
    const odd = { ...figures, minutes: [60, 20, 40, 30, 110] };
    expect(judged("The median interview took 40 minutes.", odd)).toEqual([
      "right median interview took 40 minutes = 40",
    ]);
  });

  it("with one session, its length is what is stated", () => {
    const one = { ...figures, minutes: [45.4] };
    expect(judged("The focus group lasted 45 minutes.", one)).toEqual([
      "right focus group lasted 45 minutes = 45",
    ]);
    expect(judged("The focus group lasted about 60 minutes.", one)).toEqual([
      "wrong focus group lasted about 60 minutes = 45.4",
    ]);
    expect(judged("The focus group lasted 60 minutes.")).toEqual([]);
  });

  it("and are not judged where a length is missing or none is recorded", () => {
    const sentence = "Interviews lasted 55 minutes on average.";
    expect(numbersIn("Methods", sentence, { ...figures, minutesMissing: 3 })).toMatchObject([
      { status: "unknown", stated: 55, how: "3 interviews have no recorded length" },
    ]);
    expect(numbersIn("Methods", sentence, { ...figures, minutes: [] })).toMatchObject([
      { status: "unknown", how: "no lengths are recorded in the study" },
    ]);
    expect(numbersIn("Methods", `Smith et al. wrote: ${sentence}`)).toMatchObject([
      { status: "unknown", how: "the sentence may be about another study" },
    ]);
  });
});

describe("months of the interviews are held against the sessions", () => {
  it.each<Row>([
    [
      "Interviews were held between May and October 2023.",
      "right between May and October 2023 = 2023-05 to 2023-10",
    ],
    [
      "Interviews were held from June to October 2023.",
      "wrong from June to October 2023 = 2023-05 to 2023-10",
    ],
    [
      "Data collection ran from May 2023 until October 2023.",
      "right from May 2023 until October 2023 = 2023-05 to 2023-10",
    ],
    ["Data were collected May 2022–October 2023.", "wrong May 2022–October 2023 = 2023-05 to 2023-10"],
    ["Data were collected January to December 2023.", "wrong January to December 2023 = 2023-05 to 2023-10"],
    ["The first interviews were held from May to June 2023.", "unknown from May to June 2023"],
    ["The office was closed from May to June 2023."],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });

  it("as year and month", () => {
    expect(numbersIn("Methods", "Interviews ran from May 2022 to October 2023.")).toMatchObject([
      { stated: "2022-05 to 2023-10", how: "months of the first and the last session" },
    ]);
  });

  it.each([[[]], [["2023"]], [["2023-05-01", "2023"]]])("and not where dates are %j", (dates) => {
    expect(
      numbersIn("Methods", "Interviews ran from May to October 2023.", { ...figures, dates }),
    ).toMatchObject([{ status: "unknown", how: "no dates of sessions are recorded" }]);
  });

  it("and a study of one month has one", () => {
    const dates = ["2023-05-04", "2023-05"];
    expect(judged("Interviews ran from May to May 2023.", { ...figures, dates })).toEqual([
      "right from May to May 2023 = 2023-05 to 2023-05",
    ]);
  });
});

describe("coefficients of agreement are held against the study, as they are rounded", () => {
  it.each<Row>([
    ["Cohen's kappa was .71.", "right kappa was .71 = 0.71"],
    ["Cohen's kappa was 0.715.", "right kappa was 0.715 = 0.715"],
    ["Cohen's κ was 0·72.", "right κ was 0·72 = 0.71"],
    ["Cohen's kappa was 0.66.", "right kappa was 0.66 = 0.66"],
    ["Cohen's kappa was 0.7.", "right kappa was 0.7 = 0.71"],
    ["Cohen's kappa was 0.80.", "wrong kappa was 0.80 = 0.71"],
    ["Krippendorff's α = 0.68.", "right α = 0.68 = 0.68"],
    ["Krippendorff's alpha = 0.71.", "wrong alpha = 0.71 = 0.68"],
    ["For “asking for help” kappa was 0.55.", "right kappa was 0.55 = 0.55"],
    ['For "asking for help" alpha was 0.68.', "wrong alpha was 0.68 = 0.51"],
    ["For “help” kappa was 0.71.", "right kappa was 0.71 = 0.71"],
    ["A kappa above 0.80 is good.", "unknown kappa above 0.80"],
    ["Landis and Koch (1977) call kappa 0.80 good.", "unknown kappa 0.80"],
  ])("%s", (sentence, ...claims) => {
    expect(judged(sentence)).toEqual(claims);
  });

  it("and say what was computed", () => {
    expect(numbersIn("Methods", "Cohen's kappa was 0.80.")[0]?.how).toBe(
      "0.71 Cohen's kappa by turn; 0.66 pooled",
    );
    expect(numbersIn("Methods", "For “asking for help” kappa was 0.55.")[0]?.how).toBe(
      'kappa of the code "asking for help"',
    );
    expect(numbersIn("Methods", "Cohen's kappa was 0.80.", { ...figures, kappa: [] })).toMatchObject([
      {
        status: "wrong",
        computed: null,
        how: "no transcript is coded by two people, so there is no agreement to compute",
      },
    ]);
  });
});
