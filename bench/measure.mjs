// Runs the built program and reads its own accounting of CPU time and memory.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const hook = new URL("usage-hook.mjs", import.meta.url).href;
const program = fileURLToPath(new URL("../bin/themata.js", import.meta.url));

/** Runs `node` with arguments; the quietest of `runs` counts, after none or more warm-ups. */
export function measureNode(args, { cwd = os.tmpdir(), runs = 1, allowed = [0] } = {}) {
  let best = null;
  for (let run = 0; run < runs; run++) {
    const usage = path.join(os.tmpdir(), `themata-usage-${process.pid}.json`);
    const begun = performance.now();
    const done = spawnSync(process.execPath, ["--import", hook, ...args], {
      cwd,
      env: { ...process.env, THEMATA_BENCH_USAGE: usage },
      maxBuffer: 1 << 30,
      encoding: "utf8",
    });
    const wallSeconds = (performance.now() - begun) / 1000;
    if (!allowed.includes(done.status))
      throw new Error(
        `${args.join(" ").slice(0, 200)} ended with ${done.status}: ${done.stderr.slice(0, 500)}`,
      );
    const measured = { ...JSON.parse(fs.readFileSync(usage, "utf8")), wallSeconds, stdout: done.stdout };
    fs.rmSync(usage);
    if (best === null || measured.cpuSeconds < best.cpuSeconds) best = measured;
  }
  return best;
}

/** Runs the built program with arguments. */
export const measure = (args, options) => measureNode([program, ...args], options);
