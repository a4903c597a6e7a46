// Speed of agreement with the built program: intervals by 2,000 resamples of sources on 40 codes, 5,000 units and
// 3 coders, and figures of 235,000 units and 2 coders. CPU time is user and system together, start-up included.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { random } from "./corpus.mjs";
import { measure } from "./measure.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-bench-"));
const rows = [];
const note = (task, measured, bar) =>
  rows.push({
    task,
    "CPU s": measured.cpuSeconds.toFixed(2),
    "wall s": measured.wallSeconds.toFixed(2),
    "peak MiB": Math.round(measured.peakMiB),
    bar,
  });

/** Sets of 40 codes that three coders gave 5,000 units of so many sources. */
function codedSets(sources) {
  const next = random(1);
  const lines = ["source,unit,coder,value"];
  for (let unit = 0; unit < 5000; unit++) {
    const codes = Array.from({ length: 40 }, () => next() < 0.05);
    for (const coder of ["a", "b", "c"]) {
      const given = codes.flatMap((holds, code) =>
        (next() < 0.9 ? holds : next() < 0.05) ? [`code ${code}`] : [],
      );
      lines.push(`s${unit % sources},u${unit},${coder},${given.join(";")}`);
    }
  }
  return lines.join("\n");
}

/** Yes or no of two coders on so many units. */
function decisions(units) {
  const next = random(2);
  const lines = ["unit,coder,value"];
  for (let unit = 0; unit < units; unit++) {
    const yes = next() < 0.2;
    for (const coder of ["a", "b"]) lines.push(`${unit},${coder},${Number(next() < 0.9 ? yes : !yes)}`);
  }
  return lines.join("\n");
}

try {
  const on = (name, text) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, text);
    return ["agreement", "--table", file, "--json"];
  };
  for (const sources of [50, 5000])
    note(
      `2,000 resamples of ${sources} sources, 40 codes x 5,000 units x 3 coders`,
      measure([...on("sets.csv", codedSets(sources)), "--set-delimiter", ";"], { runs: 2 }),
      "5 s",
    );
  note("235,000 units x 2 coders", measure(on("two.csv", decisions(235_000)), { runs: 2 }), "2 s");
  note("500,000 units x 2 coders (1,000,000 rows)", measure(on("million.csv", decisions(500_000))), "");
  console.table(rows);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
