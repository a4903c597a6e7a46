import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, test, vi } from "vitest";
import { databaseFile, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import type { Settled } from "../../src/store/sqlite/unsure.js";
import { act, code, startStudy } from "../support/records.js";
import { makeSqliteStudy, tool } from "../support/sqlite-study.js";

afterEach(() => vi.restoreAllMocks());

/** Has the disk fail at the next commit, before or after it took what it was given. */
function failCommit(taken: boolean): void {
  const exec = Database.prototype.exec;
  const spy = vi.spyOn(Database.prototype, "exec").mockImplementation(function (
    this: Database.Database,
    text,
  ) {
    if (text !== "commit") return exec.call(this, text);
    spy.mockRestore();
    if (taken) exec.call(this, text);
    throw Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_FSYNC" });
  });
}

describe.each([
  ["was", true],
  ["was not", false],
])("an act whose commit failed and that %s kept", (_, kept) => {
  test("is called unknown, and the next who opens the study finds out", async () => {
    vi.stubEnv("THEMATA_SQLITE", "better");
    const study = await makeSqliteStudy();
    const { ann } = await startStudy(study.store);
    const { seq } = await study.store.head();
    failCommit(kept);
    let original = "";
    const writing = study.store.record(act(ann), (draft) => {
      original = draft.original(new TextEncoder().encode("as it was"));
      return draft.add("code", code({ name: "B" }));
    });
    await expect(writing).rejects.toMatchObject({
      kind: "data",
      code: "commit-unsure",
      hint: expect.stringContaining("themata log"),
    });
    await study.store.close();

    const told: Settled[] = [];
    const open = () => openStudyFolder(study.folder, { tool, onSettled: (event) => told.push(event) });
    const again = await open();
    expect(told).toEqual([{ seq: seq + 1, kept }]);
    expect((await again.head()).seq).toBe(kept ? seq + 1 : seq);
    expect((await again.verify()).problems).toEqual([]);
    expect(
      fs.readdirSync(path.dirname(databaseFile(study.folder))).filter((name) => /unsure|making/.test(name)),
    ).toEqual([]);
    expect(original).not.toBe("");
    await again.close();
    await (await open()).close();
    expect(told).toHaveLength(1);
    vi.unstubAllEnvs();
    await study.remove();
  });
});

test("a commit that a full disk refused is known not to hold", async () => {
  vi.stubEnv("THEMATA_SQLITE", "better");
  const study = await makeSqliteStudy();
  const { ann } = await startStudy(study.store);
  const exec = Database.prototype.exec;
  const spy = vi.spyOn(Database.prototype, "exec").mockImplementation(function (
    this: Database.Database,
    text,
  ) {
    if (text !== "commit") return exec.call(this, text);
    throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  });
  await expect(
    study.store.record(act(ann), (draft) => draft.add("code", code({ name: "B" }))),
  ).rejects.toMatchObject({
    code: "disk-full",
  });
  spy.mockRestore();
  vi.unstubAllEnvs();
  expect(await study.store.current("code")).toHaveLength(1);
  await study.remove();
});
