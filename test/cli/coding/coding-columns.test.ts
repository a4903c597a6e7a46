import { expect, test } from "vitest";
import { loadColumns } from "../../../src/workflow/shared/study-columns.js";
import { ok } from "../../support/study.js";
import { codingStudy, first, withStore } from "./coding-study.js";

test("columns hold sources in order, who speaks, codings, codes with paths, and words of passages", async () => {
  const study = await codingStudy();
  await ok(study, "code", "P01", "--quote", "never alone", "closely");
  await ok(study, "code", "P02", "--turn", "2", "trust");
  await withStore(study, async (store) => {
    const loaded = await loadColumns(store);
    const [one, two] = loaded.sources;
    expect(loaded.sources.map(({ name, turns }) => [name, turns])).toEqual([
      ["P01", 4],
      ["P02", 4],
    ]);
    const mentor = loaded.participants.find(({ label }) => label === "Mentor 1")?.id;
    expect([...(one?.participant ?? [])]).toEqual([0, mentor, 0, mentor]);
    expect([...(one?.words ?? [])]).toEqual([4, 8, 2, 13]);
    expect(loaded.codings.count).toBe(2);
    expect(loaded.codes.map(({ path }) => path)).toContain("listening/closely");
    expect(loaded.coders.map(({ name }) => name)).toEqual(["ann", "ben"]);
    const at = [...first].join("").indexOf("never alone again");
    expect(loaded.countWords(one?.revision ?? 0, at, at + "never alone".length)).toBe(2);
    expect(() => loaded.countWords(two?.revision ?? 0, 40, 50)).toThrow("was not read");
  });
});

test("columns as of an earlier event leave out what came later", async () => {
  const study = await codingStudy();
  const { seq } = await withStore(study, (store) => store.head());
  await ok(study, "code", "P02", "--turn", "2", "trust");
  await withStore(study, async (store) => {
    expect((await loadColumns(store, { asOf: seq })).codings.count).toBe(0);
    expect((await loadColumns(store)).codings.count).toBe(1);
  });
});
