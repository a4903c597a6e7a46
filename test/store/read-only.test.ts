import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { migrations } from "../../src/store/migrations/index.js";
import { databaseFile, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { act, code, startStudy } from "../support/records.js";
import { digest, makeSqliteStudy, tool } from "../support/sqlite-study.js";

afterEach(() => vi.restoreAllMocks());

/** Has the system say that nothing may be written; the rights of files do not hold back root, who may run this. */
function forbidWriting(): void {
  vi.spyOn(fs, "accessSync").mockImplementation(() => {
    throw Object.assign(new Error("permission denied"), { code: "EACCES" });
  });
}

async function closedStudy() {
  const study = await makeSqliteStudy();
  const begun = await startStudy(study.store);
  await study.store.close();
  return { ...begun, folder: study.folder, remove: study.remove };
}

describe("a study that cannot be written", () => {
  it("is read, refuses whatever writes, and stays as it is to the byte", async () => {
    const { folder, ann, revision, remove } = await closedStudy();
    const before = [digest(databaseFile(folder)), fs.readdirSync(path.dirname(databaseFile(folder)))];
    forbidWriting();
    const store = await openStudyFolder(folder, { tool });
    expect(store.readOnly).toBe(true);
    expect((await store.current("code")).map(({ name }) => name)).toEqual(["Being listened to"]);
    expect(await store.text(revision)).toContain("listen first");
    expect((await store.verify()).problems).toEqual([]);
    expect(await store.checkStorage()).toEqual([]);
    expect(await store.derived("vectors.bin")).toBeNull();
    for (const write of [
      () => store.record(act(ann), (draft) => draft.add("code", code({ name: "B" }))),
      () => store.undo(ann, 1),
      () => store.redo(ann, 1),
      () => store.offer([]),
      () => store.outcome(1, "left", 1),
      () => store.opened(ann, revision, "read", 1),
      () => store.keepDerived("vectors.bin", new Uint8Array(1)),
    ])
      await expect(write(), String(write)).rejects.toMatchObject({ kind: "data", code: "study-read-only" });
    await store.close();
    expect([digest(databaseFile(folder)), fs.readdirSync(path.dirname(databaseFile(folder)))]).toEqual(
      before,
    );
    await remove();
  });

  it("is read with the acts that stand in its log as long as somebody has it open", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    forbidWriting();
    const reader = await openStudyFolder(study.folder, { tool });
    expect(await reader.current("code")).toHaveLength(1);
    await reader.close();
    await study.remove();
  });

  it("is refused where a log was left that cannot be followed, and read where the log is empty", async () => {
    const { folder, remove } = await closedStudy();
    const log = `${databaseFile(folder)}-wal`;
    fs.writeFileSync(log, "what was not put in its place");
    forbidWriting();
    await expect(openStudyFolder(folder, { tool })).rejects.toMatchObject({
      kind: "data",
      code: "study-not-closed",
    });
    fs.writeFileSync(log, "");
    const store = await openStudyFolder(folder, { tool });
    expect(await store.current("code")).toHaveLength(1);
    await store.close();
    await remove();
  });

  it("is refused where it is of an older version, for it cannot be brought up to date", async () => {
    const { folder, remove } = await closedStudy();
    const next = { version: (migrations.at(-1)?.version ?? 0) + 1, name: "next", statements: [] };
    forbidWriting();
    await expect(openStudyFolder(folder, { tool, migrations: [...migrations, next] })).rejects.toMatchObject({
      kind: "data",
      code: "study-read-only",
    });
    await remove();
  });

  it("is refused where it is damaged", async () => {
    const { folder, remove } = await closedStudy();
    forbidWriting();
    for (const bytes of [new Uint8Array(9000).fill(77), new Uint8Array(20).fill(77)]) {
      fs.writeFileSync(databaseFile(folder), bytes);
      await expect(openStudyFolder(folder, { tool })).rejects.toMatchObject({ code: "study-corrupt" });
    }
    await remove();
  });
});

describe("what is worked out from a study", () => {
  it("is kept beside it, and is none where it was never kept", async () => {
    const { store, remove } = await makeSqliteStudy();
    expect(await store.derived("vectors.bin")).toBeNull();
    await store.keepDerived("vectors.bin", new Uint8Array([1, 2, 3]));
    expect(new Uint8Array((await store.derived("vectors.bin")) ?? [])).toEqual(new Uint8Array([1, 2, 3]));
    await remove();
  });
});
