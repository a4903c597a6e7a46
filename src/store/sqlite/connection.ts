import path from "node:path";
import { Kysely, type RawBuilder, SqliteDialect, sql } from "kysely";
import type { ThemataError } from "../../core/errors.js";
import type { Connection, Schema, Value } from "../connection.js";
import { beginWriting } from "./begin-writing.js";
import { copyWhole } from "./copy.js";
import { keptStatements, pragma, type SqliteDatabase } from "./driver.js";
import { asCommitError, asStudyError } from "./errors.js";
import { noteUnsure } from "./unsure.js";

/** How long another process's write is waited for, in milliseconds, if nothing else is asked for. */
const patience = 10_000;

/** What is known of an open database. */
export interface Opened {
  readonly readOnly: boolean;
  /** Its name in messages. */
  readonly file: string;
  /** How long another process's write is waited for, in milliseconds. */
  readonly busyTimeoutMs?: number | undefined;
  /** Why it can only be read, for whoever wants to write. */
  readonly refusal?: ThemataError | undefined;
}

/** A connection over an open SQLite database. */
export function sqliteConnection(
  database: SqliteDatabase,
  { readOnly, file, busyTimeoutMs = patience, refusal }: Opened,
): Connection {
  database.exec(`pragma busy_timeout = ${busyTimeoutMs}`);
  const prepare = keptStatements((text) => database.prepare(text));
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: { prepare: prepare as never, close: () => database.close() } }),
  });
  const guard = async <R>(work: () => Promise<R> | R): Promise<R> => {
    try {
      return await work();
    } catch (error) {
      throw asStudyError(error, file);
    }
  };
  const run = (statement: string) => guard(() => void database.exec(statement));
  return {
    db,
    readOnly,
    ...(refusal !== undefined && { refusal }),
    begin: () => guard(() => beginWriting(database, busyTimeoutMs)),
    beginSnapshot: () => run("begin deferred"),
    commit: async () => {
      try {
        database.exec("commit");
      } catch (error) {
        throw asCommitError(error, file);
      }
    },
    rollback: async () => {
      if (database.inTransaction) await run("rollback");
    },
    all: <Row>(query: RawBuilder<Row>) => guard(async () => (await query.execute(db)).rows),
    change: (statement) => guard(async () => Number((await statement.execute(db)).numAffectedRows ?? 0)),
    // To the end in one go: the connection can run nothing else while rows are being read.
    scan: (query, each) =>
      guard(() => {
        const compiled = query.compile(db);
        for (const row of database.rows(compiled.sql, compiled.parameters as Value[])) each(row);
      }),
    script: (statements) => run(statements.join(";\n")),
    insert: (table, columns, rows) =>
      guard(() => {
        const names = columns.map((column) => sql.ref(column));
        const places = columns.map(() => sql`${null}`);
        const compiled =
          sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(places)})`.compile(db);
        const statement = prepare(compiled.sql);
        for (const row of rows) statement.run(row);
      }),
    check: () =>
      guard(() => {
        const faults = pragma(database, "integrity_check(20)").filter((line) => line !== "ok") as string[];
        const tables = pragma(database, "foreign_key_check").slice(0, 20);
        return [...faults, ...tables.map((table) => `a record of ${table} refers to nothing`)];
      }),
    copyTo: (target) => guard(() => copyWhole(database, target, readOnly ? undefined : path.dirname(file))),
    noteUnsure: (event) => noteUnsure(file, event),
    close: async () => {
      database.close();
    },
  };
}
