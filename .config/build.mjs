// Builds dist/ from src/ and writes the notices of the third-party code that ends up in it.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, "dist");
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ["src/cli/main.ts", "src/jobs/import-child.ts", "src/jobs/suggest-worker.ts"],
  outbase: "src",
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  external: [
    "better-sqlite3",
    "@hpcc-js/wasm-graphviz",
    "@resvg/resvg-js",
    "wink-nlp",
    "wink-eng-lite-web-model",
  ],
  // Bundled CommonJS packages ask for `require`.
  banner: {
    js: 'import { createRequire as themataRequire } from "node:module"; const require = themataRequire(import.meta.url);',
  },
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

const packages = new Map();
for (const input of Object.keys(metafile.inputs)) {
  const match = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
  if (match) packages.set(match[2], path.join(root, match[1]));
}
const notices = [...packages]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, folder]) => {
    const about = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
    const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? fs.readFileSync(path.join(folder, file), "utf8").trim() : `Licence: ${about.license}`;
    return `${name} ${about.version} (${about.license ?? "see below"})\n\n${text}\n`;
  });
fs.writeFileSync(
  path.join(dist, "THIRD_PARTY_NOTICES.txt"),
  `themata contains code of these packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`,
);

// What an earlier build left and this one did not make; removed last, so that a running program keeps its parts.
const made = new Set([
  ...Object.keys(metafile.outputs).map((file) => path.join(root, file)),
  path.join(dist, "THIRD_PARTY_NOTICES.txt"),
]);
for (const entry of fs.readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile() && !made.has(file)) fs.rmSync(file);
}
