// Opens the coder on a transcript of 10,000 turns, in a study of 20,000 codings, through a pseudo-terminal
// (python3), and prints the time to the first frame and the CPU time from key to written frame.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeCorpus, random } from "./corpus.mjs";
import { measure } from "./measure.mjs";

const program = fileURLToPath(new URL("../bin/themata.js", import.meta.url));
const driver = fileURLToPath(new URL("../test/support/terminal.py", import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-coder-"));

/** Drives the coder; a step waits for the frame its keys lead to. */
function drive(study, source, steps, size) {
  const done = spawnSync("python3", [driver], {
    input: JSON.stringify({
      argv: [process.execPath, program, "--study", study, "code", source],
      cwd: folder,
      env: { TERM: "xterm-256color", COLORTERM: "truecolor", LANG: "C.UTF-8" },
      ...size,
      steps,
    }),
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

try {
  const study = path.join(folder, "study");
  const { files } = makeCorpus(folder, { transcripts: 120, words: 8000, codings: 19_000, seed: 3 });
  const next = random(11);
  const words = fs.readFileSync(files[0], "utf8").split(/\s+/).slice(0, 4000);
  const speak = (count) =>
    Array.from({ length: count }, () => words[Math.floor(next() * words.length)].replace(/[:.]/g, "")).join(
      " ",
    );
  const lines = [];
  const rows = [];
  let at = 0;
  for (let turn = 0; turn < 10_000; turn++) {
    const who = turn % 2 === 0 ? "Interviewer" : "P1";
    const body = `${speak(turn % 2 === 0 ? 12 : 45)}.`;
    lines.push(`${who}: ${body}`);
    if (turn % 10 === 1) {
      const start = at + who.length + 2;
      rows.push(`long,${start},${start + body.length},code ${turn % 9}.${turn % 5}`);
    }
    at += who.length + 2 + body.length + 2;
  }
  fs.writeFileSync(path.join(folder, "long.txt"), `${lines.join("\n\n")}\n`);
  fs.writeFileSync(path.join(folder, "more.csv"), `source,start,end,code\n${rows.join("\n")}\n`);
  const run = (...args) => measure(["--study", study, ...args], { cwd: folder });
  measure(["init", study, "--approach", "codebook", "--coder", "bench"]);
  run("import", ...files.map((file) => path.relative(folder, file)), "long.txt");
  run("codebook", "import", "codebook.yaml");
  run("apply", "codings.csv");
  run("apply", "more.csv");

  const frame = (send) => ({ send, frame: true, settle: 0.06 });
  const moves = ["j", "j", "j", " ", "w", ")", "}", "\t", "]", " ", "k", "G", "g", "}", "s", "\x1b[B"];
  const acts = ["s", "\r", "c", "o", "\r", ".", "*", "u", "U", "x", "u"];
  for (const size of [
    { columns: 80, rows: 24 },
    { columns: 180, rows: 50 },
  ]) {
    const steps = [{ expect: "today", settle: 0.5 }];
    const first = steps.length;
    for (let i = 0; i < 8; i++) steps.push(...moves.map(frame));
    const second = steps.length;
    for (let i = 0; i < 6; i++) steps.push(...["}", ...acts].map(frame));
    steps.push({ send: "q", settle: 0.3 });
    const { steps: measured, peakMiB } = drive(study, "long", steps, size);
    if (measured.slice(0, -1).some(({ found }) => !found)) throw new Error("a key led to no frame");
    if (process.env.THEMATA_BENCH_KEYS !== undefined)
      for (const [i, { cpuMs }] of measured.entries())
        if (i > 0) console.log(JSON.stringify(steps[i].send), cpuMs.toFixed(1));
    const cpu = (from, to) => measured.slice(from, to).map(({ cpuMs }) => cpuMs);
    const show = (values) =>
      `median ${percentile(values, 0.5).toFixed(1)} ms, 95th percentile ${percentile(values, 0.95).toFixed(1)} ms, most ${Math.max(...values).toFixed(1)} ms`;
    console.log(`${size.columns}x${size.rows}, a transcript of 10,000 turns, 20,000 codings in the study`);
    console.log(
      `  first frame: ${measured[0].sinceStartMs.toFixed(0)} ms wall, start-up included (bar 1000)`,
    );
    console.log(`  key to frame, CPU, moving: ${show(cpu(first, second))} (bar 50 at the 95th percentile)`);
    console.log(`  key to frame, CPU, coding: ${show(cpu(second, measured.length - 1))} (bar 50)`);
    console.log(
      `  peak memory: ${peakMiB === null ? "not known here" : `${Math.round(peakMiB)} MiB`} (bar 250)`,
    );
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
