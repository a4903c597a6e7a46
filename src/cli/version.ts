import { readPackageFile } from "./package-root.js";

/** The program's version. */
export const themataVersion = (
  JSON.parse(readPackageFile("package.json").toString("utf8")) as { version: string }
).version;
/** Name and version as every event keeps it. */
export const tool = `themata ${themataVersion}`;
