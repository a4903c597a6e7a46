import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { pragma, type SqliteDriver } from "../../src/store/sqlite/driver.js";
import { sqliteDrivers } from "../../src/store/sqlite/drivers.js";
import { driversHere } from "../support/drivers.js";
import { emptyFolder } from "../support/study.js";

/** The code of the error that `work` ends with. */
function codeOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return null;
}

describe.each(await driversHere())("the driver of SQLite named %s", async (word) => {
  const driver = (await sqliteDrivers[word as keyof typeof sqliteDrivers]()) as SqliteDriver;
  const filled = () => {
    const file = path.join(emptyFolder(), "some # file?.db");
    const database = driver.openFile(file, { create: true });
    database.exec("create table code (id integer primary key, name text unique, seal blob)");
    database.prepare("insert into code values (?, ?, ?)").run([1, "Trust", new Uint8Array([0, 255])]);
    return { file, database };
  };

  it("gives rows as objects and as arrays, numbers, texts, bytes and nothing as they were", () => {
    const { database } = filled();
    const select = database.prepare("select id, name, seal, null as none from code where id = ?");
    expect(select.reader).toBe(true);
    const [row] = select.all([1]) as { seal: Uint8Array }[];
    expect({ ...row, seal: [...(row?.seal ?? [])] }).toEqual({
      id: 1,
      name: "Trust",
      seal: [0, 255],
      none: null,
    });
    const rows = [...database.rows("select name, id from code where id < ?", [9])];
    expect(rows).toEqual([["Trust", 1]]);
    const update = database.prepare("update code set name = ?");
    expect(update.reader).toBe(false);
    expect(Number(update.run(["Time"]).changes)).toBe(1);
    database.close();
  });

  it("tells whether a transaction is open", () => {
    const { database } = filled();
    expect(database.inTransaction).toBe(false);
    database.exec("begin immediate");
    expect(database.inTransaction).toBe(true);
    database.exec("rollback");
    expect(database.inTransaction).toBe(false);
    database.close();
  });

  it("makes a file only when told to", () => {
    const file = path.join(emptyFolder(), "none.db");
    expect(codeOf(() => driver.openFile(file, {}))).toBe("SQLITE_CANTOPEN");
    expect(codeOf(() => driver.openFile(file, { readOnly: true }))).toBe("SQLITE_CANTOPEN");
    expect(fs.existsSync(file)).toBe(false);
  });

  it("reads a file, or its bytes, without changing it", () => {
    const { file, database } = filled();
    database.close();
    const before = fs.readFileSync(file);
    for (const reading of [driver.openFile(file, { readOnly: true }), driver.openMemory(before)]) {
      expect([...reading.rows("select name from code", [])]).toEqual([["Trust"]]);
      expect(codeOf(() => reading.prepare("delete from code").run([]))).toBe("SQLITE_READONLY");
      reading.close();
    }
    expect(fs.readFileSync(file)).toEqual(before);
  });

  it("names SQLite's errors", () => {
    const { file, database } = filled();
    expect(codeOf(() => database.prepare("insert into code (name) values (?)").run(["Trust"]))).toBe(
      "SQLITE_CONSTRAINT_UNIQUE",
    );
    expect(codeOf(() => database.exec("select nonsense"))).toBe("SQLITE_ERROR");
    database.exec("begin immediate");
    const other = driver.openFile(file, {});
    other.exec("pragma busy_timeout = 1");
    expect(codeOf(() => other.exec("begin immediate"))).toBe("SQLITE_BUSY");
    database.exec("rollback");
    other.close();
    database.close();
    const garbage = path.join(emptyFolder(), "garbage.db");
    fs.writeFileSync(garbage, new Uint8Array(9000).fill(77));
    expect(codeOf(() => pragma(driver.openFile(garbage, {}), "user_version"))).toBe("SQLITE_NOTADB");
    const bytes = new Uint8Array(9000).fill(77);
    expect(codeOf(() => pragma(driver.openMemory(bytes), "user_version"))).toBe("SQLITE_NOTADB");
  });
});
