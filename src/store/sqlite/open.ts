import fs from "node:fs";
import { dataError, ThemataError } from "../../core/errors.js";
import type { Connection } from "../connection.js";
import { sqliteConnection } from "./connection.js";
import { pragma as ask, type SqliteDatabase, type SqliteDriver } from "./driver.js";
import { sqliteDriver } from "./drivers.js";
import { asStudyError } from "./errors.js";
import { pragma } from "./pragma.js";

/** "thma": tells a study's database from any other SQLite file. */
export const applicationId = 0x74686d61;

export interface SqliteOptions {
  /** How long another process's write is waited for, in milliseconds. */
  readonly busyTimeoutMs?: number | undefined;
}

/** What a file says about itself before anything of it is trusted. */
export interface Stamp {
  readonly applicationId: number;
  readonly version: number;
}

/**
 * Opens a database that exists: read-only where the folder cannot be written, and where the disk is too full for the files
 * that SQLite wants beside it.
 */
export async function openSqlite(file: string, options: SqliteOptions = {}): Promise<OpenedSqlite> {
  const driver = await sqliteDriver();
  if (!isWritable(file)) return open(file, options, () => openReadOnly(driver, file));
  try {
    return open(file, options, () => driver.openFile(file, {}));
  } catch (error) {
    if (!(error instanceof ThemataError) || !["disk-full", "study-unreadable"].includes(error.code))
      throw error;
    try {
      return open(file, { busyTimeoutMs: 0 }, () => openOnFullDisk(driver, file), error);
    } catch {
      throw error;
    }
  }
}

interface OpenedSqlite {
  readonly connection: Connection;
  readonly stamp: Stamp;
}

/** @param refusal why it can only be read */
function open(
  file: string,
  { busyTimeoutMs }: SqliteOptions,
  how: () => SqliteDatabase,
  refusal?: ThemataError,
): OpenedSqlite {
  let database: SqliteDatabase | undefined;
  try {
    database = how();
    const readOnly = refusal !== undefined || !isWritable(file);
    const connection = sqliteConnection(database, { readOnly, file, busyTimeoutMs, refusal });
    harden(database);
    return { connection, stamp: readStamp(database) };
  } catch (error) {
    database?.close();
    throw asStudyError(error, file);
  }
}

/** Makes a new database file, mode 0600, with the write policy of a study. `name` is what messages call it. */
export async function createSqlite(file: string, name: string): Promise<Connection> {
  const driver = await sqliteDriver();
  fs.closeSync(fs.openSync(file, "wx", 0o600));
  fs.chmodSync(file, 0o600);
  const database = driver.openFile(file, { create: true });
  harden(database);
  database.exec("pragma page_size = 4096");
  return sqliteConnection(database, { readOnly: false, file: name });
}

/** A new database in memory, with the settings of one in a file. It goes when it is closed. */
export async function createSqliteInMemory(): Promise<Connection> {
  const database = (await sqliteDriver()).openMemory();
  harden(database);
  return sqliteConnection(database, { readOnly: false, file: ":memory:" });
}

/** Settings that hold for writing: durable commits, readers beside one writer. */
export async function prepareForWriting(connection: Connection): Promise<void> {
  await pragma(connection, "journal_mode = wal");
  await pragma(connection, "synchronous = full");
}

function harden(database: SqliteDatabase): void {
  for (const setting of [
    "foreign_keys = on",
    "trusted_schema = off",
    "cell_size_check = on",
    "mmap_size = 0",
    "secure_delete = on",
    "temp_store = memory",
    "cache_size = -32000",
  ])
    database.exec(`pragma ${setting}`);
}

function readStamp(database: SqliteDatabase): Stamp {
  return {
    applicationId: ask(database, "application_id")[0] as number,
    version: ask(database, "user_version")[0] as number,
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
function openReadOnly(driver: SqliteDriver, file: string): SqliteDatabase {
  const log = `${file}-wal`;
  if (sizeOf(log) > 0) {
    if (fs.existsSync(`${file}-shm`)) return driver.openFile(file, { readOnly: true });
    throw dataError(
      "study-not-closed",
      `The study was not closed properly and its folder cannot be written: ${file}`,
      "Copy the folder to a place where you can write, and open it there.",
    );
  }
  const bytes = fs.readFileSync(file);
  // Bytes 18 and 19 say how the file is written; 1 is the plain mode that memory understands.
  if (bytes.length > 20) bytes.fill(1, 18, 20);
  return driver.openMemory(bytes);
}

/** A log that has something in it is read without the file that readers share: nobody else has the study open then. */
function openOnFullDisk(driver: SqliteDriver, file: string): SqliteDatabase {
  if (sizeOf(`${file}-wal`) === 0) return openReadOnly(driver, file);
  const database = driver.openFile(file, {});
  database.exec("pragma locking_mode = exclusive");
  database.exec("pragma query_only = on");
  return database;
}

const sizeOf = (file: string): number => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
