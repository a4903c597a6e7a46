import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { ImportChild } from "../../src/importers/sandbox/import-child.js";

/** Bundles the child's program as the build does and returns its path. */
export async function buildChildProgram(): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), "themata-child-"));
  await build({
    entryPoints: [fileURLToPath(new URL("../../src/jobs/import-child.ts", import.meta.url))],
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    outdir,
    outExtension: { ".js": ".mjs" },
    banner: {
      js: 'import { createRequire as createChildRequire } from "node:module"; const require = createChildRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return join(outdir, "import-child.mjs");
}

/** A child that reads files as the built program would. */
export async function startChild(): Promise<ImportChild> {
  return new ImportChild(await buildChildProgram());
}
