// Takes away what compiling better-sqlite3 leaves behind; the addon and its sources stay, so that `npm rebuild` works.
import fs from "node:fs";

const addon = new URL("../node_modules/better-sqlite3/", import.meta.url);
if (fs.existsSync(new URL("build/Release/better_sqlite3.node", addon)))
  for (const folder of ["build/Release/obj", "build/Release/obj.target"])
    fs.rmSync(new URL(folder, addon), { recursive: true, force: true });
