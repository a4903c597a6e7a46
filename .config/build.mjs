// Builds dist/ from src/ and writes the notices of the third-party code that ends up in it.
import fs from "node:fs";
import path from "node:path";
import { bundle, external, root } from "./bundle.mjs";
import { noticesOf } from "./notices.mjs";

const dist = path.join(root, "dist");
const metafile = await bundle("dist", external);

fs.writeFileSync(path.join(dist, "THIRD_PARTY_NOTICES.txt"), noticesOf(metafile));

// What an earlier build left and this one did not make; removed last, so that a running program keeps its parts.
const made = new Set([
  ...Object.keys(metafile.outputs).map((file) => path.join(root, file)),
  path.join(dist, "THIRD_PARTY_NOTICES.txt"),
]);
for (const entry of fs.readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile() && !made.has(file)) fs.rmSync(file);
}
