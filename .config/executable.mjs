// Makes the single executable: the program, all that it reads and Node 26 in one file, for machines without Node.
//
//   node .config/executable.mjs [FILE]                 for this system, from the npm package that holds its Node
//   node .config/executable.mjs FILE --node PATH       around a Node 26 that is already here
//
// Tried on Linux x64. On macOS sign it afterwards (`codesign --sign - FILE`), on Windows name it .exe; untried on both.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { bundle, root } from "./bundle.mjs";
import { noticesOf } from "./notices.mjs";

const nodeVersion = "26.12.1";
const { values, positionals } = parseArgs({ allowPositionals: true, options: { node: { type: "string" } } });
const system = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const ending = process.platform === "win32" ? ".exe" : "";
const target = path.resolve(positionals[0] ?? path.join(root, `themata-${system}${ending}`));

const work = fs.mkdtempSync(path.join(os.tmpdir(), "themata-executable-"));
try {
  const node = values.node === undefined ? fetchNode() : path.resolve(values.node);
  const config = path.join(work, "sea.json");
  const main = path.join(root, ".config/executable-start.cjs");
  const assets = { "start.cjs": main, ...(await assetsOfPackage()), ...assetsOfResvg() };
  const settings = { main, output: target, assets, disableExperimentalSEAWarning: true };
  fs.writeFileSync(config, JSON.stringify(settings));
  execFileSync(node, ["--build-sea", config], { stdio: ["ignore", "ignore", "inherit"] });
  writeLicences(node, assets["dist/THIRD_PARTY_NOTICES.txt"]);
  const megabytes = Math.round(fs.statSync(target).size / 1e6);
  process.stdout.write(
    `${target}: ${megabytes} MB, Node ${nodeVersion}, ${Object.keys(assets).length} files\n`,
  );
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}

/** Node as a program, out of the npm package that holds it for this system. */
function fetchNode() {
  const wanted = `node-${system}@${nodeVersion}`;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  execFileSync(npm, ["install", "--silent", "--no-save", "--no-audit", "--prefix", work, wanted], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  return path.join(work, "node_modules", `node-${system}`, "bin", `node${ending}`);
}

/** Beside the executable: the licences of Node and of all else that is in it. */
function writeLicences(node, notices) {
  const ofNode = path.join(path.dirname(node), "..", "LICENSE");
  const fonts = path.join(root, "assets/fonts/LICENCE.txt");
  const texts = [path.join(root, "LICENSE"), notices, fonts, ...(fs.existsSync(ofNode) ? [ofNode] : [])];
  const rule = `\n${"=".repeat(80)}\n\n`;
  fs.writeFileSync(`${target}-licences.txt`, texts.map((file) => fs.readFileSync(file, "utf8")).join(rule));
}

/** The files of the package, with everything bundled that is no native code. */
async function assetsOfPackage() {
  const outdir = path.join(work, "dist");
  const metafile = await bundle(outdir, ["better-sqlite3", "@resvg/resvg-js"]);
  fs.writeFileSync(path.join(outdir, "THIRD_PARTY_NOTICES.txt"), noticesOf(metafile, ["@resvg/resvg-js"]));
  return {
    "package.json": path.join(root, "package.json"),
    ...filesIn(outdir, "dist"),
    ...["templates", "fixtures", "assets"].reduce(
      (all, folder) => Object.assign(all, filesIn(path.join(root, folder), folder)),
      {},
    ),
  };
}

/** What draws PNG pictures: its scripts, and its native part for this system beside them, where it looks first. */
function assetsOfResvg() {
  const require = createRequire(path.join(root, "package.json"));
  const folder = path.dirname(require.resolve("@resvg/resvg-js/package.json"));
  const suffix = { linux: "-gnu", win32: "-msvc" }[process.platform] ?? "";
  const native = `${process.platform}-${process.arch}${suffix}`;
  const addon = require.resolve(`@resvg/resvg-js-${native}/resvgjs.${native}.node`);
  return {
    "resvg/index.js": path.join(folder, "index.js"),
    "resvg/js-binding.js": path.join(folder, "js-binding.js"),
    [`resvg/${path.basename(addon)}`]: addon,
  };
}

function filesIn(folder, name) {
  return Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .map((file) => [[name, ...path.relative(folder, file).split(path.sep)].join("/"), file]),
  );
}
