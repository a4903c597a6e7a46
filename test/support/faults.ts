import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("faults.c", import.meta.url));
const program = fileURLToPath(new URL("../../bin/themata.js", import.meta.url));

/** Compiles what makes calls of the system fail; null where that cannot be done here (no C compiler, no Linux). */
export function buildFaults(): string | null {
  if (process.platform !== "linux") return null;
  const library = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "themata-faults-")), "faults.so");
  const built = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
  return built.status === 0 ? library : null;
}

/** How a call ends: with an error, once or from then on, or with the end of the process. */
export const hows = ["EIO", "EIO+", "ENOSPC", "ENOSPC+", "KILL"] as const;
export type How = (typeof hows)[number];

export interface Faulty {
  /** Exit code; null where the process was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program in a folder; the n-th call on files under the folder fails (`at` 0: none). */
export function runFaulty(
  library: string,
  folder: string,
  argv: readonly string[],
  fault: {
    readonly at: number;
    readonly how: How;
    readonly log?: string;
    readonly env?: Readonly<Record<string, string>>;
  },
): Faulty {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TMPDIR: path.join(folder, "tmp"),
      LD_PRELOAD: library,
      FAULTS_UNDER: `${folder}/`,
      FAULTS_AT: String(fault.at),
      FAULTS_HOW: fault.how,
      ...fault.env,
      ...(fault.log === undefined ? {} : { FAULTS_LOG: fault.log }),
    },
  });
  return { code: status, stdout, stderr };
}
