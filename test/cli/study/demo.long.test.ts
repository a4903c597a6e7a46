import { expect, test } from "vitest";
import { emptyFolder, ok } from "../../support/study.js";
import { expectDemoStudy } from "./demo-study.js";

for (const study of [
  { name: "faculty", sources: 15, participants: 15, maps: 2, approach: "codebook" },
  { name: "hiv", sources: 12, participants: 12, maps: 2, approach: "codebook" },
  { name: "feedback", sources: 30, participants: 30, maps: 2, approach: "codebook" },
])
  expectDemoStudy(study);

test("the demo study feedback has its scores beside its themes", async () => {
  const folder = emptyFolder();
  await ok(folder, "demo", "feedback", ".");
  const { json } = await ok(folder, "frequency", "--of", "themes", "--by", "satisfaction", "--json");
  const sizes = Object.entries(json.groups).map(([score, group]) => [score, (group as { N: number }).N]);
  expect(sizes).toEqual([
    ["1", 1],
    ["2", 4],
    ["3", 7],
    ["4", 11],
    ["5", 7],
  ]);
  expect(
    json.rows.every((row: { by: { satisfaction: object } }) => Object.keys(row.by.satisfaction).length === 5),
  ).toBe(true);
});

test("the demo study feedback says the mean scores of its themes as they are counted", async () => {
  const folder = emptyFolder();
  await ok(folder, "demo", "feedback", ".");
  const { memos } = (await ok(folder, "memo", "list", "--json")).json;
  const told = memos.find(({ title }: { title: string }) => title === "Scores beside the themes").body;
  const { attributes, rows } = (
    await ok(folder, "frequency", "--of", "themes", "--mean", "satisfaction", "--json")
  ).json;
  const means = [{ attributes }, ...rows].map(({ attributes: { satisfaction } }) =>
    satisfaction.mean.toFixed(1),
  );
  expect(told.match(/\d\.\d/g)).toEqual(means);
});
