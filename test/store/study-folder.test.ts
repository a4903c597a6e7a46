import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, describe, expect, it } from "vitest";
import { copyWhole } from "../../src/store/sqlite/copy.js";
import { sqliteDriver } from "../../src/store/sqlite/drivers.js";
import {
  createStudyFolder,
  databaseFile,
  findStudyFolder,
  openStudyFolder,
} from "../../src/store/sqlite/study-file.js";
import { act, code, startStudy } from "../support/records.js";
import { digest, tool } from "../support/sqlite-study.js";

const folders: string[] = [];
function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "themata-folder-"));
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) fs.rmSync(made, { recursive: true, force: true });
});

/** Every file and folder under a folder, with its mode. */
function modes(top: string): Record<string, string> {
  return Object.fromEntries(
    fs.readdirSync(top, { recursive: true, encoding: "utf8" }).map((name) => {
      const stat = fs.statSync(path.join(top, name));
      return [name, `${stat.isDirectory() ? "d" : "f"}${(stat.mode & 0o777).toString(8)}`];
    }),
  );
}

describe("a study's folder", () => {
  it("lets nobody but its owner in, whatever the umask", async () => {
    const before = process.umask(0);
    const directory = path.join(folder(), "new", "study");
    try {
      const store = await createStudyFolder(directory, { tool });
      const { ann } = await startStudy(store);
      const { result: original } = await store.record(act(ann), (draft) => {
        draft.add("code", code({ name: "B" }));
        return draft.original(new TextEncoder().encode("as it was"));
      });
      await store.backup(path.join(directory, ".themata", "backups", "one.db"));
      expect(modes(path.dirname(directory))).toEqual({
        study: "d700",
        "study/.themata": "d700",
        "study/.themata/backups": "d700",
        "study/.themata/backups/one.db": "f600",
        "study/.themata/originals": "d700",
        [`study/.themata/originals/${original}`]: "f600",
        "study/.themata/study.db": "f600",
        "study/.themata/study.db-shm": "f600",
        "study/.themata/study.db-wal": "f600",
      });
      await store.close();
    } finally {
      process.umask(before);
    }
  });

  it("is found from anywhere inside it", async () => {
    const directory = folder();
    await (await createStudyFolder(directory, { tool })).close();
    const inside = path.join(directory, "a", "b");
    fs.mkdirSync(inside, { recursive: true });
    expect(findStudyFolder(inside)).toBe(directory);
    expect(findStudyFolder(os.tmpdir())).toBeNull();
  });

  it("is not made twice", async () => {
    const directory = folder();
    await (await createStudyFolder(directory, { tool })).close();
    const before = digest(databaseFile(directory));
    await expect(createStudyFolder(directory, { tool })).rejects.toMatchObject({
      kind: "usage",
      code: "study-exists",
    });
    expect(digest(databaseFile(directory))).toEqual(before);
    expect(fs.readdirSync(directory)).toEqual([".themata"]);
  });

  it("leaves nothing when it cannot be made", async () => {
    const directory = path.join(folder(), "deep", "study");
    const bad = { version: 1, name: "bad", statements: ["create table one (a)", "create nonsense"] };
    await expect(createStudyFolder(directory, { tool, migrations: [bad] })).rejects.toThrow("syntax error");
    expect(fs.existsSync(path.dirname(directory))).toBe(false);
  });

  it("leaves what was in the folder when it cannot be made", async () => {
    const directory = folder();
    fs.writeFileSync(path.join(directory, "notes.txt"), "mine");
    const bad = { version: 1, name: "bad", statements: ["create nonsense"] };
    await expect(createStudyFolder(directory, { tool, migrations: [bad] })).rejects.toThrow();
    expect(fs.readdirSync(directory)).toEqual(["notes.txt"]);
  });

  it("is refused where a file is in the way", async () => {
    const file = path.join(folder(), "study");
    fs.writeFileSync(file, "a file");
    for (const directory of [file, path.join(file, "inside")])
      await expect(createStudyFolder(directory, { tool })).rejects.toMatchObject({
        kind: "data",
        code: "not-a-folder",
      });
    expect(fs.readFileSync(file, "utf8")).toBe("a file");
  });

  it("goes to the first of two that make it at once", async () => {
    const directory = folder();
    const done = await Promise.allSettled([
      createStudyFolder(directory, { tool }),
      createStudyFolder(directory, { tool }),
    ]);
    const made = done.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    const refused = done.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(made).toHaveLength(1);
    expect(refused).toMatchObject([{ kind: "usage", code: "study-exists" }]);
    expect(fs.readdirSync(directory)).toEqual([".themata"]);
    for (const store of made) await store.close();
  });
});

