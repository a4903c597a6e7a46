import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { StudyStore } from "../../src/store/port.js";
import { sqliteDriver } from "../../src/store/sqlite/drivers.js";
import { createStudyFolder, databaseFile, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import type { StoreUnderTest } from "../contract/store-under-test.js";

export const tool = "themata test";

/** A file's content in short, to see whether it changed. */
export const digest = (file: string) => createHash("sha256").update(fs.readFileSync(file)).digest("hex");

let empty: Buffer | undefined;

/** A study in a folder as `createStudyFolder` makes it: made once, then copied under another identity. */
async function newStudy(folder: string): Promise<StudyStore> {
  if (empty === undefined) {
    const store = await createStudyFolder(folder, { tool });
    await store.close();
    empty = fs.readFileSync(databaseFile(folder));
  } else {
    for (const name of ["backups", "originals"])
      fs.mkdirSync(path.join(folder, ".themata", name), { recursive: true, mode: 0o700 });
    fs.writeFileSync(databaseFile(folder), empty, { mode: 0o600 });
    const database = (await sqliteDriver()).openFile(databaseFile(folder), {});
    database.exec("update meta set value = randomblob(length(value))");
    database.close();
  }
  return openStudyFolder(folder, { tool });
}

/** A new, empty study in a folder of its own. */
export async function makeSqliteStudy(): Promise<StoreUnderTest & { readonly folder: string }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-store-"));
  const stores: StudyStore[] = [await newStudy(folder)];
  return {
    folder,
    store: stores[0] as StudyStore,
    async another(waitMs = 10_000) {
      const store = await openStudyFolder(folder, { tool, busyTimeoutMs: waitMs });
      stores.push(store);
      return store;
    },
    async tamper(statement) {
      const database = (await sqliteDriver()).openFile(databaseFile(folder), {});
      database.exec("pragma foreign_keys = off");
      database.exec(statement);
      database.close();
    },
    async dump() {
      const database = (await sqliteDriver()).openFile(databaseFile(folder), { readOnly: true });
      const tables = [
        ...database.rows("select name from sqlite_schema where type = 'table' order by name", []),
      ];
      const all = tables.flatMap(([name]) => [...database.rows(`select * from "${name}"`, [])]);
      database.close();
      return all
        .map((row) =>
          row
            .map((value) =>
              value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : String(value),
            )
            .join("\t"),
        )
        .join("\n");
    },
    async remove() {
      for (const store of stores) await store.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
