import type BetterSqlite3 from "better-sqlite3";
import type { SqliteDatabase, SqliteDriver, SqliteStatement } from "./driver.js";
import { keptStatements } from "./driver.js";

type Constructor = typeof BetterSqlite3;

/** The package better-sqlite3, for any Node it was built for; null where it is not installed. */
export async function betterDriver(): Promise<SqliteDriver | null> {
  const Database = await load();
  if (Database === null) return null;
  return {
    name: "better-sqlite3",
    openFile: (file, { readOnly = false, create = false }) =>
      database(new Database(file, { readonly: readOnly, fileMustExist: !create })),
    openMemory: (bytes) =>
      database(
        bytes === undefined
          ? new Database(":memory:")
          : new Database(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { readonly: true }),
      ),
  };
}

async function load(): Promise<Constructor | null> {
  try {
    return (await import("better-sqlite3")).default;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_MODULE_NOT_FOUND" && message.includes("'better-sqlite3'")) return null;
    throw error;
  }
}

function database(open: BetterSqlite3.Database): SqliteDatabase {
  const arrays = keptStatements((query) => open.prepare(query).raw(true));
  return {
    get inTransaction() {
      return open.inTransaction;
    },
    prepare: (text) => statement(open.prepare(text)),
    rows: (query, values) => arrays(query).iterate(values) as Iterable<readonly unknown[]>,
    exec: (statements) => void open.exec(statements),
    close: () => void open.close(),
  };
}

const statement = (prepared: BetterSqlite3.Statement): SqliteStatement => ({
  reader: prepared.reader,
  all: (values) => prepared.all(values),
  run: (values) => prepared.run(values),
});
