import { readFileSync } from "node:fs";
import { test } from "vitest";
import { sandboxedFormats } from "../../src/importers/formats-sandboxed.js";
test("try", async () => {
  const f = process.env.F ?? "";
  const imp = await sandboxedFormats.get(process.env.FORMAT ?? f.split(".").pop() ?? "")?.();
  const o = await imp?.read({ name: f, bytes: readFileSync(f) }, {});
  console.log(JSON.stringify(o, null, 1).slice(0, 4000));
});
