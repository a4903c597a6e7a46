import fc from "fast-check";
import { expect, test } from "vitest";
import { sentenceSpans } from "../../src/text/sentences.js";
import { SourceText } from "../../src/text/source-text.js";

const cut = (turn: string, language?: string) =>
  sentenceSpans(turn, language).map((span) => new SourceText(turn).slice(span));

test("sentences end at full stops, question marks and line breaks", () => {
  expect(cut("She stayed. Did I ask? No!\nThen she left")).toEqual([
    "She stayed.",
    "Did I ask?",
    "No!",
    "Then she left",
  ]);
});

test("titles, initials and abbreviations end no sentence", () => {
  expect(cut("I met Dr. Rao and J. Smith, e.g. on Mondays, at 4 p.m. or so. He left.")).toEqual([
    "I met Dr. Rao and J. Smith, e.g. on Mondays, at 4 p.m. or so.",
    "He left.",
  ]);
});

test("an ellipsis before a small letter goes on", () => {
  expect(cut("I waited... and waited. Then no.")).toEqual(["I waited... and waited.", "Then no."]);
});

test.each([
  [
    "a no is an answer, and a number only before a figure",
    "No. Only once. It is no. 5 on p. 12.",
    ["No.", "Only once.", "It is no. 5 on p. 12."],
  ],
  ["so did I ends", "So did I. But she left.", ["So did I.", "But she left."]],
  [
    "a letter ends where no surname can follow",
    "I take vitamin C. Then J. I. Smith came.",
    ["I take vitamin C.", "Then J. I. Smith came."],
  ],
  ["a figure begins a sentence", "It was in 2019. 20 people came.", ["It was in 2019.", "20 people came."]],
  [
    "a figure goes on after an abbreviation",
    "There were ca. 30 of us, see Smith et al. (2024).",
    ["There were ca. 30 of us, see Smith et al. (2024)."],
  ],
  ["a decimal point is none", "It rose by 3.5 points. Good.", ["It rose by 3.5 points.", "Good."]],
  ["marks in a row end once", 'Really?! Yes!! "Why?" she asked.', ["Really?!", "Yes!!", '"Why?" she asked.']],
  [
    "a sentence ends with its quotation mark",
    "He said “no.” Then he left.",
    ["He said “no.”", "Then he left."],
  ],
  [
    "both ellipses are one",
    "Well… Then we left... Nobody came… and so on.",
    ["Well…", "Then we left...", "Nobody came… and so on."],
  ],
  [
    "a remark belongs to what was said before it",
    "Not a lot. [laughs] But I spoke. (laughs) Once.",
    ["Not a lot. [laughs]", "But I spoke. (laughs)", "Once."],
  ],
  ["a placeholder is a word", "I asked him. [Name] came.", ["I asked him.", "[Name] came."]],
  [
    "speech in small letters is cut at its marks",
    "i left. then I came back, e.g. on mondays... and so? yes.",
    ["i left.", "then I came back, e.g. on mondays... and so?", "yes."],
  ],
  [
    "speech without marks is one sentence",
    "so we left and then we came back",
    ["so we left and then we came back"],
  ],
  ["the number of a point goes with it", "1. Trust. 2. Time.", ["1. Trust.", "2. Time."]],
])("%s", (_, turn, sentences) => {
  expect(cut(turn)).toEqual(sentences);
});

test("other languages have their own abbreviations and ordinals", () => {
  expect(cut("Das war z. B. am 3. Mai gut. Dr. Weiß half uns. Na ja.", "de")).toEqual([
    "Das war z. B. am 3. Mai gut.",
    "Dr. Weiß half uns.",
    "Na ja.",
  ]);
  expect(cut("No. Luego vino la Sra. Gil, etc. y nos ayudó. ¿Y qué?", "es")).toEqual([
    "No.",
    "Luego vino la Sra. Gil, etc. y nos ayudó.",
    "¿Y qué?",
  ]);
  expect(cut("我信任她。后来我们谈了。", "")).toEqual(["我信任她。", "后来我们谈了。"]);
});

test("positions are code points", () => {
  expect(sentenceSpans("Yes 🎓. No 🎓.")).toEqual([
    { start: 0, end: 6 },
    { start: 7, end: 12 },
  ]);
});

test("a language that is none counts as English", () => {
  expect(cut("One. Two.", "no such!")).toEqual(["One.", "Two."]);
});

test("sentences come in order, do not overlap, and hold all that is not space", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          "a",
          "B",
          ".",
          "?",
          " ",
          "\n",
          "🎓",
          '"',
          "Dr.",
          "…",
          "7",
          "[",
          "]",
          "𝐚",
          "𝟗",
          "\u00a0",
        ),
      }),
      (turn) => {
        const text = new SourceText(turn);
        const spans = sentenceSpans(turn);
        let at = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(
          spans
            .map((span) => text.slice(span))
            .join("")
            .replace(/\s/g, ""),
        ).toBe(turn.replace(/\s/g, ""));
      },
    ),
  );
});
