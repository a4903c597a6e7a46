import fs from "node:fs";
import Database from "better-sqlite3";
import { dataError } from "../../core/errors.js";
import type { Connection } from "../connection.js";
import { sqliteConnection } from "./connection.js";
import { asStudyError } from "./errors.js";

/** "thma": tells a study's database from any other SQLite file. */
export const applicationId = 0x74686d61;

export interface SqliteOptions {
  /** How long to wait for another process's write, in ms. */
  readonly busyTimeoutMs?: number;
}

/** What a file says about itself before anything of it is trusted. */
export interface Stamp {
  readonly applicationId: number;
  readonly version: number;
}

/** Opens a database that exists, read-only where the folder cannot be written. */
export function openSqlite(
  file: string,
  options: SqliteOptions = {},
): { connection: Connection; stamp: Stamp } {
  const readOnly = !isWritable(file);
  let database: Database.Database | undefined;
  try {
    database = readOnly ? openReadOnly(file) : new Database(file, { fileMustExist: true });
    database.pragma(`busy_timeout = ${options.busyTimeoutMs ?? 10_000}`);
    harden(database);
    const stamp = readStamp(database);
    return { connection: sqliteConnection(database, readOnly, file), stamp };
  } catch (error) {
    database?.close();
    throw asStudyError(error, file);
  }
}

/** Makes a new database file, mode 0600, with the write policy of a study. */
export function createSqlite(file: string): Connection {
  fs.closeSync(fs.openSync(file, "wx", 0o600));
  fs.chmodSync(file, 0o600);
  const database = new Database(file);
  harden(database);
  database.pragma("page_size = 4096");
  return sqliteConnection(database, false, file);
}

/** A new database in memory, with the settings of one in a file. It goes when it is closed. */
export function createSqliteInMemory(): Connection {
  const database = new Database(":memory:");
  harden(database);
  return sqliteConnection(database, false, ":memory:");
}

/** Settings that hold for writing: durable commits, readers beside one writer. */
export async function prepareForWriting(connection: Connection): Promise<void> {
  await pragma(connection, "journal_mode = wal");
  await pragma(connection, "synchronous = full");
}

export async function pragma(connection: Connection, statement: string): Promise<unknown> {
  const { sql } = await import("kysely");
  const rows = await connection.all(sql.raw<Record<string, unknown>>(`pragma ${statement}`));
  return rows[0] === undefined ? null : Object.values(rows[0])[0];
}

function harden(database: Database.Database): void {
  database.pragma("foreign_keys = on");
  database.pragma("trusted_schema = off");
  database.pragma("cell_size_check = on");
  database.pragma("mmap_size = 0");
  database.pragma("secure_delete = on");
  database.pragma("temp_store = memory");
  database.pragma("cache_size = -32000");
}

function readStamp(database: Database.Database): Stamp {
  return {
    applicationId: database.pragma("application_id", { simple: true }) as number,
    version: database.pragma("user_version", { simple: true }) as number,
  };
}

function isWritable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    fs.accessSync(file.replace(/[^/\\]*$/, "") || ".", fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A database in write-ahead mode wants to make files beside it even to be read. Where the folder
 * forbids that, the file is read into memory, which is right as long as no log was left beside it.
 */
function openReadOnly(file: string): Database.Database {
  const log = `${file}-wal`;
  if (fs.existsSync(log) && fs.statSync(log).size > 0) {
    if (fs.existsSync(`${file}-shm`)) return new Database(file, { readonly: true, fileMustExist: true });
    throw dataError(
      "study-not-closed",
      `The study was not closed properly and its folder cannot be written: ${file}`,
      "Copy the folder to a place where you can write, and open it there.",
    );
  }
  const bytes = fs.readFileSync(file);
  // Bytes 18 and 19 say how the file is written; 1 is the plain mode that memory understands.
  if (bytes.length > 20) bytes.fill(1, 18, 20);
  return new Database(bytes, { readonly: true });
}
