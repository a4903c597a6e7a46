import type BetterSqlite3 from "better-sqlite3";
import { Kysely, type RawBuilder, SqliteDialect, sql } from "kysely";
import type { Connection, Schema, Value } from "../connection.js";
import { copyWhole } from "./copy.js";
import { asStudyError } from "./errors.js";

/** A connection over an open SQLite database; `file` is its name in messages. */
export function sqliteConnection(
  database: BetterSqlite3.Database,
  readOnly: boolean,
  file: string,
): Connection {
  const prepare = statementCache(database);
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
    begin: () => run("begin immediate"),
    beginSnapshot: () => run("begin deferred"),
    commit: () => run("commit"),
    rollback: async () => {
      if (database.inTransaction) database.exec("rollback");
    },
    all: <Row>(query: RawBuilder<Row>) => guard(async () => (await query.execute(db)).rows),
    change: (statement) => guard(async () => Number((await statement.execute(db)).numAffectedRows ?? 0)),
    // To the end in one go: the connection can run nothing else while rows are being read.
    scan: (query, each) =>
      guard(() => {
        const compiled = query.compile(db);
        const rows = database
          .prepare(compiled.sql)
          .raw(true)
          .iterate(...(compiled.parameters as Value[])) as Iterable<readonly unknown[]>;
        for (const row of rows) each(row);
      }),
    insert: (table, columns, rows) =>
      guard(() => {
        const names = columns.map((column) => sql.ref(column));
        const places = columns.map(() => sql`${null}`);
        const compiled =
          sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(places)})`.compile(db);
        const statement = prepare(compiled.sql);
        for (const row of rows) statement.run(...row);
      }),
    check: () =>
      guard(() => {
        const faults = (database.pragma("integrity_check(20)") as { integrity_check: string }[])
          .map((row) => row.integrity_check)
          .filter((line) => line !== "ok");
        const keys = database.pragma("foreign_key_check") as { table: string }[];
        return [...faults, ...keys.slice(0, 20).map(({ table }) => `a record of ${table} refers to nothing`)];
      }),
    copyTo: (target) => guard(() => copyWhole(database, target)),
    close: async () => {
      database.close();
    },
  };
}

/** Most statements recur with every event; a prepared one is kept and run again. */
function statementCache(database: BetterSqlite3.Database): (text: string) => BetterSqlite3.Statement {
  const kept = new Map<string, BetterSqlite3.Statement>();
  return (text) => {
    let statement = kept.get(text);
    if (statement === undefined) {
      if (kept.size >= mostStatements) kept.clear();
      statement = database.prepare(text);
      kept.set(text, statement);
    }
    return statement;
  };
}

const mostStatements = 500;
