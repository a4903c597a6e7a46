import { test } from "vitest";
import fs from "node:fs";
import { themata, emptyFolder } from "../../support/study.js";
test("u", async () => {
  const dir = emptyFolder();
  for (const [n, m, q] of [[333333, 3, 50000]] as const) {
    let t = "unit,coder,value\n";
    for (let u = 0; u < n; u++) { const v = Math.floor(Math.random() * q); for (let c = 0; c < m; c++) t += `${u},${c},${Math.random() < 0.7 ? v : Math.floor(Math.random() * q)}\n`; }
    fs.writeFileSync(dir + "/big.csv", t);
    const b = performance.now(), cpu = process.cpuUsage();
    const r = await themata(dir, ["agreement", "--table", "big.csv", "--level", q > 5 ? "interval" : "nominal"]);
    console.log(n, q, performance.now() - b, process.cpuUsage(cpu).user / 1e3, r.stdout, r.stderr);
  }
}, 100000);
