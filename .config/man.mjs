// Writes man/themata.1, the page that `man themata` shows, from what the program says of itself. Run before packing.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./bundle.mjs";

const work = fs.mkdtempSync(path.join(os.tmpdir(), "themata-man-"));
try {
  const outfile = path.join(work, "reference.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["test/docs/command-reference.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "warning",
  });
  // It looks for packages and for the program's version from where it lies.
  fs.symlinkSync(path.join(root, "node_modules"), path.join(work, "node_modules"), "junction");
  fs.copyFileSync(path.join(root, "package.json"), path.join(work, "package.json"));
  const { manPage } = await import(pathToFileURL(outfile).href);
  fs.mkdirSync(path.join(root, "man"), { recursive: true });
  fs.writeFileSync(path.join(root, "man/themata.1"), manPage());
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
