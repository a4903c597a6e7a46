import { randomInt } from "node:crypto";
import { setTimeout as rest } from "node:timers/promises";
import { pragma, type SqliteDatabase } from "./driver.js";

/** The longest rest between two tries, in milliseconds. */
const longestRest = 20;

/**
 * Begins a transaction that locks out other writers. Where another process writes, it tries again and again, with
 * short rests in which this process goes on with other things; it gives up, with SQLite's own error, when for
 * `patience` milliseconds it neither came in nor saw another's act come to its end.
 */
export async function beginWriting(database: SqliteDatabase, patience: number): Promise<void> {
  let seen: unknown;
  for (let rested = 0; ; ) {
    try {
      return beginNow(database, patience);
    } catch (error) {
      if (!isBusy(error)) throw error;
      const state = pragma(database, "data_version")[0];
      if (state !== seen) rested = 0;
      seen = state;
      if (rested >= patience) throw error;
    }
    const pause = randomInt(1, longestRest + 1);
    await rest(pause);
    rested += pause;
  }
}

/** Other statements wait inside SQLite, for what takes moments: a log that is being read in or closed. */
function beginNow(database: SqliteDatabase, patience: number): void {
  database.exec("pragma busy_timeout = 0");
  try {
    database.exec("begin immediate");
  } finally {
    database.exec(`pragma busy_timeout = ${patience}`);
  }
}

const isBusy = (error: unknown): boolean =>
  /^SQLITE_BUSY/.test(String((error as { code?: unknown } | null)?.code ?? ""));
