import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { sqliteDriver } from "../../../src/store/sqlite/drivers.js";
import { databaseFile } from "../../../src/store/sqlite/study-file.js";
import { emptyFolder, ok, studyWith, themata } from "../../support/study.js";

/** Values that a column may not hold, as SQL. */
const values = ["null", "'{['", "'[null]'", "-1", "9e999", "x'00'", "''", "'x'", "'{}'", "9007199254740993"];

const commands = [
  ["status"],
  ["log"],
  ["verify"],
  ["doctor"],
  ["source"],
  ["codings"],
  ["codebook"],
  ["report", "-o", "r.md", "--force"],
];

it("whatever stands in a column of a study's database, a command refuses it with a sentence or does without", async () => {
  const dir = await studyWith({ "a.txt": "I: Who?\nP: I trust her.\n" });
  await ok(dir, "codebook", "add", "trust");
  await ok(dir, "code", "a", "--quote", "I trust her.", "trust");
  await ok(dir, "theme", "add", "Trust");
  await ok(dir, "theme", "assign", "Trust", "trust");
  await ok(dir, "memo", "add", "Slow", "--on", "code:trust");
  const file = databaseFile(dir);
  const driver = await sqliteDriver();
  const sound = driver.openFile(file, {});
  sound.exec("pragma wal_checkpoint(truncate)");
  const columns = [
    ...sound.rows(
      "select t.name, c.name from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite_%'",
      [],
    ),
  ];
  sound.close();
  const kept = path.join(emptyFolder(), "kept.db");
  fs.copyFileSync(file, kept);
  const failures: string[] = [];
  for (const [table, column] of columns)
    for (const value of values) {
      for (const ending of ["-wal", "-shm"]) fs.rmSync(file + ending, { force: true });
      fs.copyFileSync(kept, file);
      const database = driver.openFile(file, {});
      let changed = true;
      try {
        database.exec(
          `pragma foreign_keys = off; pragma ignore_check_constraints = on; update "${table}" set "${column}" = ${value}`,
        );
      } catch {
        changed = false;
      }
      database.close();
      if (!changed) continue;
      for (const argv of commands) {
        const { code, stderr } = await themata(dir, argv);
        if (code === 70) failures.push(`${table}.${column} = ${value}: ${argv[0]}: ${stderr.slice(0, 160)}`);
      }
    }
  expect(failures.length, failures.join("\n")).toBe(0);
}, 3_000_000);
