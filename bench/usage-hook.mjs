// Loaded into a measured process: writes its CPU time and peak memory when it ends.
import fs from "node:fs";

const file = process.env.THEMATA_BENCH_USAGE;
if (file !== undefined)
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    fs.writeFileSync(
      file,
      JSON.stringify({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMiB: maxRSS / 1024 }),
    );
  });
