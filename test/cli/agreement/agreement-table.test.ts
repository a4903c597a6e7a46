import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, ok, themata } from "../../support/study.js";

const folder = emptyFolder();
const write = (name: string, lines: readonly string[]) => {
  fs.writeFileSync(path.join(folder, name), `${lines.join("\n")}\n`);
  return name;
};
/** Rows of a table: one string a coder, one character a unit, a dot where missing. */
const long = (...coders: string[]) => [
  "unit,coder,value",
  ...coders.flatMap((values, c) =>
    [...values].map((value, u) => `u${u + 1},c${c + 1},${value === "." ? "" : value}`),
  ),
];

test("computes every coefficient of a table of two coders, without a study", async () => {
  const file = write("two.csv", long("1111100000", "1110000001"));
  const { json } = await ok(folder, "agreement", "--table", file, "--json");
  expect(json).toMatchObject({
    units: 10,
    coders: ["c1", "c2"],
    values: ["0", "1"],
    level: "nominal",
    judgements: 20,
  });
  const { coefficients } = json;
  expect(coefficients.observed.value).toBeCloseTo(0.7, 12);
  expect(coefficients.cohenKappa.value).toBeCloseTo(0.4, 12);
  expect(coefficients.brennanPrediger.value).toBeCloseTo(0.4, 12);
  expect(coefficients.cohenKappa.ci[0]).toBeLessThan(0.4);
  expect(coefficients.cohenKappa.method).toMatch(/^analytic/);
  for (const key of ["weightedKappa", "fleissKappa", "scottPi", "krippendorffAlpha", "gwetAC1", "gwetAC2"])
    expect(coefficients[key].value, key).toEqual(expect.any(Number));
});

test("takes missing values, more coders and other levels", async () => {
  // Units 1-4 of three coders; alpha by hand from the coincidences 1-1 2, 1-2 2, 2-2 2, 3-3 2 (n = 8).
  const file = write("three.csv", long("1123", "12.3", "..2."));
  const { json } = await ok(folder, "agreement", "--table", file, "--json");
  expect(json.coefficients.krippendorffAlpha.value).toBeCloseTo(1 - 2 / 8 / ((64 - 9 - 9 - 4) / 56), 12);
  expect(json.coefficients.cohenKappa).toMatchObject({
    value: null,
    reason: "It is defined only for two coders.",
  });
  expect(json.pairs).toHaveLength(3);
  const interval = await ok(folder, "agreement", "--table", file, "--level", "interval", "--json");
  // Squared differences 2 of 8; expected over values 1 1 1 2 2 2 3 3: 2(9 x 1 + 6 x 4 + 6 x 1)/56.
  expect(interval.json.coefficients.krippendorffAlpha.value).toBeCloseTo(1 - 2 / 8 / (78 / 56), 12);
});

test("needs the order of ordinal values that are no numbers, and counts values nobody gave", async () => {
  const file = write("ordinal.csv", ["unit;coder;value", "1;a;low", "1;b;low", "2;a;high", "2;b;mid"]);
  const refused = await themata(folder, ["agreement", "--table", file, "--level", "ordinal", "--json"]);
  expect([refused.code, refused.json.error.code]).toEqual([2, "no-order"]);
  const { json } = await ok(
    folder,
    "agreement",
    "--table",
    file,
    "--level",
    "ordinal",
    "--values",
    "none,low,mid,high",
    "--json",
  );
  expect(json.values).toEqual(["none", "low", "mid", "high"]);
  expect(json.coefficients.brennanPrediger.value).toBeCloseTo((0.5 - 0.25) / 0.75, 12);
});

test("compares sets of codes by Jaccard and MASI distance, and each code alone", async () => {
  const file = write("sets.csv", [
    "unit,coder,value",
    '1,a,"x, y"',
    "1,b,x",
    "2,a,",
    "2,b,",
    '3,a,"y, x"',
    '3,b,"x, y"',
    "4,a,z",
    "4,b,NA",
  ]);
  const { json } = await ok(folder, "agreement", "--table", file, "--set-delimiter", ",", "--json");
  const { coefficients } = json;
  // Sets of the six paired values: xy 3, x 1, empty 2. Distances xy-x: Jaccard 1/2, MASI 2/3; to the empty set 1.
  const alpha = (xyx: number) => 1 - (2 * xyx) / 6 / ((2 * (3 * 1 * xyx + 3 * 2 + 1 * 2)) / 30);
  expect(coefficients.krippendorffAlphaJaccard.value).toBeCloseTo(alpha(1 / 2), 12);
  expect(coefficients.krippendorffAlphaMasi.value).toBeCloseTo(alpha(2 / 3), 12);
  expect(coefficients.krippendorffAlpha.value).toBe(coefficients.krippendorffAlphaMasi.value);
  expect(json.codes.map((each: { code: string }) => each.code)).toEqual(["x", "y", "z"]);
  expect(json.codes[1].coefficients.observed.value).toBeCloseTo(2 / 3, 12);
});

test("with a column of ten sources intervals come from resampling them", async () => {
  const rows = Array.from(
    { length: 40 },
    (_, u) => [`u${u}`, `s${u % 10}`, u % 3, u % 7 === 0 ? 0 : u % 3] as const,
  );
  const file = write("sources.csv", [
    "source,unit,coder,value",
    ...rows.flatMap(([unit, source, a, b]) => [`${source},${unit},a,${a}`, `${source},${unit},b,${b}`]),
  ]);
  const { json } = await ok(folder, "agreement", "--table", file, "--json");
  expect(json.coefficients.krippendorffAlpha).toMatchObject({
    method: expect.stringMatching(/^percentile bootstrap over sources/),
    reason: null,
  });
});

test("says what is wrong with a table, and where", async () => {
  for (const [lines, code, message] of [
    [["unit,value", "1,2"], "bad-columns", /no column "coder"/],
    [["unit,coder,value", "1,a,x", "1,a,y", "1,b,x"], "judged-twice", /Line 3/],
    [["unit,coder,value", '1,a,"x', "1,b,x"], "bad-csv", /Line 2.*never closed/],
    [["unit,coder,value", "1,a,x", "2,a,x"], "one-coder", /"a"/],
    [["unit,coder,value"], "no-rows", /no rows/],
  ] as const) {
    const ran = await themata(folder, ["agreement", "--table", write("bad.csv", lines), "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([3, code]);
    expect(ran.stderr).toMatch(message);
  }
  const numbers = ["agreement", "--table", write("words.csv", long("ab", "ab")), "--level", "ratio"];
  expect((await themata(folder, numbers)).code).toBe(3);
  expect((await themata(folder, [...numbers.slice(0, 3), "--level", "likert"])).stderr).toMatch(
    /--level is one of/,
  );
});

test("reads quoted cells, line breaks in them, comments before the header, and standard input", async () => {
  const text =
    '# mine\nunit,coder,value\n"1, a",x,"say ""so""\nthen"\n"1, a",y,"say ""so""\nthen"\n2,x,no\n2,y,no\n';
  const ran = await themata(folder, ["agreement", "--table", "-", "--json"], { stdin: text });
  expect(ran.json).toMatchObject({ units: 2, values: ["no", 'say "so"\nthen'] });
  expect(ran.json.coefficients.krippendorffAlpha.value).toBe(1);
});

test("prints a table for people without a row that cannot be", async () => {
  const file = write("two.csv", long("1111100000", "1110000001"));
  const { stdout } = await ok(folder, "agreement", "--table", file);
  expect(stdout).toMatch(/Cohen's kappa +0\.400/);
  expect(stdout).toMatch(/sources are not known/);
});
