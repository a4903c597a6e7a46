import fs from "node:fs";
import { packageFile } from "./package-root.js";

/** The program's version. */
export const themataVersion = (
  JSON.parse(fs.readFileSync(packageFile("package.json"), "utf8")) as { version: string }
).version;
/** Name and version as every event keeps it. */
export const tool = `themata ${themataVersion}`;
