import type { Value } from "../connection.js";

/**
 * What the store needs of a program that reads and writes SQLite files. A driver's errors carry SQLite's
 * extended result code by name (`SQLITE_CONSTRAINT_UNIQUE`) as `code`.
 */
export interface SqliteDriver {
  readonly name: string;
  /** Opens a database in a file; one that is not there is made only with `create`. */
  openFile(file: string, how: { readonly readOnly?: boolean; readonly create?: boolean }): SqliteDatabase;
  /** A database in memory: a copy of a file's bytes that can only be read, or an empty one. */
  openMemory(bytes?: Uint8Array): SqliteDatabase;
}

/** One open database. */
export interface SqliteDatabase {
  readonly inTransaction: boolean;
  prepare(statement: string): SqliteStatement;
  /** The rows of a query one by one, as arrays in the order of its columns. */
  rows(query: string, values: readonly Value[]): Iterable<readonly unknown[]>;
  /** Runs statements that give no rows. */
  exec(statements: string): void;
  close(): void;
}

/** A prepared statement, as kysely wants it too. */
export interface SqliteStatement {
  /** Whether it gives rows. */
  readonly reader: boolean;
  /** Rows as objects. */
  all(values: readonly unknown[]): unknown[];
  run(values: readonly unknown[]): {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
}

/** The values of a pragma, one an answered row. */
export function pragma(database: SqliteDatabase, statement: string): unknown[] {
  return [...database.rows(`pragma ${statement}`, [])].map(([value]) => value);
}

/** Most statements recur with every event; a prepared one is kept and run again. */
export function keptStatements<S>(prepare: (text: string) => S): (text: string) => S {
  const kept = new Map<string, S>();
  return (text) => {
    let statement = kept.get(text);
    if (statement === undefined) {
      if (kept.size >= mostStatements) kept.clear();
      statement = prepare(text);
      kept.set(text, statement);
    }
    return statement;
  };
}

const mostStatements = 500;
