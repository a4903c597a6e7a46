import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ok, themata } from "../../support/study.js";
import { headOf } from "../coding/coding-study.js";
import { addCode, agreementStudy, codeSource } from "./agreement-study.js";

const value = (json: { codes: { code: string; coefficients: Record<string, unknown> }[] }, code: string) =>
  json.codes.find((each) => each.code === code)?.coefficients as Record<
    string,
    { value: number | null; ci: [number, number] | null; method: string | null; reason: string | null }
  >;

describe("agreement in a study", () => {
  let folder = "";
  // Eight answers in P01 and P02: trust a=2 b=1 c=1 d=4; P03 is finished by ann alone.
  beforeAll(async () => {
    folder = await agreementStudy(3);
    await codeSource(folder, "P01", { ann: { trust: [2, 4], time: [6] }, ben: { trust: [2], time: [6] } });
    await codeSource(folder, "P02", { ann: { trust: [2] }, ben: { trust: [2, 8] } });
    await codeSource(folder, "P03", { ann: { trust: [2, 4, 6, 8] } });
  });

  test("compares participants' turns in the sources that both coders finished", async () => {
    const { json } = await ok(folder, "agreement", "--json");
    expect(json).toMatchObject({
      unit: "turn",
      coders: ["ann", "ben"],
      units: 8,
      sources: 2,
      shareSuggested: 0,
    });
    const trust = value(json, "trust");
    expect(trust.observed?.value).toBe(0.75);
    expect(trust.cohenKappa?.value).toBeCloseTo((0.75 - 34 / 64) / (1 - 34 / 64), 12);
    expect(trust.positive?.value).toBeCloseTo(4 / 6, 12);
    expect(trust.negative?.value).toBeCloseTo(8 / 10, 12);
    expect(trust.brennanPrediger?.value).toBeCloseTo(0.5, 12);
    expect(trust.prevalence?.value).toBeCloseTo(2 / 8, 12);
    expect(trust.bias?.value).toBe(0);
    expect(value(json, "time").krippendorffAlpha?.value).toBe(1);
    expect(json.overall.observed).toMatchObject({ range: [0.75, 1], codes: 2, median: { value: 0.875 } });
    expect(json.overall.observed.pooled.value).toBe(0.875);
    expect(json.unused).toEqual(["unused"]);
  });

  test("says that an interval over sources is not estimable from two of them, and names the other", async () => {
    const { json } = await ok(folder, "agreement", "--json");
    const { cohenKappa } = value(json, "trust");
    expect(cohenKappa?.method).toMatch(/^analytic, over units/);
    expect(cohenKappa?.reason).toMatch(/not estimable: 2 double-coded sources, and it takes 10/);
    expect(cohenKappa?.ci?.[0]).toBeLessThan(cohenKappa?.value ?? 0);
  });

  test("gives a code that nobody applied no kappa and no alpha, with the reason", async () => {
    const { json } = await ok(folder, "agreement", "--codes", "unused", "--json");
    const unused = value(json, "unused");
    expect(unused.observed?.value).toBe(1);
    for (const key of ["cohenKappa", "fleissKappa", "scottPi", "krippendorffAlpha"])
      expect(unused[key]).toMatchObject({ value: null, ci: null, reason: expect.stringMatching(/the same/) });
    expect(unused.positive).toMatchObject({ value: null, reason: "No coder applied the code." });
  });

  test("cuts answers into sentences, and keeps an abbreviation's full stop inside", async () => {
    const { json } = await ok(folder, "agreement", "--unit", "sentence", "--json");
    expect(json.units).toBe(16);
  });

  test("counts code points, gives alpha for unitizing, and no interval over neighbours", async () => {
    const { json } = await ok(folder, "agreement", "--unit", "codepoint", "--json");
    const bodies = [1, 2, 3, 4].map((i) => `Answer ${i} begins here. It ends after Dr. Rao calls.`.length);
    expect(json.units).toBe(2 * bodies.reduce((a, b) => a + b));
    const trust = value(json, "trust");
    expect(trust.unitizingAlpha?.value).toBeGreaterThan(0);
    expect(trust.cohenKappa).toMatchObject({ ci: null, reason: expect.stringMatching(/not independent/) });
    expect(value(json, "time").unitizingAlpha?.value).toBe(1);
  });

  test("takes the passages of one coder as given segments", async () => {
    const { json } = await ok(folder, "agreement", "--unit", "given", "--given-by", "ann", "--json");
    expect(json.units).toBe(4);
  });

  test("refuses answers to questions where the turns have none", async () => {
    const ran = await themata(folder, ["agreement", "--unit", "question", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([3, "no-questions"]);
  });

  test("compares named coders alone, and says where they have nothing in common", async () => {
    const ran = await themata(folder, ["agreement", "--coders", "ann,cy", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([3, "not-double-coded"]);
    expect((await themata(folder, ["agreement", "--coders", "ann"])).code).toBe(2);
    expect((await themata(folder, ["agreement", "--unit", "paragraph"])).stderr).toMatch(
      /--unit is one of turn/,
    );
  });

  test("shows disagreements side by side", async () => {
    const { json } = await ok(folder, "agreement", "--disagreements", "--json");
    expect(json.disagreements).toHaveLength(2);
    expect(json.disagreements[0]).toMatchObject({
      source: "P01",
      turn: 4,
      codes: { ann: ["trust"], ben: [] },
      disputed: ["trust"],
      quote: "Answer 2 begins here. It ends after Dr. Rao calls.",
      decision: null,
    });
    const { stdout } = await ok(folder, "agreement", "--disagreements", "--source", "P02");
    expect(stdout).toMatch(/P02, turn 8[\s\S]*ann {2}no code[\s\S]*ben {2}trust/);
  });

  test("prints what it says in JSON for people, too", async () => {
    const { stdout } = await ok(folder, "agreement");
    expect(stdout).toMatch(/ann, ben on 8 turns in 2 double-coded sources/);
    expect(stdout).toMatch(/trust +8 +3\/3 +0\.750/);
    expect(stdout).not.toMatch(/\bgood\b/i);
  });

  test("draws the same chart each time, with thresholds and their source", async () => {
    const chart = path.join(folder, "a.svg");
    await ok(folder, "agreement", "--chart", "a.svg");
    const first = fs.readFileSync(chart, "utf8");
    expect((await themata(folder, ["agreement", "--chart", "a.svg"])).code).toBe(2);
    await ok(folder, "agreement", "--chart", "a.svg", "--force");
    expect(fs.readFileSync(chart, "utf8")).toBe(first);
    expect(first).toMatch(/Krippendorff 2004/);
    expect(first).not.toMatch(/\bgood\b/i);
  });

  test("writes nothing", async () => {
    const before = await headOf(folder);
    await ok(folder, "agreement");
    expect(await headOf(folder)).toEqual(before);
  });
});

describe("what is missing is not zero", () => {
  test("a code that came after a coder's pass is missing there, until the pass is finished again", async () => {
    const folder = await agreementStudy(2);
    await codeSource(folder, "P01", { ann: { trust: [2] }, ben: { trust: [2] } });
    await codeSource(folder, "P02", { ann: { trust: [2] }, ben: { trust: [2] } });
    await addCode(folder, "later");
    await codeSource(folder, "P02", { ann: { later: [2] }, ben: { later: [2, 4] } });
    const { json } = await ok(folder, "agreement", "--json");
    const later = json.codes.find((each: { code: string }) => each.code === "later");
    expect(later.n).toBe(4);
    expect(json.codes.find((each: { code: string }) => each.code === "trust").n).toBe(8);
    expect(json.late).toEqual([
      { code: "later", coder: "ann", source: "P01" },
      { code: "later", coder: "ben", source: "P01" },
    ]);
  });

  test("a third coder who finished some sources is missing in the others", async () => {
    const folder = await agreementStudy(2);
    await codeSource(folder, "P01", { ann: { trust: [2] }, ben: { trust: [2] }, cy: { trust: [2] } });
    await codeSource(folder, "P02", { ann: { trust: [2] }, ben: { trust: [4] } });
    const { json } = await ok(folder, "agreement", "--json");
    expect(json.coders).toEqual(["ann", "ben", "cy"]);
    const trust = value(json, "trust");
    expect(trust.cohenKappa).toMatchObject({ value: null, reason: expect.stringMatching(/two coders/) });
    // Coincidences: P01 three yes and nine no; P02 two disagreements of two each way, four no. n = 20.
    expect(trust.krippendorffAlpha?.value).toBeCloseTo(1 - 4 / 20 / ((2 * 5 * 15) / (20 * 19)), 12);
  });

  test("decisions that rest on suggestions are told, and figures without them given", async () => {
    const folder = await agreementStudy(1);
    await codeSource(folder, "P01", { ben: { trust: [2, 4] } });
    await codeSource(folder, "P01", { ann: { trust: [2] } }, { origin: "suggested" });
    const { json } = await ok(folder, "agreement", "--json");
    expect(json.shareSuggested).toBeCloseTo(1 / 3, 12);
    expect(value(json, "trust").observed?.value).toBe(0.75);
    expect(value(json.withoutSuggested, "trust").observed?.value).toBeCloseTo(2 / 3, 12);
    const without = await ok(folder, "agreement", "--without-suggested", "--json");
    expect(value(without.json, "trust").observed?.value).toBeCloseTo(2 / 3, 12);
  });
});

describe("a reflexive study", () => {
  test("is told why agreement does not fit, and goes on with a rationale that is kept and printed", async () => {
    const folder = await agreementStudy(1);
    await codeSource(folder, "P01", { ann: { trust: [2] }, ben: { trust: [4] } });
    await ok(folder, "study", "set", "approach", "reflexive");
    const before = await headOf(folder);
    const refused = await themata(folder, ["agreement", "--json"]);
    expect([refused.code, refused.json.error.code]).toEqual([2, "reflexive-agreement"]);
    expect(await headOf(folder)).toEqual(before);
    const ran = await ok(folder, "agreement", "--rationale", "A reviewer asked for it.");
    expect(ran.stdout).toMatch(/because: A reviewer asked for it\./);
    const { json } = await ok(folder, "agreement", "--json");
    expect(json.rationale).toBe("A reviewer asked for it.");
  });
});

describe("with ten double-coded sources", () => {
  test("intervals come from resampling sources, the same for the same seed", async () => {
    const folder = await agreementStudy(10, 2);
    for (let i = 1; i <= 10; i++)
      await codeSource(folder, `P${String(i).padStart(2, "0")}`, {
        ann: { trust: [2] },
        ben: { trust: i % 4 === 0 ? [4] : [2] },
      });
    const { json } = await ok(folder, "agreement", "--json");
    const { cohenKappa } = value(json, "trust");
    expect(cohenKappa).toMatchObject({
      value: expect.closeTo(0.6, 12),
      method: "percentile bootstrap over sources, 2000 resamples, seed 1",
      reason: null,
    });
    // Each source agrees wholly or not at all, so kappa of a resample is 1 - 2 (disagreeing sources)/10.
    expect(cohenKappa?.ci?.[0]).toBeCloseTo(0, 1);
    expect(cohenKappa?.ci?.[1]).toBeCloseTo(1, 12);
    expect((await ok(folder, "agreement", "--json")).stdout).toBe(
      (await ok(folder, "agreement", "--json")).stdout,
    );
    const other = await ok(folder, "agreement", "--seed", "7", "--json");
    expect(value(other.json, "trust").cohenKappa?.method).toMatch(/seed 7/);
  });
});
