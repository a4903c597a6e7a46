import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldWord } from "../../src/text/fold.js";
import { WordSearch } from "../../src/text/word-search.js";
import { countWords, words } from "../../src/text/words.js";

const found = (looked: string, text: string) =>
  [...(WordSearch.of(looked)?.find(text) ?? [])].map(([start, end]) => text.slice(start, end));

describe("words are found as whole words", () => {
  test.each([
    ["trust", "Trust me, they trusted; distrust, trust.", ["Trust", "trust"]],
    ["trust*", "trusted trust's trust-worthy, distrust", ["trusted", "trust's", "trust-worthy"]],
    ["*trust", "distrust, trust, trusty", ["distrust", "trust"]],
    ["can", "I can't; you can.", ["can"]],
    ["peer", "near-peer and peer", ["peer"]],
    ["500", "2,500 and 500.", ["500"]],
    [
      "open door",
      "an open, door; open\u00a0door; open\n  door; open-door",
      ["open, door", "open\u00a0door", "open\n  door"],
    ],
    ["an * door", "an open door, an old oak door", ["an open door"]],
    ["yes.", "yes, yes.", ["yes."]],
    ["信任", "我们信任他", ["信任"]],
  ])("%s", (looked, text, hits) => {
    expect(found(looked, text)).toEqual(hits);
  });
});

describe("however they are set", () => {
  test.each([
    ["don't", "don’t donʼt DON'T", 3],
    ["don’t", "don't", 1],
    ['"no"', "“no” «no»", 2],
    ["mentoring", "men\u00adtor\u200bing", 1],
    ["near-peer", "near\u2011peer near‐peer", 2],
    ["café", "cafe\u0301 CAFÉ", 2],
    ["cafe\u0301", "café", 1],
    ["cafe", "cafe\u0301 café", 0],
    ["STRAẞE", "straße", 1],
    ["confident", "conﬁdent", 1],
    ["ΛΌΓΟΣ", "λόγος", 1],
    ["😀 so", "😀 so 😀", 1],
  ])("%s in %s", (looked, text, count) => {
    expect(found(looked, text)).toHaveLength(count);
  });
});

test("nothing is looked for where there is no word, and signs mean themselves", () => {
  expect(WordSearch.of(" ")).toBeNull();
  expect(WordSearch.of("* **")).toBeNull();
  for (const sign of ["(", "[laughs]", "a|b", ".", "\\", "a{2}", "^$"])
    expect(found(sign, `x ${sign} x`)).toEqual([sign]);
});

const pieces = [
  "trust",
  "Trust",
  "TRUST’S",
  "trust's",
  "tru\u00adst",
  "near-peer",
  "near\u2011peer",
  "cafe\u0301",
  "Café",
  "Straẞe",
  "straße",
  "don’t",
  "2,500",
  "😀",
  "𝒳y",
  "(",
  "“",
  ",",
  ".",
  "—",
  "\u00a0",
];
const talk = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(" ", "  ", "\n", "\u00a0", ", ", " – ")), {
    maxLength: 14,
  })
  .map((parts) => parts.map(([piece, gap]) => piece + gap).join(""));

test("a word is found wherever it is counted as one that is written so, and nowhere else", () => {
  fc.assert(
    fc.property(talk, fc.constantFrom(...pieces.slice(0, 13)), (text, looked) => {
      const counted = [...words(text)].filter(({ word }) => foldWord(word) === foldWord(looked));
      expect([...(WordSearch.of(looked)?.find(text) ?? [])]).toEqual(
        counted.map(({ word, index }) => [index, index + word.length]),
      );
    }),
    { numRuns: 500 },
  );
});

test("a word with signs that are not seen is one word", () => {
  expect(countWords("men\u00adtor\u200bing don\u00ad’t")).toBe(2);
});
