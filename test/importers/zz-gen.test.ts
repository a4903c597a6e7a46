import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "vitest";
import { startChild } from "./built-child.js";
import { defaultLimits } from "../../src/importers/importer.js";
test("gen", async () => {
  const child = await startChild();
  const S = process.env.THEMATA_SHARED + "/hostile";
  const out: Record<string, Record<string, string>> = {};
  for (const [dir, fmt, filter] of [["docx","docx",""],["xlsx","xlsx",""],["rtf","rtf",""],["pdf","pdf",""],["zip","docx",""],["zip","xlsx","NONE"],["synthetic","docx","^(docx|zip|qdpx)"],["synthetic","rtf","rtf"],["synthetic","whisper-json","json$"],["json","whisper-json",""]] as const) {
    for (const f of readdirSync(`${S}/${dir}`)) {
      if (!f.match(filter)) continue;
      const o = await child.read(fmt, { name: f, bytes: readFileSync(`${S}/${dir}/${f}`) }, {}, { ...defaultLimits, milliseconds: 10000, heapMegabytes: 512 });
      const e = o.messages.filter((m) => m.level === "error").map((m) => m.code).join("+");
      (out[`${dir}/${fmt}`] ??= {})[f] = e || "read";
      if (e === "reader-crashed") console.log(f, JSON.stringify(o.messages));
    }
  }
  writeFileSync("/tmp/gen.json", JSON.stringify(out, null, 1));
  await child.close();
}, 300000);
