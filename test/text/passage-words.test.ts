import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../src/core/span.js";
import { passageParts, passageWords, turnsPassage } from "../../src/text/passage-words.js";
import { QuoteFinder } from "../../src/text/quote-match.js";
import { SourceText } from "../../src/text/source-text.js";

/** A transcript of turns `[who, words]`; who 0 is the interviewer. */
function transcript(turns: readonly (readonly [who: number, words: string])[]) {
  let string = "";
  const bodies: Span[] = turns.map(([who, words], i) => {
    string += `${i === 0 ? "" : "\n\n"}${who === 0 ? "I" : `P${who}`}: `;
    const start = [...string].length;
    string += words;
    return { start, end: [...string].length };
  });
  const text = new SourceText(string);
  const talk = {
    bodyStart: bodies.map(({ start }) => start),
    bodyEnd: bodies.map(({ end }) => end),
    participant: turns.map(([who]) => who),
  };
  return { text, talk, bodies, finder: new QuoteFinder(text, bodies, talk.participant) };
}

const whole = ({ text }: { text: SourceText }) => ({ start: 0, end: text.length });

describe("the words of a passage", () => {
  test.each([
    ["one turn as it stands, inner lines and all", [[1, "So it\nwas"]], "So it\nwas"],
    [
      "two turns that follow each other",
      [
        [1, "So it was."],
        [1, "Then it rained."],
      ],
      "So it was. / Then it rained.",
    ],
    [
      "turns of two people",
      [
        [1, "So it was."],
        [2, "It rained."],
      ],
      "So it was. / It rained.",
    ],
    [
      "answers about a question",
      [
        [0, "How?"],
        [1, "So."],
        [0, "Why?"],
        [1, "Rain."],
      ],
      "So. [...] Rain.",
    ],
    [
      "questions where nobody answers",
      [
        [0, "How was it?"],
        [0, "And when?"],
      ],
      "How was it? / And when?",
    ],
    [
      "a turn in which nothing is said between two",
      [
        [1, "So."],
        [0, " "],
        [1, "Rain."],
      ],
      "So. / Rain.",
    ],
  ] as const)("of %s", (_, turns, words) => {
    const made = transcript(turns);
    expect(passageWords(made.text, made.talk, whole(made))).toBe(words);
  });

  test("of what lies in no turn are its text", () => {
    const text = new SourceText("Recorded in May.\n\nI: So?");
    const talk = { bodyStart: [21], bodyEnd: [24], participant: [0] };
    expect(passageWords(text, talk, { start: 0, end: 8 })).toBe("Recorded");
  });
});

test("turns make one passage from the first to the last that a participant says, or that anybody does", () => {
  const { text, talk } = transcript([
    [0, "How?"],
    [1, " So. "],
    [0, "Why?"],
    [1, "Rain."],
    [0, "Ah."],
  ]);
  const said = (from: number, to: number) => {
    const span = turnsPassage(text, talk, from, to);
    return span === null ? null : text.slice(span);
  };
  expect(said(0, 1)).toBe("So.");
  expect(said(2, 2)).toBe("Why?");
  expect(said(3, 4)).toBe("Rain.");
  expect(said(0, 4)).toBe("So. \n\nI: Why?\n\nP1: Rain.");
});

const turn = fc.tuple(
  fc.constantFrom(0, 1, 1, 2),
  fc
    .array(
      fc.constantFrom(
        "we",
        "rain",
        "😀",
        "don’t",
        "cafe\u0301",
        "men\u00adtor",
        "his / her",
        "a\nline",
        "so.",
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((words) => words.join(" ")),
);
const passage = fc
  .tuple(fc.array(turn, { minLength: 2, maxLength: 6 }), fc.nat(), fc.nat())
  .map(([turns, a, b]) => {
    const made = transcript(turns);
    const [start = 0, end = 0] = [a % made.text.length, b % made.text.length].sort((x, y) => x - y);
    return { ...made, span: { start, end: end + 1 } };
  });

test("the words of any passage are found again where they come from", () => {
  let several = 0;
  fc.assert(
    fc.property(passage, ({ text, talk, finder, span }) => {
      const parts = passageParts(talk, span);
      const words = passageWords(text, talk, span);
      fc.pre(parts.length > 1 && words.split(/ \/ | \[\.\.\.\] /).length === parts.length);
      // What is seen neither by itself nor without its letter is not looked for at the ends.
      fc.pre(
        !/^\p{M}|^\u00ad|\u00ad$/u.test(words) && !text.string.startsWith("\u0301", text.toUtf16(span.end)),
      );
      const [first, last] = [parts[0] as Span, parts.at(-1) as Span];
      const lead = text.slice(first).length - text.slice(first).trimStart().length;
      const tail = text.slice(last).length - text.slice(last).trimEnd().length;
      expect(finder.find(words).map((place) => place.span)).toContainEqual({
        start: first.start + lead,
        end: last.end - tail,
      });
      several++;
    }),
    { numRuns: 300 },
  );
  expect(several).toBeGreaterThan(50);
});
