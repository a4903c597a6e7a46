import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { restoreStudyFolder } from "../../src/store/sqlite/restore.js";
import { backupFolder, databaseFile, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { act, code, memo, startStudy } from "../support/records.js";
import { digest, makeSqliteStudy, tool } from "../support/sqlite-study.js";

const studies: Awaited<ReturnType<typeof makeSqliteStudy>>[] = [];
afterEach(async () => {
  for (const study of studies.splice(0)) await study.remove();
});

/** A study of four events, backed up, with a fifth event since. */
async function backedUp() {
  const study = await makeSqliteStudy();
  studies.push(study);
  const { ann } = await startStudy(study.store);
  const backup = path.join(study.folder, "copy.db");
  await study.store.backup(backup);
  await study.store.record(act(ann), (draft) => draft.add("code", code({ name: "Since then" })));
  const head = await study.store.head();
  await study.store.close();
  return { folder: study.folder, backup, head, file: databaseFile(study.folder) };
}

async function names(folder: string): Promise<string[]> {
  const store = await openStudyFolder(folder, { tool });
  expect((await store.verify()).problems).toEqual([]);
  expect(await store.checkStorage()).toEqual([]);
  const found = (await store.current("code")).map(({ name }) => name);
  await store.close();
  return found;
}
const options = {
  tool,
  stamp: "20240301-000000",
  act: async () => ({ coderId: 1, at: 1_709_251_200_000 }),
};
const leftovers = (folder: string) =>
  fs.readdirSync(path.join(folder, ".themata")).filter((name) => name.includes("making"));

describe("restoring a study", () => {
  it("puts the backup in its place and keeps what was there, which restores back", async () => {
    const { folder, backup, head } = await backedUp();
    const done = await restoreStudyFolder(folder, backup, options);
    expect(done.replaced).toEqual(head);
    expect(done.restored.seq).toBe(4);
    expect(await names(folder)).toEqual(["Being listened to"]);
    expect(fs.statSync(done.keptAs).mode & 0o777).toBe(0o600);
    const back = await restoreStudyFolder(folder, done.keptAs, { ...options, stamp: "20240301-000001" });
    expect(back.restored).toEqual(head);
    expect(await names(folder)).toEqual(["Being listened to", "Since then"]);
    expect(leftovers(folder)).toEqual([]);
  });

  it("keeps what was there in a folder for its owner alone, also where that has gone", async () => {
    const { folder, backup } = await backedUp();
    fs.rmSync(backupFolder(folder), { recursive: true });
    const { keptAs } = await restoreStudyFolder(folder, backup, options);
    expect(path.dirname(keptAs)).toBe(backupFolder(folder));
    expect(fs.statSync(backupFolder(folder)).mode & 0o777).toBe(0o700);
  });

  it("goes on from the history restored, which says so", async () => {
    const { folder, backup, head } = await backedUp();
    await restoreStudyFolder(folder, backup, options);
    const store = await openStudyFolder(folder, { tool });
    const { seq } = await store.record(act(1), (draft) => draft.add("code", code({ name: "New" })));
    expect(seq).toBe(6);
    expect(await store.event(5)).toMatchObject({
      command: "study.restore",
      args: { restored: { seq: 4 }, replaced: head },
    });
    expect((await store.verify()).problems).toEqual([]);
    await store.close();
  });

  it("erases again what was erased since the backup", async () => {
    const study = await makeSqliteStudy();
    studies.push(study);
    const { ann, revision: text } = await startStudy(study.store);
    const note = await study.store.record(act(ann, "memo.add", { args: { said: "by Ama" } }), (draft) =>
      draft.add("memo", memo({ coderId: ann, body: "what Ama said" })),
    );
    const backup = path.join(study.folder, "copy.db");
    await study.store.backup(backup);
    await study.store.record(act(ann, "source.set"), (draft) =>
      draft.erase("withdrawal", {
        records: [{ kind: "memo", id: note.result }],
        texts: [text],
        payloads: [note.seq as number],
      }),
    );
    await study.store.close();
    await restoreStudyFolder(study.folder, backup, options);
    const store = await openStudyFolder(study.folder, { tool });
    expect(await store.byId("memo", note.result)).toMatchObject({ body: "" });
    await expect(store.text(text)).rejects.toMatchObject({ code: "text-erased" });
    expect(await store.event(note.seq as number)).toMatchObject({ args: null });
    expect(await store.verify()).toMatchObject({
      problems: [],
      erasures: [{ event: 6, cause: "withdrawal", events: 2, records: 1, texts: 1 }],
    });
    await store.close();
  });

  it("refuses a backup of another study, unless told to take it", async () => {
    const { folder } = await backedUp();
    const other = await backedUp();
    const before = digest(databaseFile(folder));
    await expect(restoreStudyFolder(folder, other.backup, options)).rejects.toMatchObject({
      kind: "data",
      code: "other-study",
    });
    expect(digest(databaseFile(folder))).toEqual(before);
    await restoreStudyFolder(folder, other.backup, { ...options, otherStudy: true });
    expect(await names(folder)).toEqual(["Being listened to"]);
  });

  it("refuses what is no backup, or a damaged one, and leaves the study as it is", async () => {
    const { folder, backup, file } = await backedUp();
    const before = digest(file);
    const bytes = fs.readFileSync(backup);
    const at = bytes.lastIndexOf("She asked me");
    expect(at).toBeGreaterThan(0);
    const write = (name: string, content: Uint8Array) => {
      const made = path.join(folder, name);
      fs.writeFileSync(made, content);
      return made;
    };
    const changed = Buffer.from(bytes);
    changed.write("He asked him", at);
    const cut = bytes.subarray(0, Math.floor(bytes.length / 2));
    for (const [wrong, problem] of [
      [path.join(folder, "missing.db"), "file-not-found"],
      [folder, "file-not-found"],
      [write("notes.txt", new TextEncoder().encode("not a database, only notes".repeat(40))), "not-a-backup"],
      [write("empty.db", new Uint8Array(0)), "not-a-backup"],
      [write("changed.db", changed), "backup-damaged"],
      [write("cut.db", cut), "not-a-backup"],
    ] as const)
      await expect(restoreStudyFolder(folder, wrong, options), wrong).rejects.toMatchObject({
        kind: "data",
        code: problem,
      });
    expect(digest(file)).toEqual(before);
    expect(leftovers(folder)).toEqual([]);
    expect(fs.readdirSync(backupFolder(folder))).toEqual([]);
  });

  it.each([
    ["garbage", (file: string) => fs.writeFileSync(file, "no database any more ".repeat(500))],
    ["empty", (file: string) => fs.writeFileSync(file, "")],
    ["cut off", (file: string) => fs.truncateSync(file, 3 * 4096)],
  ])("mends a study whose database is %s, and keeps the damaged file", async (_, damage) => {
    const { folder, backup, file } = await backedUp();
    damage(file);
    const damaged = digest(file);
    const { keptAs } = await restoreStudyFolder(folder, backup, options);
    expect(await names(folder)).toEqual(["Being listened to"]);
    expect(digest(keptAs)).toEqual(damaged);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  it("leaves a damaged study as it is where it cannot be put aside", async () => {
    const { folder, backup, file } = await backedUp();
    fs.writeFileSync(file, "no database any more ".repeat(500));
    const aside = path.join(backupFolder(folder), `damaged-${options.stamp}.db`);
    fs.writeFileSync(aside, "kept before");
    await expect(restoreStudyFolder(folder, backup, options)).rejects.toMatchObject({ code: "file-exists" });
    expect(fs.readFileSync(file, "utf8")).toContain("no database any more");
    expect(fs.readdirSync(backupFolder(folder))).toEqual([path.basename(aside)]);
    expect(fs.readFileSync(aside, "utf8")).toBe("kept before");
    expect(leftovers(folder)).toEqual([]);
  });

  it("does not begin a study where there is none", async () => {
    const { folder, backup } = await backedUp();
    const elsewhere = path.join(folder, "elsewhere");
    fs.mkdirSync(elsewhere);
    await expect(restoreStudyFolder(elsewhere, backup, options)).rejects.toMatchObject({
      code: "not-a-study",
    });
    expect(fs.readdirSync(elsewhere)).toEqual([]);
  });
});
