// Speed and memory of the built program on a corpus of 200 transcripts of 8,000 words with 20,000 codings.
// Prints a table, then what bench/coder.mjs measures of the coder. CPU time is user and system together, start-up
// included, the quietest of three runs.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeCorpus } from "./corpus.mjs";
import { measure, measureNode } from "./measure.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-bench-"));
const rows = [];
const note = (task, measured, bar) =>
  rows.push({
    task,
    "CPU s": measured.cpuSeconds.toFixed(3),
    "wall s": measured.wallSeconds.toFixed(2),
    "peak MiB": Math.round(measured.peakMiB),
    bar,
  });

try {
  fs.writeFileSync(path.join(folder, "empty.mjs"), "");
  const bare = measureNode([path.join(folder, "empty.mjs")], { runs: 10 });
  note("node, an empty file", bare, "");
  const help = measure(["--help"], { runs: 10 });
  note("--help", help, `bare node + 0.040 = ${(bare.cpuSeconds + 0.04).toFixed(3)}`);

  const { files, codes } = makeCorpus(folder);
  const study = path.join(folder, "study");
  const run = (...args) => ["--study", study, ...args];
  measure(["init", study, "--approach", "codebook", "--coder", "bench"]);
  const imported = measure(run("import", ...files.map((file) => path.relative(folder, file))), {
    cwd: folder,
  });
  note("import 200 transcripts (1.6 M words)", imported, "3.0 s, 200 MiB");
  measure(run("codebook", "import", "codebook.yaml"), { cwd: folder });
  note("apply 20,000 codings", measure(run("apply", "codings.csv"), { cwd: folder }), "2.0 s, 200 MiB");
  note("frequency", measure(run("frequency"), { runs: 3 }), "0.7 s, 200 MiB");
  note(
    "frequency --rollup --by source",
    measure(run("frequency", "--rollup", "--by", "source"), { runs: 3 }),
    "0.7 s, 200 MiB",
  );
  note("codings of one code", measure(run("codings", "--code", codes[0]), { runs: 3 }), "0.7 s, 200 MiB");
  note("codings --json, all 20,000", measure(run("codings", "--json"), { runs: 3 }), "");
  note("verify", measure(run("verify"), { runs: 1 }), "");
  note("undo of the 20,000 codings", measure(run("undo"), { runs: 1 }), "");
  const size = fs.statSync(path.join(study, ".themata", "study.db")).size;
  console.table(rows);
  console.log(`The study's database: ${(size / 1e6).toFixed(1)} MB.`);
  if (spawnSync("python3", ["-c", "import pty"]).status === 0) await import("./coder.mjs");
  else console.log("The coder is measured where there is python3, which has a pseudo-terminal.");
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
