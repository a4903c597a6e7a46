import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GuideMatcher, wordingFloor } from "../../../src/workflow/sources/guide-match.js";
import { asksIn } from "../../../src/workflow/sources/guide-order.js";

const make = (...wordings: (string | [name: string, wording: string, ...alternatives: string[]])[]) =>
  new GuideMatcher(
    wordings.map((entry, position) => {
      const [name = "", wording = "", ...alternatives] =
        typeof entry === "string" ? [`${position + 1}`, entry] : entry;
      return { id: position + 1, position, name, wording, alternatives };
    }),
  );

/** What a turn that stands alone asks. */
const match = (matcher: GuideMatcher, text: string) => asksIn(matcher, [matcher.read(text)])[0] ?? null;

const guide = make(
  "How did you meet your mentor?",
  "What does your mentor do that helps you?",
  "How did you feel about your first meeting?",
  ["4", "Who else supports you in your work?", "Is there anybody else you turn to?"],
);

describe("a turn of an interviewer", () => {
  it.each([
    ["2. What helps?", 2],
    ["2) What helps?", 2],
    ["Q2: helps?", 2],
    ["Q2", 2],
    ["Question 2, then.", 2],
    ["Frage 2 - was hilft?", 2],
    ["问题2：什么有帮助？", 2],
    ["(2) Go on.", 2],
    ["02. Go on.", 2],
  ])("asks by number: %s", (text, question) => {
    expect(match(guide, text)).toMatchObject({ question, by: "number" });
  });

  it.each([
    ["10:30 was the time?"],
    ["2 years ago, was it?"],
    ["2.5 hours?"],
    ["7. Beyond the guide?"],
    ["2024. That year?"],
    ["Quite."],
    ["And how did you feel about that?"],
    ["Yes."],
    [""],
  ])("asks nothing of the guide: %s", (text) => {
    expect(match(guide, text)).toBeNull();
  });

  it.each([
    ["Thank you. So, can you tell me how you met your mentor?", 1],
    ["HOW DID YOU MEET YOUR MENTOR", 1],
    ["How did you meet your mentro, if I may ask?", 1],
    ["What is it your mentor does that helps you?", 2],
    ["And is there anyone else you turn to?", 4],
    ["How did you feel at your first meeting?", 3],
  ])("asks by its words: %s", (text, question) => {
    const found = match(guide, text);
    expect(found).toMatchObject({ question, by: "wording" });
    expect(found?.likeness).toBeGreaterThanOrEqual(wordingFloor);
  });

  it("goes by the words where the number is another's", () => {
    expect(match(guide, "1. What does your mentor do that helps you?")).toMatchObject({
      question: 2,
      by: "wording",
    });
  });

  it("goes by the order where the ids are names", () => {
    const named = make(["meeting", "How did it begin, then?"], ["help", "Which help was there?"]);
    expect(match(named, "2. And?")).toMatchObject({ question: 2, by: "number" });
  });

  it("asks a question of two words only with the whole turn", () => {
    const short = make("Anything else?");
    expect(match(short, "Anything else?")).not.toBeNull();
    expect(match(short, "Was there anything else in the letter that made you wonder?")).toBeNull();
  });

  it("asks in scripts without blanks, and without accents", () => {
    expect(match(make("你是怎么认识你的导师的？"), "那么，你是怎么认识导师的呢？")).not.toBeNull();
    expect(match(make("¿Cómo conoció a su mentora?"), "como conocio a su mentora")).not.toBeNull();
  });

  it("asks each question in its own words, wherever they stand", () => {
    const wordings = ["How did you meet your mentor?", "Which books helped at that time?"];
    const two = make(...wordings);
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1),
        fc.array(fc.constantFrom("so", "right", "okay", "thanks", "well"), { maxLength: 9 }),
        fc.array(fc.constantFrom("please", "if", "may", "ask"), { maxLength: 9 }),
        (i, before, after) => {
          const found = match(two, [...before, wordings[i], ...after].join(" "));
          expect(found).toEqual({ question: i + 1, by: "wording", likeness: 1 });
        },
      ),
    );
  });
});
