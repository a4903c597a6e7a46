import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const read = (name: string) => fs.readFileSync(path.join(root, name), "utf8");

/** The files and headings of this project that a page links to. */
export const linksOf = (name: string) =>
  [...read(name).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
    ([, file = "", heading = null]) => ({
      file: file === "" ? name : path.posix.join(path.posix.dirname(name), file),
      heading,
    }),
  );