describe("opening a study", () => {
  /** A folder whose database file holds these bytes. */
  function withBytes(bytes: Uint8Array): string {
    const directory = folder();
    fs.mkdirSync(path.dirname(databaseFile(directory)));
    fs.writeFileSync(databaseFile(directory), bytes);
    return directory;
  }

  it("says so where there is none", async () => {
    await expect(openStudyFolder(folder(), { tool })).rejects.toMatchObject({
      kind: "data",
      code: "not-a-study",
    });
  });

  it.each([
    ["an empty file", "not-a-study", new Uint8Array(0)],
    ["garbage", "study-corrupt", new Uint8Array(9000).fill(77)],
    [
      "a cut-off head",
      "study-corrupt",
      new TextEncoder().encode("SQLite format 3\0 and no more ".repeat(20)),
    ],
  ])("refuses %s and leaves it as it is", async (_, problem, bytes) => {
    const directory = withBytes(bytes);
    await expect(openStudyFolder(directory, { tool })).rejects.toMatchObject({ kind: "data", code: problem });
    expect(new Uint8Array(fs.readFileSync(databaseFile(directory)))).toEqual(bytes);
  });

  it("refuses another application's database and leaves it as it is", async () => {
    const directory = withBytes(new Uint8Array(0));
    const other = new Database(databaseFile(directory));
    other.exec("create table event (seq integer); pragma application_id = 1234; pragma user_version = 1");
    other.close();
    const before = digest(databaseFile(directory));
    await expect(openStudyFolder(directory, { tool })).rejects.toMatchObject({ code: "not-a-study" });
    expect(digest(databaseFile(directory))).toEqual(before);
  });

  it("refuses a newer schema and leaves it as it is", async () => {
    const directory = folder();
    await (await createStudyFolder(directory, { tool })).close();
    const newer = new Database(databaseFile(directory));
    newer.pragma("user_version = 99");
    newer.close();
    const before = digest(databaseFile(directory));
    await expect(openStudyFolder(directory, { tool })).rejects.toMatchObject({
      kind: "data",
      code: "study-too-new",
    });
    expect(digest(databaseFile(directory))).toEqual(before);
    expect(fs.readdirSync(path.dirname(databaseFile(directory)))).toEqual([
      "backups",
      "originals",
      "study.db",
    ]);
  });

  it("says what is locked when another process keeps writing", async () => {
    const directory = folder();
    const store = await createStudyFolder(directory, { tool, busyTimeoutMs: 20 });
    const { ann } = await startStudy(store);
    const other = new Database(databaseFile(directory));
    other.exec("begin immediate");
    await expect(
      store.record(act(ann), (draft) => draft.add("code", code({ name: "B" }))),
    ).rejects.toMatchObject({ kind: "data", code: "study-locked" });
    await expect(store.undo(ann, 1)).rejects.toMatchObject({ code: "study-locked" });
    expect(await store.current("code")).toHaveLength(1);
    other.exec("rollback");
    other.close();
    await store.undo(ann, 1);
    await store.close();
  });

  it("goes on with other things while another process writes, and comes in when that is done", async () => {
    const directory = folder();
    const store = await createStudyFolder(directory, { tool });
    const { ann } = await startStudy(store);
    const other = new Database(databaseFile(directory));
    other.exec("begin immediate");
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    const written = store.record(act(ann), (draft) => draft.add("code", code({ name: "B" })));
    await sleep(150);
    clearInterval(ticking);
    other.exec("rollback");
    other.close();
    await written;
    expect(ticks).toBeGreaterThan(0);
    expect(await store.current("code")).toHaveLength(2);
    await store.close();
  });

  it("does not give up as long as others get on", async () => {
    const directory = folder();
    const store = await createStudyFolder(directory, { tool, busyTimeoutMs: 60 });
    const { ann } = await startStudy(store);
    const other = new Database(databaseFile(directory));
    other.exec("create table elsewhere (n); begin immediate");
    const written = store.record(act(ann), (draft) => draft.add("code", code({ name: "B" })));
    for (let n = 0; n < 20; n++) {
      await sleep(15);
      // One act after another, with no gap that the waiting one could slip into.
      other.exec(`insert into elsewhere values (${n}); commit; begin immediate`);
    }
    other.exec("rollback; drop table elsewhere");
    other.close();
    await written;
    await store.close();
  });
});

describe("a backup", () => {
  it("is a study of its own with the same history", async () => {
    const directory = folder();
    const store = await createStudyFolder(directory, { tool });
    await startStudy(store);
    const copy = folder();
    fs.mkdirSync(path.dirname(databaseFile(copy)));
    await store.backup(databaseFile(copy));
    const opened = await openStudyFolder(copy, { tool });
    expect(await opened.head()).toEqual(await store.head());
    expect(await opened.current("code")).toEqual(await store.current("code"));
    expect((await opened.verify()).problems).toEqual([]);
    expect(await opened.checkStorage()).toEqual([]);
    await opened.close();
    await store.close();
  });

  it("that fails half-way leaves no file", async () => {
    const target = path.join(folder(), "copy.db");
    const database = (await sqliteDriver()).openMemory();
    database.exec("create table shelf (book text); begin");
    expect(() => copyWhole(database, target)).toThrow("VACUUM");
    expect(fs.existsSync(target)).toBe(false);
    database.exec("commit");
    copyWhole(database, target);
    expect(fs.statSync(target).mode & 0o777).toBe(0o600);
    database.close();
  });

  it("never takes the place of another file", async () => {
    const directory = folder();
    const store = await createStudyFolder(directory, { tool });
    const file = path.join(directory, "mine.db");
    fs.writeFileSync(file, "");
    await expect(store.backup(file)).rejects.toMatchObject({ kind: "usage", code: "file-exists" });
    await expect(store.backup(path.join(directory, "no", "such.db"))).rejects.toMatchObject({
      kind: "data",
      code: "cannot-write",
    });
    expect(fs.statSync(file).size).toBe(0);
    await store.close();
  });
});
