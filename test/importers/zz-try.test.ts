import { readdirSync, readFileSync } from "node:fs";
import { test } from "vitest";
import { startChild } from "./built-child.js";
import { defaultLimits } from "../../src/importers/importer.js";
test("try", async () => {
  const child = await startChild();
  const S = process.env.THEMATA_SHARED;
  for (const dir of (process.env.DIRS ?? "").split(",")) for (const f of readdirSync(`${S}/${dir}`)) {
    const ext = f.split(".").pop() ?? "";
    const format = process.env.FORMAT ?? ext;
    if (process.env.FILTER && !f.match(process.env.FILTER)) continue;
    const t = performance.now();
    const o = await child.read(format, { name: f, bytes: readFileSync(`${S}/${dir}/${f}`) }, {}, { ...defaultLimits, milliseconds: 10000, heapMegabytes: 512 });
    const tr = o.transcripts[0];
    console.log(f.slice(0, 60).padEnd(60), (performance.now() - t).toFixed(0).padStart(6), o.messages.map((m) => (m.code === "reader-crashed" || m.code === "bad-zip" || process.env.FULL) ? m.message : m.code).join(",") || "-", tr ? `turns ${tr.turns.length} sp ${tr.speakers.map((s) => s.name + ":" + s.role[0]).join("|").slice(0,100)} len ${tr.text.length} meta ${Object.keys(tr.meta)}` : "", process.env.SHOW ? "\n" + tr?.text.slice(0, +process.env.SHOW) : "");
  }
  console.log("main rss", process.memoryUsage().rss / 1e6, process.resourceUsage().maxRSS / 1e3);
  await child.close();
}, 300000);
