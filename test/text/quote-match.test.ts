import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../src/core/span.js";
import { firstDifference } from "../../src/text/quote-differ.js";
import { QuoteFinder } from "../../src/text/quote-match.js";
import { nearestPassage } from "../../src/text/quote-nearest.js";
import { SourceText } from "../../src/text/source-text.js";

/** A transcript with each turn as "Speaker: words", a blank line between, and its finder. */
function transcript(...turns: string[]) {
  let string = "";
  const bodies: Span[] = turns.map((words, i) => {
    string += `${i === 0 ? "" : "\n\n"}${i % 2 === 0 ? "Ada" : "Ben"}: `;
    const start = [...string].length;
    string += words;
    return { start, end: [...string].length };
  });
  const text = new SourceText(string);
  const finder = new QuoteFinder(text, bodies);
  return {
    text,
    bodies,
    finder,
    found: (quotation: string, turns?: { from: number; to: number }) =>
      finder.find(quotation, turns).map(({ span, turn }) => [turn, text.slice(span)]),
  };
}

describe("a quotation is found", () => {
  test("by its very characters, in the body of a turn", () => {
    const { found } = transcript("She listened first.", "And then she asked.");
    expect(found("she asked")).toEqual([[1, "she asked"]]);
  });

  test("at every place where it stands, so that the caller sees that it is ambiguous", () => {
    const { found } = transcript("I felt seen.", "I felt seen, and heard. I felt seen.");
    expect(found("I felt seen")).toEqual([
      [0, "I felt seen"],
      [1, "I felt seen"],
      [1, "I felt seen"],
    ]);
    expect(found("I felt seen", { from: 0, to: 0 })).toHaveLength(1);
  });

  test("never in a head, and never over the border of a turn", () => {
    const { found } = transcript("Ask me.", "Yes.");
    expect(found("Ben")).toEqual([]);
    expect(found("Ask me.\n\nBen: Yes.")).toEqual([]);
    expect(found("Ask me. Yes.")).toEqual([]);
  });

  test.each([
    ["straight for curly marks", "‘We’re fine’, she said", "'We're fine', she said"],
    ["curly for straight marks", `"We're fine," she said`, "“We’re fine,” she said"],
    ["a dash of another kind, with or without space", "we met — rarely – alone", "we met -- rarely-alone"],
    ["white space of another kind", "ten\u00a0weeks\nof  waiting", "ten weeks of waiting"],
    ["an ellipsis of another kind", "well... I tried", "well… I tried"],
    ["accents put together in another way", "the cafe\u0301 below", "the café below"],
    ["an invisible hyphen", "men\u00adtor\u200bing", "mentoring"],
  ])("with %s", (_title, words, quotation) => {
    const { found } = transcript(`Before, ${words}; after.`, "Nothing.");
    expect(found(quotation)).toEqual([[0, words]]);
  });

  test("the very characters win over the same words set differently", () => {
    const { found } = transcript("We’re late.", "We're late.");
    expect(found("We're late")).toEqual([[1, "We're late"]]);
  });

  test.each(["…", "...", "[...]", "[…]", "(…)"])("over words left out by %s within one turn", (mark) => {
    const { found } = transcript(
      "She came every week, rain or shine, to my office.",
      "She came. To my office?",
    );
    expect(found(`every week ${mark} my office`)).toEqual([[0, "every week, rain or shine, to my office"]]);
    expect(found(`every week ${mark} office?`)).toEqual([]);
  });

  test("with a gap, in the shortest stretch and in whole words", () => {
    const { found } = transcript("I trust. I trust him, as a painter, with art.");
    expect(found("I trust … art")).toEqual([[0, "I trust him, as a painter, with art"]]);
    expect(found("I trust … ain")).toEqual([]);
  });

  test("at positions counted in code points, whatever stands before", () => {
    const { finder, text } = transcript("😀🎓 so proud 👩‍🏫 of her");
    expect(finder.find("proud 👩‍🏫 of")).toEqual([{ span: { start: 11, end: 23 }, turn: 0 }]);
    expect(text.slice({ start: 11, end: 23 })).toBe("proud 👩‍🏫 of");
  });

  test.each([
    ["in one outer pair of quotation marks", "“She was late, as always”"],
    ["in a pair of another kind, with a full stop behind", "'She was late, as always'."],
    ["beginning with the other case", "she was late"],
    ["both", "« she was late [...] always »"],
  ])("%s", (_title, quotation) => {
    const { found } = transcript("Listen. She was late, as always, in May.", "Was late?");
    expect(found(quotation)).toEqual([[0, expect.stringMatching(/^She was late(, as always)?$/)]]);
  });

  test("as it stands before it is read without its marks or in the other case, and never inside a word", () => {
    const { found } = transcript("He said “no” twice.", "No, the other.");
    expect(found("“no”")).toEqual([[0, "“no”"]]);
    expect(found("No")).toEqual([[1, "No"]]);
    expect(found("He other")).toEqual([]);
  });

  test("over several turns, where a mark, a line break or an ellipsis stands between them", () => {
    const { found } = transcript("Ask me.", "Yes, today.", "And again.");
    for (const sign of [" / ", "\n", "\n\n", " … ", " [...] "])
      expect(found(`me.${sign}Yes, today.${sign}And`)).toEqual([[0, "me.\n\nBen: Yes, today.\n\nAda: And"]]);
    expect(found("me. / Yes / And")).toEqual([]);
    expect(found("Ask / Yes, today.")).toEqual([]);
  });

  test("nowhere where it is empty or only white space", () => {
    const { found } = transcript("Yes. And no.");
    expect(found("")).toEqual([]);
    expect(found("  ")).toEqual([]);
    expect(found("…")).toEqual([]);
  });
});

