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
      fc.string({ unit: fc.constantFrom("a", "B", ".", "?", " ", "\n", "🎓", '"', "Dr.", "…") }),
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
