import type { SqliteDriver } from "../../src/store/sqlite/driver.js";
import { sqliteDrivers } from "../../src/store/sqlite/drivers.js";

/** Words for the drivers of SQLite that this Node can load; at least one. */
export async function driversHere(): Promise<string[]> {
  const found: string[] = [];
  for (const [word, load] of Object.entries(sqliteDrivers)) {
    const driver = await load();
    if (driver !== null && opens(driver)) found.push(word);
  }
  if (found.length === 0) throw new Error("No driver of SQLite can be loaded here.");
  return found;
}

/** An addon built for another Node fails only when it is used. */
function opens(driver: SqliteDriver): boolean {
  try {
    driver.openMemory().close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_DLOPEN_FAILED") return false;
    throw error;
  }
}
