import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sqliteDriver } from "../../../src/store/sqlite/drivers.js";
import { applicationId } from "../../../src/store/sqlite/open.js";
import { databaseFile } from "../../../src/store/sqlite/study-file.js";
import { emptyFolder, studyWith, themata } from "../../support/study.js";

/** Runs SQL on a database as another program would. */
async function change(file: string, sql: string): Promise<void> {
  const database = (await sqliteDriver()).openFile(file, { create: true });
  database.exec(sql);
  database.close();
}

const bytesOf = (file: string) => fs.readFileSync(file);

/** What may lie where a study's database is expected, made of a sound one. */
const others: readonly (readonly [what: string, spoil: (file: string) => unknown])[] = [
  ["nothing at all", (file) => fs.writeFileSync(file, "")],
  ["a text", (file) => fs.writeFileSync(file, "I am no database.\n".repeat(100))],
  ["a folder", (file) => [fs.rmSync(file), fs.mkdirSync(file)]],
  ["a database cut in half", (file) => fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2))],
  ["a database cut in its first page", (file) => fs.truncateSync(file, 1000)],
  ["its first page alone", (file) => fs.truncateSync(file, 4096)],
  ["zeros after the header", (file) => fs.writeFileSync(file, bytesOf(file).fill(0, 100))],
  ["a header alone", (file) => fs.writeFileSync(file, bytesOf(file).subarray(0, 16))],
  ["no version", (file) => change(file, "pragma user_version = 0")],
  ["a negative version", (file) => change(file, "pragma user_version = -7")],
  ["a version to come", (file) => change(file, "pragma user_version = 99")],
  ["the mark of another program", (file) => change(file, "pragma application_id = 1234")],
  [
    "a database of another program with our mark",
    async (file) => {
      fs.rmSync(file);
      await change(
        file,
        `create table event (seq integer); pragma application_id = ${applicationId}; pragma user_version = 2`,
      );
    },
  ],
  [
    "an empty database with our mark and no version",
    async (file) => {
      fs.rmSync(file);
      await change(file, `pragma application_id = ${applicationId}`);
    },
  ],
  [
    "a trigger of somebody's",
    (file) => change(file, "create trigger t after insert on event begin select 1; end"),
  ],
  ["no identity", (file) => change(file, "pragma foreign_keys = off; delete from meta")],
  ["an identity of the wrong kind", (file) => change(file, "update meta set value = 'x'")],
  [
    "an event without its words",
    (file) => change(file, "pragma foreign_keys = off; delete from event_payload"),
  ],
  ["words of an event that are no JSON", (file) => change(file, "update event_payload set body = '{['")],
  ["words of an event that are a list", (file) => change(file, "update event_payload set body = '[null]'")],
];

describe("a database that somebody else made, cut or changed is refused with a sentence", () => {
  it.each(others)("%s", async (_what, spoil) => {
    const dir = await studyWith({ "a.txt": "I: Who?\nP: I trust her.\n" });
    const file = databaseFile(dir);
    for (const ending of ["-wal", "-shm"]) fs.rmSync(file + ending, { force: true });
    await spoil(file);
    const backup = path.join(emptyFolder(), "other.db");
    if (fs.statSync(file).isFile()) fs.copyFileSync(file, backup);
    else fs.mkdirSync(backup);
    for (const argv of [["status"], ["log"], ["verify"], ["doctor"], ["source"], ["codebook", "add", "x"]]) {
      const { code, stderr } = await themata(dir, argv);
      expect([0, 1, 2, 3, 4], `${argv.join(" ")}: ${stderr}`).toContain(code);
    }
    const sound = await studyWith();
    const { code, stderr } = await themata(sound, ["restore", backup, "--force"]);
    expect([0, 3], stderr).toContain(code);
    expect((await themata(sound, ["status"])).code).toBe(0);
  });
});
