import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CodeText } from "../../src/suggest/code-words.js";
import { type CodedPassage, CodeRanker } from "../../src/suggest/rank.js";

const code = (id: number, name: string, more: Partial<CodeText> = {}): CodeText => ({
  id,
  path: name,
  name,
  short: "",
  definition: "",
  include: "",
  exclude: "",
  examples: [],
  ...more,
});
const passage = (coding: number, of: number, quote: string): CodedPassage => ({ coding, code: of, quote });
const names = (ranker: CodeRanker, text: string, top = 3) => ranker.rank(text, { top }).map((r) => r.code);

describe("ranking by shared words", () => {
  it("reproduces the worked example, and breaks the tie by path", () => {
    const ranker = new CodeRanker([code(1, "Trust"), code(2, "Money")], []);
    expect(ranker.rank("Trust costs money", { top: 3 })).toMatchObject([
      { code: 2, rank: 1, score: 0.48624 },
      { code: 1, rank: 2, score: 0.48624 },
    ]);
  });

  it("ranks by stems, and shows the words as the segment writes them", () => {
    const ranker = new CodeRanker([code(1, "Trust"), code(2, "Money")], []);
    const [first, ...others] = ranker.rank("I TRUSTED her with my near-trust issues", { top: 3 });
    expect(first?.why.words).toEqual(["TRUSTED"]);
    expect(others).toEqual([]);
  });

  it("weighs a word of the name more than one of the definition", () => {
    const ranker = new CodeRanker(
      [code(1, "Belonging", { definition: "patience" }), code(2, "Patience", { definition: "belonging" })],
      [],
    );
    expect(names(ranker, "it took patience")).toEqual([2, 1]);
  });

  it("reads the short definition, the include rule and the examples", () => {
    const ranker = new CodeRanker(
      [
        code(1, "A1", { short: "harvest" }),
        code(2, "B1", { include: "orchard" }),
        code(3, "C1", { examples: ["the old mill"] }),
      ],
      [],
    );
    expect(["harvests", "an orchard", "some mill"].map((text) => names(ranker, text))).toEqual([
      [1],
      [2],
      [3],
    ]);
  });

  it("learns from coded passages words that the codebook does not have", () => {
    const codes = [code(1, "Trust"), code(2, "Money")];
    expect(names(new CodeRanker(codes, []), "she kept my secrets")).toEqual([]);
    const ranker = new CodeRanker(codes, [passage(7, 1, "a secret is safe with her")]);
    const [first] = ranker.rank("she kept my secrets", { top: 3 });
    expect(first).toMatchObject({ code: 1, why: { words: ["secrets"] } });
    expect(first?.why.neighbours).toMatchObject([{ coding: 7, quote: "a secret is safe with her" }]);
  });

  it("listens to the codebook less, the more passages are coded", () => {
    const codes = [code(1, "Trust"), code(2, "Money")];
    const scoreAfter = (n: number) =>
      new CodeRanker(
        codes,
        Array.from({ length: n }, (_, i) => passage(i, 1, "she kept secrets")),
      ).rank("trust", { top: 1 })[0]?.score ?? 0;
    const scores = [0, 1, 4, 16].map(scoreAfter);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(4);
  });

  it("lets the exclude rule speak slightly against a code, and names the words", () => {
    const plain = new CodeRanker([code(1, "Money"), code(2, "Time")], []);
    const strict = new CodeRanker([code(1, "Money", { exclude: "coffee" }), code(2, "Time")], []);
    const [before] = plain.rank("money for coffee", { top: 1 });
    const [after] = strict.rank("money for coffee", { top: 1 });
    expect(after).toMatchObject({ code: 1, why: { words: ["money"], against: ["coffee"] } });
    expect(after?.score).toBeLessThan(before?.score ?? 0);
    expect(strict.rank("coffee", { top: 1 })).toEqual([]);
  });

  it("does not hold a word against a code that the code itself is made of", () => {
    const ranker = new CodeRanker([code(1, "Money", { exclude: "money worries" })], []);
    expect(ranker.rank("money", { top: 1 })[0]?.why).toMatchObject({ words: ["money"], against: [] });
  });

  it("names the strongest word first", () => {
    const ranker = new CodeRanker(
      [code(1, "Trust", { definition: "months" }), code(2, "Time", { definition: "months" })],
      [],
    );
    expect(ranker.rank("months of trust", { top: 1 })[0]?.why.words).toEqual(["trust", "months"]);
  });

  it("shows at most three neighbours, nearest first", () => {
    const ranker = new CodeRanker(
      [code(1, "Trust")],
      ["secret garden wall", "secret", "a secret garden", "tea", "the secret garden wall gate key"].map(
        (quote, i) => passage(i, 1, quote),
      ),
    );
    const neighbours = ranker.rank("a secret", { top: 1 })[0]?.why.neighbours ?? [];
    expect(neighbours.map(({ coding }) => coding)).toEqual([1, 2, 0]);
    expect(neighbours[0]?.similarity).toBe(1);
  });

  it("ranks only the codes asked for", () => {
    const ranker = new CodeRanker([code(1, "Trust"), code(2, "Money")], []);
    expect(ranker.rank("trust money", { top: 3, among: new Set([1]) })).toMatchObject([{ code: 1, rank: 1 }]);
  });

  it("knows when there is nothing to compare with", () => {
    expect(new CodeRanker([code(1, "1"), code(2, "the")], []).vocabulary).toBe(0);
  });

  it("gives the same ranks whatever the order of codes and passages, with scores above 0 up to 1", () => {
    const word = fc.constantFrom("trust", "money", "time", "garden", "secret", "coffee", "the", "walls");
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(4), text), { maxLength: 8 }),
        text,
        (texts, coded, segment) => {
          const codes = texts.map(([name, definition, exclude], i) =>
            code(i, name, { path: `${i}`, definition, exclude }),
          );
          const passages = coded.map(([of, quote], i) => passage(i, of, quote));
          const ranked = new CodeRanker(codes, passages).rank(segment, { top: 9 });
          const turned = new CodeRanker([...codes].reverse(), [...passages].reverse());
          expect(turned.rank(segment, { top: 9 })).toEqual(ranked);
          for (const { score, why } of ranked) {
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThanOrEqual(1);
            for (const shown of [...why.words, ...why.against]) expect(segment).toContain(shown);
            expect(why.words.length).toBeGreaterThan(0);
          }
          expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, i) => i + 1));
        },
      ),
      { numRuns: 200 },
    );
  });
});
