import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { demoStudy } from "../support/demo.js";
import { emptyFolder, ok } from "../support/study.js";

test("the page on suggestions tells how many codes and turns the demo has, and how well it did", async () => {
  const study = path.join(emptyFolder(), "faculty");
  await demoStudy("faculty", study);
  const { json } = await ok(study, "suggest", "evaluate", "--min-uses", "4", "--seeds", "2", "--json");
  const [, codes, turns, learned, share, people] =
    /(\d+) codes for (\d+) turns.* learned from (\d+) coded turns.* in about (.+?) of those.* at (0\.\d\d)\./.exec(
      fs.readFileSync("docs/suggesting.md", "utf8").replace(/\s+/g, " "),
    ) ?? [];
  expect([json.codes, json.segments]).toEqual([Number(codes), Number(turns)]);
  expect(json.ceiling.toFixed(2)).toBe(people);
  const last = json.curve.at(-1);
  expect(Math.round(last.n)).toBe(Number(learned));
  expect(share).toBe(`${Math.round(100 * last.precisionAt1)}%`);
});
