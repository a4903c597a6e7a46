import fs from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { Connection } from "../../src/store/connection.js";
import { migrate } from "../../src/store/migrate.js";
import { migrations } from "../../src/store/migrations/index.js";
import { openSqlite } from "../../src/store/sqlite/open.js";
import { schemaDigest, schemaOf } from "../../src/store/sqlite/schema.js";
import { backupFolder, databaseFile, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { startStudy } from "../support/records.js";
import { makeSqliteStudy, tool } from "../support/sqlite-study.js";

const newest = migrations.at(-1)?.version ?? 0;
const next = {
  version: newest + 1,
  name: "next",
  statements: [
    "create table shelf (id integer primary key, book text)",
    "insert into shelf values (1, 'Field notes')",
  ],
};

const context = { tool, location: "a study" };

/** What is in a database file, read without the store. */
function look<T>(file: string, work: (database: Database.Database) => T): T {
  const database = new Database(file, { readonly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
const versionOf = (file: string) => look(file, (db) => db.pragma("user_version", { simple: true }));

describe("the schema's steps", () => {
  it("are numbered from 1 without gaps", () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, i) => i + 1));
  });

  it("name the digest of the schema that they make", async () => {
    for (const [i, { schema }] of migrations.entries()) {
      const steps = migrations.slice(0, i + 1);
      expect(schemaDigest(await schemaOf(steps))).toBe(schema);
      const oneByOne = steps.map(({ whole: _, ...step }) => step);
      expect(schemaDigest(await schemaOf(oneByOne))).toBe(schema);
    }
  });

  it("bring an older study up to date, with a backup from before", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    const head = await study.store.head();
    await study.store.close();
    const answer: unknown[] = [];
    const options = { tool, migrations: [...migrations, next] };
    const store = await openStudyFolder(study.folder, {
      ...options,
      onMigrated: (from, to, backup) => answer.push([from, to, backup]),
    });
    expect(await store.head()).toEqual(head);
    expect((await store.verify()).problems).toEqual([]);
    await store.close();
    const [backup] = fs.readdirSync(backupFolder(study.folder));
    const kept = `${backupFolder(study.folder)}/${backup}`;
    expect(answer).toEqual([[newest, newest + 1, kept]]);
    expect(versionOf(databaseFile(study.folder))).toBe(newest + 1);
    expect(versionOf(kept)).toBe(newest);
    expect(fs.statSync(kept).mode & 0o777).toBe(0o600);
    expect(look(kept, (db) => db.prepare("select count(*) as n from event").get())).toEqual({ n: head.seq });

    const again = await openStudyFolder(study.folder, options);
    await again.close();
    expect(fs.readdirSync(backupFolder(study.folder))).toHaveLength(1);
    await study.remove();
  });

  it.each([
    ["fails", ["create table shelf (id integer)", "delete from code", "create nonsense"]],
    ["breaks a reference", ["pragma defer_foreign_keys = on", "delete from entity where id = 1"]],
  ])("leave version and data as they were when one %s", async (_, statements) => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    const codes = await study.store.current("code");
    await study.store.close();
    const bad = [...migrations, next, { version: newest + 2, name: "bad", statements }];
    await expect(openStudyFolder(study.folder, { tool, migrations: bad })).rejects.toThrow();
    expect(versionOf(databaseFile(study.folder))).toBe(newest);
    const store = await openStudyFolder(study.folder, { tool });
    expect(await store.current("code")).toEqual(codes);
    expect((await store.verify()).problems).toEqual([]);
    await store.close();
    await study.remove();
  });

  it("are taken back where the database finds a single fault in what they made", async () => {
    const study = await makeSqliteStudy();
    await study.store.close();
    const { connection } = await openSqlite(databaseFile(study.folder));
    const keeper = {
      read: async () => newest,
      write: async () => {},
      check: async () => ["a record of shelf refers to nothing"],
    };
    await expect(
      migrate(connection, keeper, [...migrations, next], async () => {}, context),
    ).rejects.toMatchObject({
      kind: "data",
      code: "migration-failed",
    });
    await connection.close();
    const tables = "select count(*) as n from sqlite_schema where name = 'shelf'";
    expect(look(databaseFile(study.folder), (db) => db.prepare(tables).get())).toEqual({ n: 0 });
    await study.remove();
  });

  it("are taken once when two processes open an older study together", async () => {
    const study = await makeSqliteStudy();
    await study.store.close();
    const file = databaseFile(study.folder);
    const steps = [...migrations, next];
    const keeper = {
      read: async (connection: Connection) => {
        const version: number[] = [];
        const { sql } = await import("kysely");
        await connection.scan(sql`pragma user_version`, ([found]) => version.push(found as number));
        return version[0] ?? 0;
      },
      write: async (connection: Connection, version: number) => {
        const { sql } = await import("kysely");
        await connection.all(sql.raw(`pragma user_version = ${version}`));
      },
      check: async () => [],
    };
    const { connection } = await openSqlite(file);
    const found = await migrate(
      connection,
      keeper,
      steps,
      async () => {
        // While the first makes its backup, the second is through.
        await (await openStudyFolder(study.folder, { tool, migrations: steps })).close();
      },
      context,
    );
    expect(found).toBe(newest + 1);
    await connection.close();
    expect(look(file, (db) => db.prepare("select count(*) as n from shelf").get())).toEqual({ n: 1 });
    await study.remove();
  });
});
