import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { afterEach, describe, expect, it } from "vitest";
import type { Id, RecordKind } from "../../src/core/records.js";
import type { StudyStore } from "../../src/store/port.js";
import { backupFolder, databaseFile, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { kindsIn } from "../../src/store/tables.js";
import { act, code } from "../support/records.js";

// fixtures/format-1/study.db.gz was made by version 0.1.0: its near-peer demo, then suggestions accepted and rejected,
// a session's recording, an attribute, and several acts undone and redone.

const kept = gunzipSync(fs.readFileSync("fixtures/format-1/study.db.gz"));
const tool = "themata test";
const events = 88;

const folders: string[] = [];
const stores: StudyStore[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder with the old study; `change` is done to it first. */
function oldStudy(change = ""): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-format-1-"));
  folders.push(folder);
  fs.mkdirSync(path.dirname(databaseFile(folder)), { recursive: true });
  fs.writeFileSync(databaseFile(folder), kept);
  tamper(folder, change);
  return folder;
}

function tamper(folder: string, statement: string): void {
  const database = new Database(databaseFile(folder));
  database.pragma("foreign_keys = off");
  database.exec(statement);
  database.close();
}

async function open(folder: string): Promise<StudyStore> {
  const store = await openStudyFolder(folder, { tool, at: 1_800_000_000_000 });
  stores.push(store);
  return store;
}

const codes = async (store: StudyStore) => (await store.verify()).problems.map((problem) => problem.code);

/** Every row of the tables of format 1, column by column as they were then. */
function rowsOf(file: string, columnsOf: (table: string) => readonly string[]) {
  const database = new Database(file, { readonly: true });
  const found = [
    ...kindsIn(1),
    "entity",
    "event",
    "event_payload",
    "text_body",
    "offer",
    "outcome",
    "meta",
  ].map((table) => {
    const columns = columnsOf(table).map((name) => `"${name}"`);
    return [table, database.prepare(`select ${columns} from "${table}" order by 1, 2`).raw().all()];
  });
  database.close();
  return Object.fromEntries(found) as Record<string, unknown[]>;
}

/** The columns of each table as a file has them. */
function columnsIn(file: string) {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare("select name from sqlite_schema where type = 'table'")
    .pluck()
    .all() as string[];
  const names = new Map(
    tables.map((name) => [
      name,
      (database.pragma(`table_info("${name}")`) as { name: string }[]).map((column) => column.name),
    ]),
  );
  database.close();
  return (table: string) => names.get(table) ?? [];
}

describe("a study made by version 0.1.0", () => {
  it("is brought to format 2 by one event, keeps every row as it was, and a backup from before", async () => {
    const folder = oldStudy();
    const columns = columnsIn(databaseFile(folder));
    const before = rowsOf(databaseFile(folder), columns);
    const store = await open(folder);
    expect(await store.head()).toMatchObject({ seq: events + 1 });
    expect(await store.event(events + 1)).toMatchObject({
      command: "study.migrate",
      at: 1_800_000_000_000,
      tool,
      args: { from: 1, to: 2 },
    });
    await store.close();
    const after = rowsOf(databaseFile(folder), columns);
    for (const [table, rows] of Object.entries(before)) {
      const added = table === "event" || table === "event_payload" ? 1 : 0;
      expect(after[table]?.slice(0, rows.length), table).toEqual(rows);
      expect(after[table], table).toHaveLength(rows.length + added);
    }
    const [backup] = fs.readdirSync(backupFolder(folder));
    expect(rowsOf(path.join(backupFolder(folder), backup as string), columns)).toEqual(before);
  });

  it("verifies, by the program and by the independent verifier, before it goes on and after", async () => {
    const folder = oldStudy();
    const store = await open(folder);
    expect(await codes(store)).toEqual([]);
    const [{ id: coderId = 0 } = {}] = await store.current("coder");
    await store.record(act(coderId), (draft) => draft.add("code", code({ name: "Since then" })));
    expect(await codes(store)).toEqual([]);
    await store.close();
    const { status, stdout } = spawnSync(process.execPath, ["docs/verify-study.mjs", databaseFile(folder)], {
      encoding: "utf8",
    });
    expect(stdout).toContain(`sound: ${events + 2} events`);
    expect(status).toBe(0);
  });

  it("can be undone and redone across the upgrade, which itself is nobody's act", async () => {
    const store = await open(oldStudy());
    const [{ id: coderId = 0 } = {}] = await store.current("coder");
    const sessions = await store.current("session");
    const undone = await store.undo(coderId, 1, { steps: 4 });
    expect(undone.undone.map(({ command }) => command)).not.toContain("study.migrate");
    expect(undone.undone).toHaveLength(4);
    expect(await store.current("session")).not.toEqual(sessions);
    await store.redo(coderId, 2, { steps: 4 });
    expect((await store.current("session")).map(({ recording, mode }) => ({ recording, mode }))).toEqual(
      sessions.map(({ recording, mode }) => ({ recording, mode })),
    );
    expect(await codes(store)).toEqual([]);
  });

  it("has words erased that were facts in format 1", async () => {
    const folder = oldStudy();
    const store = await open(folder);
    const [{ id: coderId = 0 } = {}] = await store.current("coder");
    const records: { kind: RecordKind; id: Id }[] = [];
    for (const kind of ["session", "attribute", "memo", "activity", "tie", "member"] as const)
      for (const { id } of await store.current(kind)) records.push({ kind, id });
    const [{ id: text = 0 } = {}] = await store.current("revision");
    await store.record(act(coderId), (draft) => draft.erase("withdrawal", { records, texts: [text] }));
    expect(await codes(store)).toEqual([]);
    for (const session of await store.current("session"))
      expect(session).toMatchObject({ recording: "", mode: "" });
    for (const attribute of await store.current("attribute")) expect(attribute.key).toBe("");
    await store.close();
    const run = spawnSync(process.execPath, ["docs/verify-study.mjs", databaseFile(folder)]);
    expect(run.status).toBe(0);
  });

  it.each([
    ["an old fact", "update coding set end_ = end_ + 1", "rows-changed"],
    ["an old word", "update code set name = 'Other'", "content-changed"],
    [
      "which version an undo brought back",
      "update coding set as_of = as_of - 1 where as_of is not null",
      "side-changed",
    ],
    ["a version brought back that was none", "update code set as_of = 1 where from_seq < 80", "side-changed"],
    ["an old offer", "update offer set score = score + 1", "side-changed"],
    ["an old outcome", "update outcome set kind = 'accepted'", "side-changed"],
    ["an old event", "update event set at = at + 1 where seq = 5", "event-changed"],
    ["a column that came later", "update revision set cause = 'mended'", "rows-changed"],
    ["a kind", "update entity set kind = kind + 1 where id = 1", "kind-changed"],
  ])("shows afterwards when somebody changes %s", async (_, statement, problem) => {
    const folder = oldStudy();
    await (await open(folder)).close();
    tamper(folder, statement);
    expect(await codes(await open(folder))).toContain(problem);
  });

  it("is refused by its schema where somebody put a trigger into it, and stays as it is", async () => {
    const folder = oldStudy("create trigger recode after insert on coding begin select 1; end");
    await expect(open(folder)).rejects.toMatchObject({ kind: "data", code: "schema-changed" });
    expect(fs.existsSync(backupFolder(folder))).toBe(false);
  });

  it("shows damage from before the upgrade as damage", async () => {
    const store = await open(oldStudy("update coding set end_ = end_ + 1 where from_seq < 20"));
    expect(await codes(store)).toContain("rows-changed");
  });
});
