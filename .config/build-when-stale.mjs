// Tests that run the built program need a build of the sources as they are.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Called by vitest once before all tests. */
export function setup() {
  const built = fs.statSync(path.join(root, "dist/cli/main.js"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = fs
    .readdirSync(path.join(root, "src"), { recursive: true })
    .map((file) => fs.statSync(path.join(root, "src", file)).mtimeMs)
    .reduce((a, b) => Math.max(a, b), 0);
  if (newest > built)
    execFileSync(process.execPath, [path.join(root, ".config/build.mjs")], { stdio: "inherit" });
}
