import { expect, test } from "vitest";
import { ok } from "../../support/study.js";
import { codingStudy } from "../coding/coding-study.js";

// Defects of other tools that concern counting and retrieval.

test("a code is found by its whole name: one that begins alike is another, and one without codings finds nothing", async () => {
  const folder = await codingStudy();
  for (const name of ["theme_0", "theme_00", "theme_09"]) await ok(folder, "codebook", "add", name);
  await ok(folder, "code", "P01", "--turn", "2", "theme_00", "theme_09");
  const count = async (query: string) => (await ok(folder, "find", query, "--json")).json.total;
  expect([await count("code:theme_0"), await count("code:theme_00"), await count("code:theme_0/**")]).toEqual(
    [0, 1, 0],
  );
  const { codings } = (await ok(folder, "codings", "--code", "theme_0", "--json")).json;
  expect(codings).toEqual([]);
});

test("the same passage coded by two coders is one segment, and codes in one turn occur together", async () => {
  const folder = await codingStudy();
  await ok(folder, "code", "P01", "--turn", "2", "trust");
  await ok(folder, "--coder", "ben", "code", "P01", "--turn", "2", "trust");
  await ok(folder, "code", "P01", "--quote", "I felt seen.", "--turn", "2", "time");
  const { rows } = (await ok(folder, "frequency", "--coder", "ann,ben", "--json")).json;
  expect(rows.find((row: { path: string }) => row.path === "trust")).toMatchObject({ n: 1, segments: 1 });
  const { pairs } = (await ok(folder, "cooccurrence", "--unit", "turn", "--json")).json;
  expect(pairs).toEqual([expect.objectContaining({ a: "trust", b: "time", segments: 1 })]);
});
