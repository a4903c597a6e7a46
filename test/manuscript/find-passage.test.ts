import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPassage } from "../../src/manuscript/find-passage.js";
import { patternOf } from "../../src/manuscript/pattern.js";
import type { Speech } from "../../src/manuscript/speech.js";
import { SpeechIndex } from "../../src/manuscript/speech-index.js";

/** A transcript whose turns alternate between the interviewer and one participant. */
function speech(name: string, source: number, turns: readonly string[]): Speech {
  let at = 0;
  const placed = turns.map((text, i) => {
    const start = at;
    at += text.length + 2;
    const asks = i % 2 === 0;
    return {
      start,
      end: start + text.length,
      role: asks ? "interviewer" : "participant",
      participant: asks ? null : source,
    } as const;
  });
  return { source, name, text: turns.join("\n\n"), turns: placed, coded: [] };
}

const first = speech("one", 1, [
  "How did it begin?",
  "It began with a lamp, [laughs] you see. He lent me the lamp, um, and then he lent me the room, and I couldn’t say no.",
  "And after that?",
  "After that the near-peer group took twenty-two of us in. We were a workshop of ghosts (laughs) in a cold hall.",
]);
const second = speech("two", 2, [
  "And you?",
  "Nobody lent me anything at all, so I built a lamp of my own and kept it lit.",
]);

function find(quotation: string, ...speeches: Speech[]) {
  const pattern = patternOf(quotation);
  const index = new SpeechIndex([pattern]);
  for (const one of speeches.length === 0 ? [first, second] : speeches) index.add(one);
  return findPassage(index, pattern, quotation);
}

describe("a quotation is verbatim", () => {
  it.each([
    ["with other marks, case and white space", "it began with a lamp, you\u00a0see"],
    ["with an apostrophe of another kind, and composed otherwise", "I couldn't say no"],
    ["with a note of the transcriber left out", "a workshop of ghosts in a cold hall"],
    ["with an ellipsis over words of one turn", "He lent me the lamp … and I couldn’t say no"],
    ["with an ellipsis in brackets", "It began with a lamp […] and then he lent me the room"],
    ["with a letter changed in brackets", "“[h]e lent me the lamp”"],
    [
      "with a word put in for another in brackets",
      "He lent me the [light], um, and then he lent me the room",
    ],
    ["with words added in brackets", "near-peer group [of the clinic] took twenty-two of us in"],
    ["with a hyphen left out", "the near peer group took twenty two of us"],
    ["with a soft hyphen and a ligature", "a work\u00adshop of ghosts"],
    ["with [sic] after a word", "Nobody lent me [sic] anything at all"],
  ])("%s", (_, quotation) => {
    expect(find(quotation)).toMatchObject({ status: "verbatim", joined: false });
  });
});

describe("a quotation is altered", () => {
  it("where a word is another, with the difference word by word", () => {
    const found = find("Nobody gave me anything at all, so I built a lamp");
    expect(found).toMatchObject({ status: "altered", changes: [{ paper: "gave", transcript: "lent" }] });
    expect(found.difference).toBe("Nobody {lent → gave} me anything at all so I built a lamp");
  });

  it("where words are left out without a sign", () => {
    expect(find("so I built a lamp and kept it lit")).toMatchObject({
      status: "altered",
      changes: [{ paper: "", transcript: "of my own" }],
    });
  });

  it("where only a sound without a word is left out, and says so", () => {
    expect(find("He lent me the lamp and then he lent me the room")).toMatchObject({
      status: "altered",
      fillersOnly: true,
    });
  });

  it("where it is joined from two turns, or from two people", () => {
    const turns = find("He lent me the lamp … a workshop of ghosts");
    expect(turns).toMatchObject({ status: "altered", joined: true });
    expect(turns.passages.map(({ turn }) => turn)).toEqual([1, 3]);
    expect(find("He lent me the lamp … and kept it lit").passages.map(({ source }) => source)).toEqual([
      1, 2,
    ]);
  });
});

describe("a quotation is not found", () => {
  it("where its words stand nowhere, or only here and there", () => {
    expect(find("The mountain was blue and wholly silent").status).toBe("not-found");
    expect(find("after me the room began with nobody in a group").status).toBe("not-found");
  });
});

const vocabulary =
  "lamp room hall ghost workshop lent built kept cold lit small blue never always quietly".split(" ");
const turn = fc.array(fc.constantFrom(...vocabulary), { minLength: 8, maxLength: 40 });

it("every run of three words or more of a turn is found verbatim, at a place that reads so", () => {
  fc.assert(
    fc.property(
      fc.array(turn, { minLength: 2, maxLength: 8 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (turns, a, b, c) => {
        const one = speech(
          "any",
          1,
          turns.map((words) => words.join(" ")),
        );
        const words = turns[a % turns.length] ?? [];
        const from = b % (words.length - 3);
        const quotation = words.slice(from, from + 3 + (c % (words.length - from - 2))).join(" ");
        const found = find(quotation, one);
        expect(found.status).toBe("verbatim");
        for (const { start, end } of found.passages) expect(one.text.slice(start, end)).toBe(quotation);
      },
    ),
    { numRuns: 200 },
  );
});

it("a word that no transcript has, put into a long run, is the one difference shown", () => {
  fc.assert(
    fc.property(turn, fc.nat(), (words, a) => {
      const one = speech("any", 1, ["Yes?", words.join(" ")]);
      const at = 1 + (a % (words.length - 2));
      const quotation = [...words.slice(0, at), "zebra", ...words.slice(at + 1)].join(" ");
      const found = find(quotation, one);
      expect(found.status).toBe("altered");
      expect(found.changes.map(({ paper }) => paper).join(" ")).toContain("zebra");
    }),
    { numRuns: 100 },
  );
});

describe("the difference that is told", () => {
  it("is of readings with as many changes the one that keeps most words", () => {
    const turns = speech("three", 3, [
      "And then?",
      "Well no, I’m not going to chase the boat for a cup of tea.",
    ]);
    expect(find("I’m going to chase the boat for a cup of tea", turns).difference).toMatch(
      /^I’m \{left out: not\} going/,
    );
    expect(find("I’m not going to chase the boat for a cup of coffee", turns).difference).toMatch(
      /\{tea → coffee\}$/,
    );
  });
});