const words = fc.array(
  fc.constantFrom(
    "we",
    "me",
    "😀",
    "don’t",
    "don't",
    "café",
    "cafe\u0301",
    "—",
    "…",
    "...",
    " ",
    "\n",
    "a",
    ".",
    "👩‍🏫",
  ),
  { minLength: 1, maxLength: 12 },
);
const passage = fc
  .tuple(
    fc.array(
      words.map((parts) => parts.join(" ")),
      { minLength: 1, maxLength: 5 },
    ),
    fc.nat(),
    fc.nat(),
    fc.nat(),
  )
  .map(([turns, turn, a, b]) => {
    const made = transcript(...turns);
    const body = made.bodies[turn % turns.length] as Span;
    const length = body.end - body.start;
    const [from = 0, to = 0] = [a % length, b % length].sort((x, y) => x - y);
    return { ...made, span: { start: body.start + from, end: body.start + to + 1 } };
  });

test("finding what a span says gives the span back wherever the words stand once", () => {
  let unique = 0;
  fc.assert(
    fc.property(passage, ({ text, finder, span }) => {
      const quotation = text.slice(span);
      fc.pre(quotation.trim() !== "");
      const places = finder.find(quotation);
      expect(places.map((place) => place.span)).toContainEqual(span);
      if (places.length === 1) unique++;
    }),
    { numRuns: 300 },
  );
  expect(unique).toBeGreaterThan(20);
});

test("a place found through the plain form says the same in the plain form", () => {
  const dressed = (text: string) =>
    text.replace(/['’]/g, "‘").replace(/[—-]/g, "–").replace(/\s+/g, "\u00a0 ");
  fc.assert(
    fc.property(passage, ({ text, finder, span }) => {
      const quotation = text.slice(span);
      const next = text.slice({ start: span.end, end: span.end + 1 });
      fc.pre(/\p{L}/u.test(quotation) && !/^[.\p{M}]|\.$/u.test(quotation) && !/[.\p{M}]/u.test(next));
      const places = finder.find(dressed(quotation));
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) expect(place.span.end).toBeGreaterThan(place.span.start);
    }),
    { numRuns: 300 },
  );
});

describe("the nearest passage", () => {
  test("is offered in whole words where a quotation was misremembered", () => {
    const { finder, text } = transcript(
      "Nothing here.",
      "My mentor always answered within the day, even at night.",
    );
    const near = nearestPassage(finder, "mentor allways replied within a day");
    expect(near?.turn).toBe(1);
    expect(text.slice(near?.span ?? { start: 0, end: 0 })).toMatch(/^mentor always answered within the day/);
  });

  test("is none where nothing is like it", () => {
    const { finder } = transcript("Nothing here.");
    expect(nearestPassage(finder, "quarterly budget forecast xyz")).toBeNull();
  });
});

describe("where a quotation leaves what is said", () => {
  test.each([
    ["He answers at night and in the morning", "He answers at noon and in the morning"],
    ["late as it was he answered", "late as it was he answers"],
  ])("both are shown from a few words before", (said, quoted) => {
    const before = "a long way into the passage, far behind its beginning, ";
    const differ = firstDifference(before + said, before + quoted);
    expect(differ?.said).toMatch(/^….*(night|answered)/);
    expect(differ?.quoted).toMatch(/^….*(noon|answers)/);
    expect(differ?.said).not.toContain("passage");
  });

  test("is nowhere where it is said, however the marks are set", () => {
    expect(firstDifference("“Yes” – it was so", "'Yes'-it was")).toBeNull();
    expect(firstDifference("it wasn’t", "it was")).not.toBeNull();
  });
});
