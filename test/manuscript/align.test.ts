import { describe, expect, it } from "vitest";
import { align, type SourceWord } from "../../src/manuscript/align.js";
import { patternOf, piecesOf, wordsIn } from "../../src/manuscript/pattern.js";
import { asides, isFiller, speechWords } from "../../src/manuscript/speech-words.js";

/** Words of a transcript; one in brackets is a note. */
const source = (text: string): SourceWord[] =>
  text.split(" ").map((word) => ({
    key: word.replace(/[[\]]/g, ""),
    aside: word.startsWith("["),
    filler: isFiller(word),
  }));
const aligned = (quotation: string, text: string) => align(patternOf(quotation), source(text));
const kinds = (quotation: string, text: string) =>
  aligned(quotation, text)
    .steps.map(({ kind, part, word }) => `${kind} ${part} ${word}`)
    .join(", ");

describe("a quotation is read as the stretch of a transcript that needs the fewest changes", () => {
  it("as in the worked example: two words left out, six that are the same", () => {
    expect(
      aligned("the boy thought the pen leaked", "that the boy thought that the pen had leaked"),
    ).toMatchObject({ changes: 2, same: 6, fillers: 0, from: 1, to: 9 });
  });

  it.each([
    ["b c", "a b c d", 0, 2, 1, 3],
    ["b x d", "a b c d e", 1, 2, 1, 4],
    ["b x c", "a b c d", 1, 2, 1, 3],
    ["b d", "a b c d", 1, 2, 1, 4],
    ["b d", "a b [c] d", 0, 2, 1, 4],
    ["b … e", "a b c d e", 0, 2, 1, 5],
    ["b [put in] e", "a b c d e", 0, 2, 1, 5],
    ["a [put in] z", "a 1 2 3 4 5 6 7 8 z", 0, 2, 0, 10],
    ["x y", "a b", 2, 0, 0, 0],
    ["mail box", "a mailbox b", 0, 2, 1, 2],
    ["mailbox", "a mail box b", 0, 1, 2, 3],
    ["b c", "a b c b c", 0, 2, 1, 3],
  ])("“%s” in “%s”", (quotation, text, changes, same, from, to) => {
    expect(aligned(quotation, text)).toMatchObject({ changes, same, from, to, fillers: 0 });
  });

  it("with sounds without words counted apart", () => {
    expect(aligned("b d", "a b um d")).toMatchObject({ changes: 1, fillers: 1, same: 2 });
    expect(kinds("b d", "a b um d")).toBe("same 0 1, filler -1 2, same 1 3");
  });

  it("step by step", () => {
    expect(kinds("b x d", "a b c d")).toBe("same 0 1, changed 1 2, same 2 3");
    expect(kinds("b x c", "a b c")).toBe("same 0 1, added 1 -1, same 2 2");
    expect(kinds("b d", "a b c d")).toBe("same 0 1, left-out -1 2, same 1 3");
    expect(kinds("b d", "b [c] d")).toBe("same 0 0, free -1 1, same 1 2");
    expect(kinds("b … d", "b c d")).toBe("same 0 0, free 1 -1, free -1 1, same 2 2");
    expect(kinds("mail box", "a mailbox")).toBe("same 0 1, same 1 1");
    expect(kinds("mailbox", "a mail box")).toBe("free -1 1, same 0 2");
  });

  it("brackets stand for eight words at most", () => {
    expect(aligned("a [put in] z", "a 1 2 3 4 5 6 7 8 9 z").changes).toBe(1);
  });

  it("no word at all stands in no place", () => {
    expect(align([], source("a b"))).toMatchObject({ changes: 0, same: 0, from: 0, to: 0 });
    expect(align(patternOf("a b"), [])).toMatchObject({ changes: 2, same: 0 });
  });
});

describe("a quotation is words, gaps and insertions", () => {
  const parts = (text: string) =>
    patternOf(text).map((part) => (part.kind === "word" ? part.key : part.kind === "gap" ? "…" : part.text));
  it.each<readonly [string, ...string[]]>([
    ["He said … no", "he", "said", "…", "no"],
    ["a [...] b . . . c (…) d <...> e", "a", "…", "b", "…", "c", "…", "d", "…", "e"],
    ["a [—] b [--] c", "a", "…", "b", "…", "c"],
    ["the [new] one", "the", "[new]", "one"],
    ["[T]he end", "the", "end"],
    ["he walk[ed] on", "he", "walk", "[ed]", "on"],
    ["wrong [sic] word [my emphasis]", "wrong", "word"],
    ["near-peer, twenty-two", "near", "peer", "twenty", "two"],
    ["isn’t", "isn't"],
  ])("%s", (text, ...expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it("of which words alone are counted", () => {
    expect(wordsIn(patternOf("a … b [c] d"))).toBe(3);
  });

  it("cut into pieces at gaps and ends of sentences", () => {
    const pieces = (text: string) =>
      piecesOf(patternOf(text), text).map((piece) =>
        piece.map((part) => (part.kind === "word" ? part.key : part.kind)).join(" "),
      );
    expect(pieces("I came. I saw … I won!” And [she] left")).toEqual([
      "i came",
      "i saw",
      "i won",
      "and bracket left",
    ]);
    expect(pieces("[T]hey came. They saw")).toEqual(["they came", "they saw"]);
    expect(pieces("… [she] …")).toEqual([]);
  });
});

describe("words of speech", () => {
  it("are cut at hyphens and not at apostrophes, with their places", () => {
    expect(speechWords("A near-peer's day", 2)).toEqual([
      { key: "near", start: 2, end: 6 },
      { key: "peer's", start: 7, end: 13 },
      { key: "day", start: 14, end: 17 },
    ]);
    expect(speechWords("one two", 0, 5).map(({ end }) => end)).toEqual([3, 5]);
  });

  it.each([
    "uh",
    "um",
    "ummm",
    "er",
    "erm",
    "ah",
    "hm",
    "mm",
    "mhm",
    "äh",
    "öh",
    "eh",
  ])("%s is a sound", (key) => {
    expect(isFiller(key)).toBe(true);
  });
  it.each(["a", "her", "human", "I", "mum", "her"])("%s is a word", (key) => {
    expect(isFiller(key)).toBe(false);
  });

  it.each<readonly [string, ...string[]]>([
    ["I [looks up] said (laughs) no", "[looks up]", "(laughs)"],
    ["I (long pause here now) said", "(long pause here now)"],
    ["I (long pause here right now) said"],
    ["I (my brother) said"],
    ["I <noise> said", "<noise>"],
    ["I [ ] said", "[ ]"],
  ])("in “%s” nobody said what stands as a note", (text, ...notes) => {
    expect(
      asides(`x ${text}`, 2, text.length + 2).map(([start, end]) => `x ${text}`.slice(start, end)),
    ).toEqual(notes);
  });
});
