import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const most = 45;

/** Every folder of a tree with the number of files that stand in it. */
function folders(root: string): { readonly folder: string; readonly files: number }[] {
  const entries = readdirSync(root, { withFileTypes: true });
  const here = { folder: root, files: entries.filter((entry) => entry.isFile()).length };
  const below = entries.filter((entry) => entry.isDirectory());
  return [here, ...below.flatMap(({ name }) => folders(path.join(root, name)))];
}

test.each(["src", "test"])(`no folder of %s holds more than ${most} files`, (tree) => {
  const found = folders(path.join(import.meta.dirname, "..", tree));
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter(({ files }) => files > most)).toEqual([]);
});
