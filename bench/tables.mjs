// CPU time and memory of every table at growing numbers of codings; sources grow along, to 5,000 at a million.
// Usage: node bench/tables.mjs [codings…]   (1e4 1e5 unless told; --large adds 1e6, which takes some minutes)
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeCorpus } from "./corpus.mjs";
import { measure } from "./measure.mjs";

const wanted = process.argv.slice(2).filter((word) => word !== "--large");
const sizes =
  wanted.length > 0 ? wanted.map(Number) : [1e4, 1e5, ...(process.argv.includes("--large") ? [1e6] : [])];
const tables = [
  ["frequency"],
  ["frequency", "--rollup", "--by", "participant"],
  ["frequency", "--where", '!code:"theme 0"/** & turn>2'],
  ["matrix"],
  ["cooccurrence"],
  ["cooccurrence", "--unit", "turn"],
  ["cooccurrence", "--unit", "source"],
  ["cooccurrence", "--within", "2"],
  ["sequence"],
  ["saturation"],
  ["coverage"],
  ["framework"],
  ["words"],
  ["kwic", "hodo"],
  ["find", '"hodo lume"', "--count"],
  ["find", 'code:"theme 0" & code:"code 0.1"', "--count"],
  ["find", 'code:"theme 0" & !code:"code 0.1" within 2 turns', "--count"],
];

const rows = [];
for (const codings of sizes) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-tables-"));
  try {
    const transcripts = Math.max(200, Math.round(codings / 200));
    const words = codings <= 20_000 ? 8000 : 2500;
    const { files } = makeCorpus(folder, { transcripts, words, codings });
    const study = path.join(folder, "study");
    const run = (...args) => ["--study", study, ...args];
    measure(["init", study, "--approach", "codebook", "--coder", "bench"]);
    for (let i = 0; i < files.length; i += 1000)
      measure(run("import", ...files.slice(i, i + 1000).map((file) => path.relative(folder, file))), {
        cwd: folder,
      });
    measure(run("codebook", "import", "codebook.yaml"), { cwd: folder });
    measure(run("apply", "codings.csv"), { cwd: folder });
    for (const table of tables) {
      const { cpuSeconds, peakMiB } = measure(run(...table), { runs: codings > 100_000 ? 1 : 3 });
      rows.push({
        table: table.join(" "),
        codings,
        cpuSeconds,
        peakMiB,
      });
      console.error(
        `${codings} codings, ${transcripts} sources: ${table.join(" ")}: ${cpuSeconds.toFixed(2)} s`,
      );
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
// The curve: a row a table, a column a size; CPU time, start-up included, and peak memory.
console.table(
  tables.map((table) => {
    const own = rows.filter((row) => row.table === table.join(" "));
    const cells = own.map(({ codings, cpuSeconds, peakMiB }) => [
      `${codings} codings`,
      `${cpuSeconds.toFixed(2)} s, ${Math.round(peakMiB)} MiB`,
    ]);
    return { table: table.join(" "), ...Object.fromEntries(cells) };
  }),
);
