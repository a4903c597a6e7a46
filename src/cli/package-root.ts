import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

let root: string | undefined;

/** The folder of the package, whether this code runs from src/ or bundled in dist/. */
function packageRoot(): string {
  if (root === undefined) {
    let folder = path.dirname(fileURLToPath(import.meta.url));
    while (!fs.existsSync(path.join(folder, "package.json")) && path.dirname(folder) !== folder)
      folder = path.dirname(folder);
    root = folder;
  }
  return root;
}

/** A file that the package ships (templates, fixtures). */
export const packageFile = (...parts: readonly string[]): string => path.join(packageRoot(), ...parts);
