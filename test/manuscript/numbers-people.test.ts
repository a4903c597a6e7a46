import { describe, expect, it } from "vitest";
import type { StudyFigures } from "../../src/manuscript/figures.js";
import { figures, numbersIn, summary } from "../support/manuscript-study.js";

const judged = (section: string, text: string, facts?: StudyFigures) =>
  numbersIn(section, text, facts).map(summary);
type Row = readonly [sentence: string, ...claims: string[]];

describe("a number of all participants is held against the study", () => {
  it.each<Row>([
    ["We interviewed 15 participants.", "right 15 participants = 15"],
    ["We interviewed fourteen participants.", "wrong fourteen participants = 15"],
    ["A total of 15 people were interviewed.", "right 15 people = 15"],
    ["A total of fourteen participants took part.", "wrong fourteen participants = 15"],
    ["The group consisted of 9 women.", "right 9 women = 9"],
    ["Eight participants were women.", "wrong Eight participants were women = 9"],
    [
      "The sample comprised seven mentors and nine mentees.",
      "right seven mentors = 7",
      "wrong nine mentees = 8",
    ],
    ["We recruited 15 medical faculty participants.", "right 15 medical faculty participants = 15"],
    ["All fourteen participants were interviewed.", "wrong fourteen participants = 15"],
    [
      "Mentors (n = 7) and mentees (n = 9) took part.",
      "right Mentors (n = 7 = 7",
      "wrong mentees (n = 9 = 8",
    ],
    ["Everybody (N = 15) took part.", "right (N = 15 = 15"],
    ["Some (n = 3) took part.", "unknown (n = 3"],
    ["Nine women and six men took part.", "right Nine women = 9", "right six men = 6"],
    ["Nine were women and seven were men.", "right Nine were women = 9", "wrong seven were men = 6"],
    ["Of these, eight of them were female.", "wrong eight of them were female = 9"],
    ["The sample included four nurses.", "right four nurses = 4"],
    ["The sample included three females.", "wrong three females = 9"],
    ["Fifteen took part.", "right Fifteen took part = 15"],
    ["Sixteen participated.", "wrong Sixteen participated = 15"],
  ])("%s", (sentence, ...claims) => {
    expect(judged("Methods", sentence)).toEqual(claims);
  });
});

describe("people who were asked and did not take part are held against recruitment", () => {
  it.each<Row>([
    ["We approached people; 25 were approached.", "right 25 were approached = 25"],
    ["Of these, eight refused and three withdrew.", "right eight refused = 8", "wrong three withdrew = 2"],
    ["Seven declined.", "wrong Seven declined = 8"],
    ["Two dropped out.", "right Two dropped out = 2"],
    ["We invited 25 people by letter.", "right 25 people = 25"],
    ["Eight people declined for want of time.", "right Eight people = 8"],
  ])("%s", (sentence, ...claims) => {
    expect(judged("Methods", sentence)).toEqual(claims);
  });

  it("and is not judged where recruitment is not recorded", () => {
    expect(numbersIn("Methods", "Eight refused.", { ...figures, recruitment: null })).toMatchObject([
      { status: "unknown", computed: null, how: "recruitment is not recorded in the study" },
    ]);
  });

  it("with words for how they were recorded", () => {
    expect(numbersIn("Methods", "Eight refused; two withdrew.").map(({ how }) => how)).toEqual([
      "people recorded as refused",
      "people recorded as withdrawn",
    ]);
  });
});

describe("a number of participants that may be one of a part is not judged", () => {
  it.each<Row>([
    ["Three mentors spoke of trust.", "unknown Three mentors"],
    ["Only three mentors were interviewed twice.", "unknown three mentors"],
    ["We interviewed three participants who had children.", "unknown three participants"],
    ["One participant was interviewed at home.", "unknown One participant"],
    ["The first five participants were interviewed in May.", "unknown five participants"],
    ["In the pilot (five participants) we changed the guide.", "unknown five participants"],
    ["Kram (1985) interviewed 18 participants.", "unknown 18 participants"],
    ["Smith et al. interviewed forty participants.", "unknown forty participants"],
    ["Earlier studies interviewed 40 participants.", "unknown 40 participants"],
    ["Five people came to the talk.", "unknown Five people"],
  ])("%s", (sentence, ...claims) => {
    expect(judged("Methods", sentence)).toEqual(claims);
  });

  it("as in an introduction or a discussion, unless it speaks of this study", () => {
    expect(judged("Introduction", "A trial enrolled 20 participants.")).toEqual(["unknown 20 participants"]);
    expect(judged("Discussion", "We spoke to all of our 20 participants.")).toEqual([
      "wrong 20 participants = 15",
    ]);
  });

  it("in the results, where they are said to have said something", () => {
    expect(judged("Results", "Six mentors said so in total.")).toEqual(["unknown Six mentors"]);
    expect(judged("Results", "The sample included six mentors.")).toEqual(["wrong six mentors = 7"]);
    expect(judged("Results", "A total of six mentors shared this view.")).toEqual(["unknown six mentors"]);
    expect(judged("Results", "The seven mentors met weekly.")).toEqual(["right seven mentors = 7"]);
    expect(judged("Results", "The six mentors met weekly.")).toEqual(["wrong six mentors = 7"]);
    expect(judged("Results", "The four mentors met weekly.")).toEqual(["unknown four mentors"]);
  });
});

it("a number that counts people is no number of something else", () => {
  expect(judged("Methods", "In 2023 we met on the 14th floor, at 3 pm.")).toEqual([]);
  expect(judged("Methods", "Of 80 rooms, 60% had 2.15 mentors a day.")).toEqual([]);
});
