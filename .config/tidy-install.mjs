// Takes away what compiling better-sqlite3 leaves behind (15 MB of objects); the addon itself stays.
import fs from "node:fs";

for (const folder of ["obj", "obj.target"])
  fs.rmSync(new URL(`../node_modules/better-sqlite3/build/Release/${folder}`, import.meta.url), {
    recursive: true,
    force: true,
  });
