// Bundles src/ into a folder: for the package (`build.mjs`) and for the single executable (`executable.mjs`).
import fs from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Packages that the installed program loads from beside it. */
export const external = [
  "better-sqlite3",
  "@hpcc-js/wasm-graphviz",
  "@resvg/resvg-js",
  "wink-nlp",
  "wink-eng-lite-web-model",
];

/** docx asks for a browser's localStorage, at which Node 26 warns. */
const withoutBrowserStorage = {
  name: "without-browser-storage",
  setup: ({ onLoad }) =>
    onLoad({ filter: /docx[/\\]dist[/\\]index\.mjs$/ }, async ({ path: file }) => ({
      contents: (await fs.readFile(file, "utf8")).replaceAll("global.localStorage", "undefined"),
    })),
};

/** Bundles all but the packages that are `left` out; gives esbuild's account of what went where. */
export async function bundle(outdir, left) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/cli/main.ts", "src/jobs/import-child.ts", "src/jobs/suggest-worker.ts"],
    outbase: "src",
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: left,
    // Bundled CommonJS packages ask for `require`.
    banner: {
      js: 'import { createRequire as themataRequire } from "node:module"; const require = themataRequire(import.meta.url);',
    },
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [withoutBrowserStorage],
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}
