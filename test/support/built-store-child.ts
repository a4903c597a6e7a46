import { execFile, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles the child that works on studies; returns its path. Anyone may read it. */
export async function buildStoreChild(): Promise<{ program: string; remove: () => void }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-child-"));
  fs.chmodSync(folder, 0o755);
  const program = path.join(folder, "store-child.mjs");
  await build({
    entryPoints: [path.join(root, "test/support/store-child.ts")],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    outfile: program,
    external: ["better-sqlite3"],
    logLevel: "error",
  });
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  return { program, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

export interface Ended {
  readonly code: number | string | null;
  readonly stdout: string;
}

/** Runs a program to its end, also a bad one. */
export function runToEnd(
  command: string,
  argv: readonly string[],
  options: { uid?: number; gid?: number } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(command, argv, options, (error, stdout) =>
      resolve({ code: error === null ? 0 : (error.code ?? null), stdout }),
    );
  });
}

/** Whether calls of the system can be made to fail here. */
export function canInject(): boolean {
  const probe = spawnSync("strace", ["-f", "-qq", "-e", "trace=pwrite64", process.execPath, "-e", "0"]);
  return probe.status === 0;
}
