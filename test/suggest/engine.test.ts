import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../src/suggest/explain.js";
import { constant } from "../../src/suggest/machines.js";
import { train } from "../../src/suggest/train.js";
import { code, madeUp, threeCodes } from "./talk.js";

const ask = (text: string, question: string | null = null) => ({ text, question });

describe("an engine without codings", () => {
  const model = train({
    codes: [
      code("Trust", { definition: "confidence that grows over months" }),
      code("Money", { definition: "pay and costs", exclude: "coffee" }),
      code("keeps_promises", { examples: ["did what she had said she would"] }),
    ],
    examples: [],
  });

  it("ranks by the codebook's names, definitions and examples, and gives no probability", () => {
    const [first] = model.rank(ask("my confidence grew"));
    expect(first).toMatchObject({ code: 0, probability: null });
    expect(model.rank(ask("it costs too much"))[0]?.code).toBe(1);
    expect(model.rank(ask("she kept her promise"))[0]?.code).toBe(2);
    expect(model.rank(ask("he always did what he said he would"))[0]?.code).toBe(2);
  });

  it("counts the exclude rule against a code", () => {
    const score = (text: string) => model.rank(ask(text)).find((s) => s.code === 1)?.score ?? 0;
    expect(score("coffee costs")).toBeLessThan(score("travel costs"));
    expect(explain(model, ask("coffee costs"), 1)).toMatchObject({ words: ["costs"], against: ["coffee"] });
  });
});

describe("an engine with a handful of codings", () => {
  const words = ["confidence and secrets", "pay and costs", "hours and deadlines"];
  const codes = threeCodes.map((one, i) => ({ ...one, definition: words[i] ?? "" }));
  const passages = ["a secret of confidence", "what it costs and the pay", "the hours before a deadline"].map(
    (text, i) => ({ text: `and then we talked about ${text}, again, at work`, right: i }),
  );
  const few = (n: number) =>
    Array.from({ length: n }, (_, i) => ({
      group: `doc ${i}`,
      text: `and then we talked about something else, ${i}`,
      question: null,
      codes: [0],
    }));

  it("still goes by the codebook where only one code was used so far", () => {
    for (const n of [0, 1, 5, 10, 19]) {
      const model = train({ codes, examples: few(n) });
      for (const { text, right } of passages) expect(model.rank(ask(text))[0]?.code).toBe(right);
    }
  });
});

