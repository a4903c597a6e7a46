import { execFileSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inputLimits } from "../../../src/core/limits.js";
import { emptyFolder, studyWith, themata } from "../../support/study.js";

const mkfifo = "/usr/bin/mkfifo";
const unix = fs.existsSync(mkfifo);
let dir = "";
const at = (...parts: string[]) => path.join(dir, ...parts);
beforeAll(async () => {
  dir = await studyWith({ "a.txt": "I: Who?\nP: I trust her.\n" });
  fs.mkdirSync(at("folder"));
  fs.writeFileSync(at("large"), "");
  fs.truncateSync(at("large"), inputLimits.inputBytes + 1);
  if (unix) execFileSync(mkfifo, [at("pipe")]);
});

const readers: readonly (readonly string[])[] = [
  ["import", "FILE"],
  ["codebook", "import", "FILE"],
  ["participants", "import", "FILE"],
  ["guide", "import", "FILE"],
  ["apply", "FILE"],
  ["codings", "import", "FILE"],
  ["source", "set", "--from", "FILE"],
  ["study", "edit", "--file", "FILE"],
  ["agreement", "--table", "FILE"],
  ["check", "manuscript", "FILE"],
  ["check", "coreq", "--paper", "FILE"],
  ["suggest", "evaluate", "--from", "FILE"],
  ["restore", "FILE"],
  ["bundle", "verify", "FILE"],
];

describe.skipIf(!unix)("what only looks like a file is refused at once", () => {
  it.each(readers.map((argv) => [argv.join(" "), argv] as const))("%s", async (_title, argv) => {
    // A name that every reader takes for one of its own kinds.
    const ending = argv[0] === "codebook" ? ".csv" : "";
    for (const [name, target] of [
      ["folder", at("folder")],
      ["pipe", at("pipe")],
      ["zeros", "/dev/zero"],
      ["through a file", at("a.txt", "b")],
    ] as const) {
      const link = at(`${name}-link${ending}`);
      fs.rmSync(link, { force: true });
      fs.symlinkSync(target, link);
      const { code, stderr } = await themata(
        dir,
        argv.map((word) => (word === "FILE" ? link : word)),
      );
      expect([2, 3], `${name}: ${stderr}`).toContain(code);
      expect(stderr.length, name).toBeGreaterThan(0);
    }
  });

  it("a socket", async () => {
    const folder = emptyFolder();
    const server = net.createServer().listen(path.join(folder, "s"));
    await new Promise((resolve) => server.once("listening", resolve));
    const { code, stderr } = await themata(dir, ["import", path.join(folder, "s")]);
    server.close();
    expect([code, stderr]).toEqual([3, expect.stringContaining("not a file")]);
  });

  it("what a shell hands over by its descriptor is read", async () => {
    const folder = emptyFolder();
    fs.writeFileSync(path.join(folder, "x"), "label,role\nM1,mentor\n");
    const handle = fs.openSync(path.join(folder, "x"), "r");
    const { code, stderr } = await themata(dir, ["participants", "import", `/dev/fd/${handle}`, "--dry-run"]);
    fs.closeSync(handle);
    expect(code, stderr).toBe(0);
  });
});

it("a file beyond the limit is refused before it is read", async () => {
  for (const argv of readers) {
    if (["import", "restore", "check", "bundle"].includes(argv[0] ?? "")) continue;
    const name = argv[0] === "codebook" ? "large.csv" : "large";
    if (name !== "large") fs.renameSync(at("large"), at(name));
    const { code, stderr } = await themata(
      dir,
      argv.map((word) => (word === "FILE" ? name : word)),
    );
    if (name !== "large") fs.renameSync(at(name), at("large"));
    expect([code, stderr], argv.join(" ")).toEqual([3, expect.stringContaining("the limit is 20.0 MB")]);
  }
});

describe("what stands beside a study may be anything", () => {
  const shapes: readonly (readonly [string, (file: string) => void])[] = [
    ["a folder", (file) => fs.mkdirSync(file)],
    ["a link to nothing", (file) => fs.symlinkSync("/nowhere/at/all", file)],
    [
      "too large",
      (file) => {
        fs.writeFileSync(file, "");
        fs.truncateSync(file, inputLimits.inputBytes + 1);
      },
    ],
    ...(unix ? [["a pipe", (file: string) => void execFileSync(mkfifo, [file])] as const] : []),
  ];
  it.each(shapes)("%s", async (_what, make) => {
    for (const [file, argv] of [
      [".themata/config.yaml", ["config", "show"]],
      [".themata/config.yaml", ["config", "set", "coder.unit", "turn"]],
      [".themata/vectors.bin", ["suggest"]],
      [".themata/edit-study.yaml", ["study", "edit"]],
      ["own/html/theme.hbs", ["report", "--template", "own", "-o", "r.html", "--force"]],
    ] as const) {
      fs.rmSync(at(file), { force: true, recursive: true });
      fs.mkdirSync(path.dirname(at(file)), { recursive: true });
      make(at(file));
      const { code, stderr } = await themata(dir, [...argv], { env: { XDG_CONFIG_HOME: at("own-config") } });
      expect([0, 2, 3], `${argv.join(" ")}: ${stderr}`).toContain(code);
      fs.rmSync(at(file), { force: true, recursive: true });
    }
  });
});
