import { pathToFileURL } from "node:url";
import type { SqliteDatabase, SqliteDriver, SqliteStatement } from "./driver.js";
import { keptStatements } from "./driver.js";

/** What is used of `node:sqlite`; the types of Node 20 know nothing of it. */
interface NodeSqlite {
  readonly DatabaseSync: { new (place: string | URL, options?: object): NodeDatabase; prototype: object };
}
interface NodeDatabase {
  readonly isTransaction: boolean;
  prepare(statement: string): NodeStatement;
  exec(statements: string): void;
  deserialize(bytes: Uint8Array): void;
  close(): void;
}
interface NodeStatement {
  all(...values: readonly unknown[]): unknown[];
  run(...values: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...values: readonly unknown[]): Iterable<unknown>;
  columns(): readonly unknown[];
  setReturnArrays(enabled: boolean): void;
}

/** The SQLite that comes with Node, where it is stable, silent and can open bytes: 24.22, 26 and later; else null. */
export function nodeDriver(): SqliteDriver | null {
  // Loading it prints a warning where it is experimental, so the version is asked first.
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 24 || major === 25 || (major === 24 && minor < 22)) return null;
  const sqlite = process.getBuiltinModule("node:sqlite") as NodeSqlite | undefined;
  if (sqlite === undefined || !("deserialize" in sqlite.DatabaseSync.prototype)) return null;
  const { DatabaseSync } = sqlite;
  return {
    name: "node:sqlite",
    openFile: (file, { readOnly = false, create = false }) =>
      named(() =>
        database(new DatabaseSync(place(file, readOnly ? "ro" : create ? "rwc" : "rw"), { readOnly })),
      ),
    openMemory: (bytes) =>
      named(() => {
        const open = new DatabaseSync(":memory:");
        if (bytes !== undefined) {
          open.deserialize(bytes);
          open.exec("pragma query_only = on");
        }
        return database(open);
      }),
  };
}

/** SQLite itself is told whether it may make the file. */
function place(file: string, mode: "ro" | "rw" | "rwc"): URL {
  const url = pathToFileURL(file);
  url.searchParams.set("mode", mode);
  return url;
}

function database(open: NodeDatabase): SqliteDatabase {
  const arrays = keptStatements((query) => {
    const prepared = open.prepare(query);
    prepared.setReturnArrays(true);
    return prepared;
  });
  return {
    get inTransaction() {
      return open.isTransaction;
    },
    prepare: (text) => named(() => statement(open.prepare(text))),
    rows: (query, values) => rows(arrays, query, values),
    exec: (statements) => named(() => open.exec(statements)),
    close: () => open.close(),
  };
}

function* rows(
  arrays: (query: string) => NodeStatement,
  query: string,
  values: readonly unknown[],
): Generator<readonly unknown[]> {
  try {
    yield* arrays(query).iterate(...values) as Iterable<readonly unknown[]>;
  } catch (error) {
    throw withName(error);
  }
}

const statement = (prepared: NodeStatement): SqliteStatement => ({
  reader: prepared.columns().length > 0,
  all: (values) => named(() => prepared.all(...values)),
  run: (values) => named(() => prepared.run(...values)),
});

function named<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    throw withName(error);
  }
}

/** An error of `node:sqlite` with SQLite's name for it as its code; any other as it is. */
function withName(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  // A number that no study holds: the store writes safe integers only.
  if (code === "ERR_OUT_OF_RANGE") return Object.assign(error, { code: "SQLITE_CORRUPT" });
  if (code !== "ERR_SQLITE_ERROR" || typeof errcode !== "number") return error;
  const name = extended.get(errcode) ?? primary[errcode & 0xff] ?? "ERROR";
  return Object.assign(error, { code: `SQLITE_${name}` });
}

/** Names of SQLite's result codes, by number: https://www.sqlite.org/rescode.html */
const primary =
  "OK ERROR INTERNAL PERM ABORT BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT NOTFOUND FULL CANTOPEN PROTOCOL EMPTY SCHEMA TOOBIG CONSTRAINT MISMATCH MISUSE NOLFS AUTH FORMAT RANGE NOTADB".split(
    " ",
  );
/** The extended codes that are told apart; others go by the name of their family. */
const extended = new Map([[2067, "CONSTRAINT_UNIQUE"]]);