describe("an engine that learned", () => {
  const model = train({ codes: threeCodes, examples: madeUp(120, 1) });

  it("is never confident of a single word, less sure of two than of a whole answer, and ranks as before", () => {
    for (const seed of [1, 2, 3]) {
      const other = train({ codes: threeCodes, examples: madeUp(150, seed, 0) });
      for (const word of ["Time.", "time", "Money!", "trust", "It's the time", "salary", "Yes.", "of it"]) {
        const ranked = other.rank(ask(word));
        for (const { probability } of ranked) expect(probability).toBeLessThan(0.34);
        expect(ranked.map(({ score }) => score)).toEqual(
          ranked.map(({ score }) => score).sort((a, b) => b - a),
        );
      }
      const sure = (text: string) => other.rank(ask(text))[0]?.probability ?? 0;
      const whole = sure("we talked about the calendar, the deadline and again the schedule at work");
      expect(whole).toBeGreaterThan(0.5);
      expect(sure("busy deadline")).toBeLessThan(whole);
    }
  });

  it("puts right codes first for answers it has not seen, with probabilities between 0 and 1", () => {
    const unseen = madeUp(100, 2, 0);
    const right = unseen.filter((e) => e.codes.includes(model.rank(e)[0]?.code ?? -1));
    expect(right.length).toBeGreaterThan(90);
    for (const e of unseen)
      for (const { probability } of model.rank(e)) {
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThan(1);
      }
  });

  it("gives probabilities that come true about as often as they say", () => {
    const pairs = madeUp(400, 3).flatMap((e) =>
      model.rank(e).map((s) => ({ p: s.probability ?? 0, hit: e.codes.includes(s.code) })),
    );
    for (const [from, to] of [
      [0, 0.3],
      [0.7, 1],
    ] as const) {
      const own = pairs.filter(({ p }) => p >= from && p < to);
      const said = own.reduce((sum, { p }) => sum + p, 0) / own.length;
      const came = own.filter(({ hit }) => hit).length / own.length;
      expect(own.length).toBeGreaterThan(100);
      expect(Math.abs(said - came)).toBeLessThan(0.1);
    }
  });

  it("names the words that speak for a code as they are written, and the nearest passages coded with it", () => {
    const why = explain(model, ask("All my SAVINGS went: the Budget and the invoice"), 1);
    expect(why.words.slice(0, 2).sort()).toEqual(["Budget", "invoice"]);
    expect(why.neighbours).toHaveLength(3);
    const [near] = why.neighbours;
    expect(near?.similarity).toBeGreaterThan(why.neighbours[2]?.similarity ?? 1);
  });

  it("gives a code the score that words and likeness add up to", () => {
    const { postings, odds, weights } = model.parts;
    for (const passage of madeUp(20, 9))
      for (const { code: one, score } of model.rank(passage)) {
        const products = new Float32Array(postings.size).fill(constant);
        postings.products(model.vector(passage), products);
        const sum = model
          .multipliers(passage, one)
          .slice(0, postings.size)
          .reduce((all, multiplier, row) => all + multiplier * (products[row] ?? 0), 0);
        expect(sum + (weights[0] ?? 0) * (odds[one] ?? 0)).toBeCloseTo(score, 3);
      }
  });

  it("is the same for the same lesson", () => {
    const again = train({ codes: threeCodes, examples: madeUp(120, 1) });
    for (const e of madeUp(20, 4)) expect(again.rank(e)).toEqual(model.rank(e));
  });

  it("promises a precision only with enough data, and then about keeps it", () => {
    expect(model.parts.trial?.cut(0.8)).toBeNull();
    const more = train({ codes: threeCodes, examples: madeUp(300, 5) });
    const cut = more.parts.trial?.cut(0.9);
    expect(cut).not.toBeNull();
    const offered = madeUp(300, 6).flatMap((e) =>
      more
        .rank(e)
        .filter(({ probability }) => (probability ?? 0) >= (cut?.threshold ?? 2))
        .map((s) => e.codes.includes(s.code)),
    );
    expect(offered.filter(Boolean).length / offered.length).toBeGreaterThan(0.82);
    expect(more.parts.trial?.cut(0.9999)).toBeNull();
  });
});

describe("an engine with difficult data", () => {
  it.each([
    ["no codes", [], []],
    ["one code", [code("Trust")], [{ group: "a", text: "I trust her", question: null, codes: [0] }]],
    ["a code without a word", [code("7"), code("")], []],
    ["an empty passage coded", threeCodes, [{ group: "a", text: "", question: null, codes: [0, 1] }]],
  ])("does not fail with %s", (_, codes, examples) => {
    const model = train({ codes, examples });
    for (const text of ["", "   ", "trust", "我信任她", "😀", "x".repeat(5000)])
      expect(model.rank(ask(text)).every(({ score }) => Number.isFinite(score))).toBe(true);
  });

  it("ranks every code once, best first, whatever the passage", () => {
    const model = train({ codes: threeCodes, examples: madeUp(40, 7) });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const ranked = model.rank(ask(text));
        expect(ranked.map((s) => s.code).sort()).toEqual([0, 1, 2]);
        const ps = ranked.map(({ probability }) => probability ?? 0);
        expect([...ps].sort((a, b) => b - a)).toEqual(ps);
      }),
      { numRuns: 60 },
    );
  });

  it("survives coders who contradict each other, with probabilities near the share that holds", () => {
    const examples = madeUp(60, 8, 0).flatMap((e) => [e, { ...e, codes: [] }]);
    const model = train({ codes: threeCodes, examples });
    const top = madeUp(40, 9, 0).map((e) => model.rank(e)[0]?.probability ?? 0);
    const mean = top.reduce((a, b) => a + b, 0) / top.length;
    expect(mean).toBeGreaterThan(0.3);
    expect(mean).toBeLessThan(0.7);
  });

  it("learns nothing about a code of which nobody has decided", () => {
    const base = madeUp(40, 11, 0);
    const half = base.map((e) => ({
      ...e,
      codes: e.codes.filter((c) => c !== 0),
      unsure: e.codes.includes(0) ? [0] : [],
    }));
    const denied = base.map((e) => ({ ...e, codes: e.codes.filter((c) => c !== 0) }));
    const score = (examples: typeof half) =>
      train({ codes: threeCodes, examples })
        .rank(ask("trust and a secret promise"))
        .find((s) => s.code === 0)?.score ?? 0;
    expect(score(half)).toBeGreaterThan(score(denied.map((e) => ({ ...e, unsure: [] }))));
  });
});
