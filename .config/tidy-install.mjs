// Takes away what compiling better-sqlite3 needs and leaves behind (25 MB); the addon itself stays. `npm ci` brings it back.
import fs from "node:fs";

const addon = new URL("../node_modules/better-sqlite3/", import.meta.url);
if (fs.existsSync(new URL("build/Release/better_sqlite3.node", addon)))
  for (const folder of ["build/Release/obj", "build/Release/obj.target", "deps"])
    fs.rmSync(new URL(folder, addon), { recursive: true, force: true });
