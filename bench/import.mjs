// How fast each kind of file is parsed, and what an import of 1,000 files costs: prints two tables.
// `node bench/import.mjs` builds nothing; run `npm run build` first. Memory of children is sampled from /proc.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { makeCorpus } from "./corpus.mjs";
import { measure } from "./measure.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-bench-"));

/** The importers and the makers of office files, from source. */
async function load() {
  const file = path.join(root, "node_modules", `.themata-bench-${process.pid}.mjs`);
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `export { formats } from "./src/importers/formats.ts";
        export * from "./test/importers/office-files.ts";
        export * from "./test/importers/make-pdf.ts";`,
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: file,
    banner: { js: 'import { createRequire as r } from "node:module"; const require = r(import.meta.url);' },
    logLevel: "error",
  });
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    fs.rmSync(file);
  }
}

const turnsOf = (text) =>
  text
    .trim()
    .split("\n\n")
    .map((turn) => turn.split(/: (.*)/s).slice(0, 2));

const clock = (second) => new Date(second * 1000).toISOString().slice(11, 23);

/** The same talk in each format. */
function makers({ makeDocx, paragraph, run, makeXlsx, makePdf, column }) {
  const cells = (turns) => [["speaker", "text"], ...turns];
  return {
    txt: (turns) => Buffer.from(turns.map((turn) => turn.join(": ")).join("\n\n")),
    vtt: (turns) =>
      Buffer.from(
        `WEBVTT\n\n${turns.map(([who, words], i) => `${clock(i * 30)} --> ${clock(i * 30 + 29)}\n<v ${who}>${words}</v>`).join("\n\n")}\n`,
      ),
    srt: (turns) =>
      Buffer.from(
        turns
          .map(
            ([who, words], i) =>
              `${i + 1}\n${clock(i * 30).replace(".", ",")} --> ${clock(i * 30 + 29).replace(".", ",")}\n${who}: ${words}\n`,
          )
          .join("\n"),
      ),
    csv: (turns) =>
      Buffer.from(
        cells(turns)
          .map(([a, b]) => `${a},"${b}"`)
          .join("\n"),
      ),
    docx: (turns) =>
      makeDocx(turns.map(([who, words]) => paragraph(run(`${who}: `, true) + run(words))).join("")),
    xlsx: (turns) => makeXlsx({ talk: cells(turns) }),
    pdf: (turns) => makePdf(pages(turns, column)),
    html: (turns) =>
      Buffer.from(
        `<html><body>${turns.map(([a, b]) => `<p><b>${a}:</b> ${b}</p>`).join("\n")}</body></html>`,
      ),
  };
}

function pages(turns, column) {
  const lines = turns.flatMap((turn) => turn.join(": ").match(/.{1,90}(?:\s|$)/g) ?? []);
  const sheets = [];
  for (let i = 0; i < lines.length; i += 55) sheets.push(column(780, ...lines.slice(i, i + 55)));
  return sheets;
}

async function parsing(formats, make, text) {
  const rows = [];
  for (const [format, write] of Object.entries(make)) {
    // Text formats are read as one long file, the others as files of the usual size.
    const isText = ["txt", "vtt", "srt", "csv", "html"].includes(format);
    const turns = turnsOf(text);
    const bytes = write(isText ? Array.from({ length: 60 }, () => turns).flat() : turns);
    const importer = await formats.get(format)();
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 5; run++) {
      const begun = performance.now();
      const { transcripts, messages } = await importer.read({ name: `talk.${format}`, bytes }, {});
      best = Math.min(best, performance.now() - begun);
      if (transcripts.length === 0) throw new Error(`${format}: ${messages[0]?.message}`);
    }
    rows.push({
      format,
      "file MB": (bytes.length / 1e6).toFixed(2),
      ms: best.toFixed(1),
      "MB/s": (bytes.length / 1e3 / best).toFixed(1),
      bar: ["txt", "vtt", "srt"].includes(format) ? "20 MB/s" : "",
    });
  }
  return rows;
}

/** The resident memory of a process and its children together, in MiB; NaN where /proc does not tell. */
function familyMemory(pid) {
  try {
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(/\s+/);
    const pages = [pid, ...children.filter(Boolean)].map((id) =>
      Number(fs.readFileSync(`/proc/${id}/statm`, "utf8").split(" ")[1]),
    );
    return (pages.reduce((sum, n) => sum + n, 0) * 4096) / 2 ** 20;
  } catch {
    return Number.NaN;
  }
}

/** Imports files into a new study, in a process of its own. */
async function imported(name, files) {
  const study = path.join(folder, `study-${name}`);
  measure(["init", study, "--approach", "codebook", "--coder", "bench"]);
  const usage = path.join(folder, "usage.json");
  const hook = new URL("usage-hook.mjs", import.meta.url).href;
  const program = path.join(root, "bin/themata.js");
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", hook, program, "--study", study, "--json", "import", ...files],
    { cwd: folder, env: { ...process.env, THEMATA_BENCH_USAGE: usage }, stdio: ["ignore", "pipe", "ignore"] },
  );
  let family = 0;
  const sampling = setInterval(() => {
    const memory = familyMemory(child.pid);
    if (memory > family) family = memory;
  }, 50);
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    out += chunk;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(sampling);
  const seconds = (performance.now() - begun) / 1000;
  const { cpuSeconds, peakMiB } = JSON.parse(fs.readFileSync(usage, "utf8"));
  const { sources, failed } = JSON.parse(out);
  fs.rmSync(study, { recursive: true });
  return {
    import: name,
    files: files.length,
    imported: sources.length,
    failed: failed.length,
    exit: code,
    "wall s": seconds.toFixed(1),
    "files/s": (files.length / seconds).toFixed(0),
    "CPU s": cpuSeconds.toFixed(1),
    "peak MiB": Math.round(peakMiB),
    "with children": Math.round(family),
    bar: "400 MiB",
  };
}

try {
  const tools = await load();
  const make = makers(tools);
  const { files } = makeCorpus(folder, { transcripts: 1000, codings: 1 });
  console.table(await parsing(tools.formats, make, fs.readFileSync(files[0], "utf8")));

  const rows = [
    await imported(
      "txt",
      files.map((file) => path.basename(file)),
    ),
  ];
  const kinds = ["txt", "docx", "vtt", "pdf", "csv", "xlsx", "srt", "docx", "html", "docx"];
  const other = (i, format) => `talk-${String(i).padStart(4, "0")}.${format}`;
  const written = (i, format, bytes) => {
    fs.writeFileSync(path.join(folder, other(i, format)), bytes);
    return other(i, format);
  };
  const docx = [];
  const mixed = [];
  for (const [i, file] of files.entries()) {
    const turns = turnsOf(fs.readFileSync(file, "utf8"));
    const format = kinds[i % kinds.length];
    docx.push(written(i, "docx", make.docx(turns)));
    // Every twentieth file is cut short.
    const bytes = make[format](turns);
    mixed.push(written(i + 1000, format, i % 20 === 1 ? bytes.subarray(0, bytes.length / 2) : bytes));
  }
  rows.push(await imported("docx", docx));
  rows.push(await imported("mixed", mixed));
  console.table(rows);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
