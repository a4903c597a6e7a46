import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { packed } from "../jobs/packed.js";

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

/** The content of a file that the package ships (a template, a starter). */
export function readPackageFile(...parts: readonly string[]): Buffer {
  const inside = packed();
  return inside === null
    ? fs.readFileSync(path.join(packageRoot(), ...parts))
    : Buffer.from(inside.read(parts.join("/")));
}

/**
 * The path of a file or folder that the package ships, for those who need one. Out of the single executable it is
 * written to a folder of its own first, which goes when the program ends.
 */
export const packageFile = (...parts: readonly string[]): string =>
  packed()?.unpack(parts.join("/")) ?? path.join(packageRoot(), ...parts);
