// How the single executable starts, and its threads and children: modules come from the assets inside it, at paths
// below the executable itself, as if that were the package's folder.
const sea = require("node:sea");
const fs = require("node:fs");
const { createRequire, registerHooks } = require("node:module");
const os = require("node:os");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { Worker } = require("node:worker_threads");

const root = `${pathToFileURL(process.execPath).href}/`;
const names = sea.getAssetKeys();
const nameOf = (url) => decodeURIComponent(url.slice(root.length));

let outside;
function unpack(wanted) {
  if (outside === undefined) {
    outside = fs.mkdtempSync(path.join(os.tmpdir(), "themata-"));
    // Windows holds a loaded library in its place; there the folder stays.
    process.on("exit", () => {
      try {
        fs.rmSync(outside, { recursive: true, force: true });
      } catch {}
    });
  }
  for (const name of names.filter((name) => name === wanted || name.startsWith(`${wanted}/`))) {
    const file = path.join(outside, name);
    if (fs.existsSync(file)) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    fs.writeFileSync(file, new Uint8Array(sea.getRawAsset(name)), { mode: 0o600 });
  }
  return path.join(outside, wanted);
}

const partOf = (name) => path.join(process.execPath, name);

globalThis[Symbol.for("themata.packed")] = {
  read: (name) => new Uint8Array(sea.getRawAsset(name)),
  unpack,
  thread: (name, workerData) =>
    new Worker(sea.getAsset("start.cjs", "utf8"), { eval: true, argv: [partOf(name)], workerData }),
};

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith(root) && !context.parentURL?.startsWith(root)) return next(specifier, context);
    // It has a native part, which the system loads from a file.
    if (specifier === "@resvg/resvg-js")
      return next(pathToFileURL(path.join(unpack("resvg"), "index.js")).href, context);
    if (!/^(\.|file:)/.test(specifier)) return next(specifier, context);
    const { href: url } = new URL(specifier, context.parentURL);
    return names.includes(nameOf(url))
      ? { url, format: "module", shortCircuit: true }
      : next(specifier, context);
  },
  load: (url, context, next) =>
    url.startsWith(root)
      ? { source: sea.getAsset(nameOf(url), "utf8"), format: "module", shortCircuit: true }
      : next(url, context),
});

const load = (name) => createRequire(process.execPath)(root + name);
// A child or thread is told which part of the program it is by the path of that part.
const part = names.find((name) => process.argv[2] === partOf(name));
if (part === undefined) load("dist/cli/main.js").main();
else {
  process.argv.splice(1, 1);
  load(part);
}
