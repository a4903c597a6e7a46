import { dataError } from "../../core/errors.js";
import type { SqliteDriver } from "./driver.js";

/** Drivers by the word that asks for them in `THEMATA_SQLITE`, the preferred first. */
export const sqliteDrivers = {
  node: async () => (await import("./driver-node.js")).nodeDriver(),
  better: async () => (await import("./driver-better.js")).betterDriver(),
} satisfies Record<string, () => Promise<SqliteDriver | null>>;

/** The driver that this Node offers, or the one that `THEMATA_SQLITE` asks for; that is meant for tests. */
export async function sqliteDriver(): Promise<SqliteDriver> {
  const asked = process.env.THEMATA_SQLITE;
  for (const [word, load] of Object.entries(sqliteDrivers)) {
    if (asked !== undefined && asked !== "" && asked !== word) continue;
    const driver = await load();
    if (driver !== null) return driver;
  }
  throw noDriver();
}

/** The driver in use and the version of SQLite in it. */
export async function sqliteInUse(): Promise<{ readonly driver: string; readonly version: string }> {
  const driver = await sqliteDriver();
  const database = driver.openMemory();
  try {
    const [version] = [...database.rows("select sqlite_version()", [])].map(([value]) => String(value));
    return { driver: driver.name, version: version ?? "" };
  } finally {
    database.close();
  }
}

const noDriver = () =>
  dataError(
    "bad-installation",
    `Node ${process.versions.node} has no SQLite of its own that themata can use, and the package better-sqlite3 is not installed.`,
    "Use Node 24.22 or later, or install themata again so that better-sqlite3 can be built.",
  );
