import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { placesFile } from "../../src/cli/coder/places-file.js";
import { Context } from "../../src/cli/context.js";
import type { Io } from "../../src/cli/io.js";
import { editText } from "../../src/cli/terminal/editor.js";
import type { ReadingState } from "../../src/tui/reading-state.js";
import { failingHalfWay } from "../support/half-way.js";
import { studyWith } from "../support/study.js";

const inside = (study: string, name: string) => path.join(study, ".themata", name);
const contextIn = (cwd: string, env: Io["env"] = {}) =>
  new Context(
    { cwd, env, clock: () => 0, userName: "tester" } as unknown as Io,
    {},
    {} as never,
    async () => 0,
  );

const place: ReadingState = {
  cursor: 3,
  bookmarks: [],
  seen: [[0, 1]],
  recent: [],
  last: [],
  panel: "auto",
  unfinished: null,
  day: "2024-03-01",
  worked: 60_000,
};

test("a coder's place is kept whole, and where it cannot be kept nothing is left of it", async () => {
  const study = await studyWith();
  const places = placesFile(study, "ann", "ab12", false);
  places.save(place);
  placesFile(study, "ben", "ab12", false).save({ ...place, cursor: 9 });
  expect(places.load()).toEqual(place);
  expect(fs.statSync(inside(study, "places.json")).mode & 0o777).toBe(0o600);
  const files = fs.readdirSync(inside(study, "")).sort();

  fs.rmSync(inside(study, "places.json"));
  fs.mkdirSync(inside(study, "places.json"));
  places.save(place);
  expect(places.load()).toBeNull();
  expect(fs.readdirSync(inside(study, "")).sort()).toEqual(files);
});

test("a place is not kept in a study that is only read", async () => {
  const study = await studyWith();
  placesFile(study, "ann", "ab12", true).save(place);
  expect(fs.existsSync(inside(study, "places.json"))).toBe(false);
});

test("a draft for the editor that is written by half is no draft to go on with", async () => {
  const study = await studyWith();
  const context = contextIn(study, { EDITOR: "true" });
  const request = { file: "edit-codebook.yaml", instead: "--file" };
  await expect(editText(context, { ...request, initial: failingHalfWay() })).rejects.toThrow(
    "the disk is full",
  );
  const before = fs.readdirSync(inside(study, "")).sort();
  expect(before.filter((name) => name.includes("edit-"))).toEqual([]);
  expect(await editText(context, { ...request, initial: "codes: []\n" })).toBeNull();
  expect(fs.readdirSync(inside(study, "")).sort()).toEqual(before);
});
