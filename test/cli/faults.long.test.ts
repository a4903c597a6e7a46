import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseFile, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { buildFaults, type Faulty, type How, hows, runFaulty } from "../support/faults.js";
import { rounds, seeded } from "../support/rounds.js";
import { emptyFolder, ok } from "../support/study.js";
import { drive, hasPython } from "../support/terminal.js";

const library = buildFaults();
const top = fs.mkdtempSync(path.join(os.tmpdir(), "themata-faults-"));
afterAll(() => {
  fs.rmSync(top, { recursive: true, force: true });
  if (library !== null) fs.rmSync(path.dirname(library), { recursive: true, force: true });
});

/** What is done, in a folder prepared for it, and how many events it makes. */
interface Scene {
  readonly name: string;
  readonly argv: readonly string[];
  readonly from: "study" | "old study" | "nothing";
  /** A file that it makes or replaces outside the study's own folder. */
  readonly makes?: string;
}

const scenes: readonly Scene[] = [
  { name: "init", from: "nothing", argv: ["init", ".", "--approach", "codebook", "--title", "New"] },
  { name: "import", from: "study", argv: ["import", "b.txt", "c.docx"] },
  { name: "code", from: "study", argv: ["code", "a", "--quote", "A woman in the registry", "help"] },
  { name: "apply", from: "study", argv: ["apply", "codings.csv"] },
  { name: "codebook import", from: "study", argv: ["codebook", "import", "codebook.csv"] },
  { name: "undo", from: "study", argv: ["undo"] },
  { name: "undo an import", from: "study", argv: ["undo", "4", "--cascade"] },
  { name: "backup", from: "study", argv: ["backup", "safe.db"], makes: "safe.db" },
  { name: "restore", from: "study", argv: ["restore", "earlier.db"] },
  { name: "report", from: "study", argv: ["report", "-o", "old.html", "--force"], makes: "old.html" },
  { name: "export", from: "study", argv: ["export", "new.csv"], makes: "new.csv" },
  { name: "upgrade", from: "old study", argv: ["status"] },
];

const prepared = new Map<Scene["from"], string>();
beforeAll(async () => {
  if (library === null) return;
  const study = emptyFolder();
  const write = (name: string, text: string) => fs.writeFileSync(path.join(study, name), text);
  await ok(study, "init", ".", "--approach", "codebook", "--title", "Help");
  for (const name of ["a", "b"])
    write(`${name}.txt`, "Interviewer: Who helped you?\n\nP: A woman in the registry. She knew everybody.\n");
  fs.copyFileSync("fixtures/papers/faculty-clean.docx", path.join(study, "c.docx"));
  await ok(study, "import", "a.txt");
  await ok(study, "codebook", "add", "help");
  await ok(study, "backup", "earlier.db");
  await ok(study, "code", "a", "--quote", "She knew everybody", "help");
  await ok(study, "memo", "add", "A thought.");
  write("codings.csv", `source,quote,code\na,A woman in the registry,help\na,"A woman",who\n`);
  write("codebook.csv", "code,definition\nwho,The person\nwhere,The place\n");
  await ok(study, "codebook", "add", "who");
  write("old.html", "an older report");
  fs.mkdirSync(path.join(study, "tmp"));
  prepared.set("study", study);
  const old = emptyFolder();
  fs.mkdirSync(path.dirname(databaseFile(old)), { mode: 0o700 });
  fs.mkdirSync(path.join(old, "tmp"));
  fs.writeFileSync(databaseFile(old), gunzipSync(fs.readFileSync("fixtures/format-1/study.db.gz")), {
    mode: 0o600,
  });
  prepared.set("old study", old);
  const nothing = emptyFolder();
  fs.mkdirSync(path.join(nothing, "tmp"));
  prepared.set("nothing", nothing);
});

function copyOf(from: Scene["from"]): string {
  const folder = path.join(top, "study");
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(prepared.get(from) ?? "", folder, { recursive: true });
  return folder;
}

/** What a scene does where nothing fails. */
interface Course {
  readonly calls: number;
  readonly before: number;
  readonly after: number;
  readonly made: string | null;
}

const studyThere = (folder: string) => fs.existsSync(path.join(folder, ".themata"));
const madeIn = (folder: string, { makes }: Scene): Buffer | null =>
  makes !== undefined && fs.existsSync(path.join(folder, makes))
    ? fs.readFileSync(path.join(folder, makes))
    : null;

async function headOf(folder: string): Promise<number> {
  if (!studyThere(folder)) return -1;
  const store = await openStudyFolder(folder, { tool: "themata test" });
  try {
    expect((await store.verify()).problems).toEqual([]);
    expect(await store.checkStorage()).toEqual([]);
    return (await store.head()).seq;
  } finally {
    await store.close();
  }
}

/** Names in a study's own folder, those of backups without their time. */
function leftIn(folder: string): string[] {
  if (!studyThere(folder)) return [];
  return fs
    .readdirSync(path.join(folder, ".themata"), { recursive: true, encoding: "utf8" })
    .filter((name) => /tmp|making|new-|journal|unsure|lock/.test(name));
}

async function courseOf(scene: Scene): Promise<Course> {
  const untouched = copyOf(scene.from);
  const before = scene.from === "nothing" ? -1 : await headOf(untouched);
  const folder = copyOf(scene.from);
  const log = path.join(top, "log");
  fs.rmSync(log, { force: true });
  const ran = runFaulty(library ?? "", folder, scene.argv, { at: 0, how: "EIO", log });
  expect(ran.code, ran.stderr).toBe(0);
  const calls = fs.readFileSync(log, "utf8").trim().split("\n").length;
  return {
    calls,
    before,
    after: await headOf(folder),
    made: madeIn(folder, scene)?.toString("base64") ?? null,
  };
}

/** Exit code and error code of a run, where it ended in an orderly way. */
function outcomeOf({ code, stdout, stderr }: Faulty, how: How): string {
  if (code === null) {
    expect(how).toBe("KILL");
    return "killed";
  }
  if (code === 0) return "done";
  const { error } = JSON.parse(stdout.slice(stdout.indexOf("{"))) as { error: { code: string } };
  expect([code, error.code], stderr).toEqual([3, expect.not.stringMatching(/^internal-error$/)]);
  return error.code;
}

/** The page's list of files, each as a pattern of paths; … stands for anything, ~ for the home folder. */
function listedFiles(): Map<string, RegExp> {
  const page = fs.readFileSync("docs/privacy.md", "utf8");
  const table = page.slice(page.indexOf("| file | holds |"), page.indexOf("Nothing of the study is written"));
  const names = table.split("\n").flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)]);
  const pattern = (name: string) =>
    name.replace(/^~\//, "").replace(/[.\\]/g, "\\$&").replace(/…/g, ".*").replace(/\/$/, "(/.*)?");
  return new Map(names.map(([, name = ""]) => [name, new RegExp(`(^|/)${pattern(name)}$`)]));
}

describe.skipIf(library === null || !hasPython)("what is written", () => {
  it("is what the page on privacy lists, besides the files that were asked for", async () => {
    const log = path.join(top, "files");
    fs.rmSync(log, { force: true });
    const written = new Set<string>();
    const asked = new Set(["safe.db", "old.html", "new.csv", "new.pdf", "editor.sh"]);
    const readLog = (folder: string) => {
      if (!fs.existsSync(log)) return;
      for (const line of fs.readFileSync(log, "utf8").split("\n"))
        if (line.startsWith("create ")) written.add(path.relative(folder, line.slice("create ".length)));
      fs.rmSync(log);
    };
    for (const { from, argv } of [
      ...scenes,
      { from: "study", argv: ["report", "-o", "new.pdf"] },
      { from: "study", argv: ["config", "set", "coder.unit", "turn"] },
      { from: "study", argv: ["config", "set", "coder.unit", "turn", "--in-study"] },
    ] as const) {
      const folder = copyOf(from);
      runFaulty(library ?? "", folder, argv, { at: 0, how: "EIO", log });
      readLog(folder);
    }
    const folder = copyOf("study");
    const editor = path.join(folder, "editor.sh");
    fs.writeFileSync(editor, '#!/bin/sh\necho words >> "$1"; exit 1\n', { mode: 0o700 });
    const env = {
      ...{ LD_PRELOAD: library ?? "", FAULTS_UNDER: `${folder}/`, FAULTS_LOG: log, HOME: folder },
      VISUAL: editor,
    };
    drive(folder, ["code", "a"], [{ expect: "today" }, { send: "m" }, { send: "half", settle: 0.6 }], env);
    drive(folder, ["memo", "add", "--on", "source:a"], [{ expect: "kept" }], env);
    readLog(folder);
    const listed = listedFiles();
    const isFolder = (name: string) => [...written].some((other) => other.startsWith(`${name}/`));
    const ownFiles = [...written].filter((name) => !asked.has(name) && !isFolder(name)).sort();
    const unlisted = ownFiles.filter((name) => ![...listed.values()].some((pattern) => pattern.test(name)));
    expect(unlisted).toEqual([]);
    // A sentence encoder is not installed here, and a PDF needs a browser.
    const unseen = [...listed].filter(([, pattern]) => !ownFiles.some((name) => pattern.test(name)));
    expect(unseen.map(([name]) => name).filter((name) => !/vectors|pdf/.test(name))).toEqual([]);
  });
});

describe.skipIf(library === null)("a call of the system that fails, or a kill at it", () => {
  it("ends each command in order, and leaves a sound study that holds what was said to be done", async () => {
    const random = seeded();
    const wanted = rounds(0, 60);
    const courses = new Map<Scene, Course>();
    for (const scene of scenes) courses.set(scene, await courseOf(scene));
    const all = [...courses].flatMap(([scene, { calls }]) =>
      Array.from({ length: calls }, (_, i) => hows.map((how) => ({ scene, how, at: i + 1 }))).flat(),
    );
    // Each scene and way in turn, at random places; all of them where that many are asked for.
    const drawn = all.map((point) => ({ ...point, by: random() })).sort((a, b) => a.by - b.by);
    const seen = new Map<string, number>();
    const order = drawn
      .map((point) => {
        const key = `${point.scene.name} ${point.how}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
        return { ...point, turn: seen.get(key) ?? 0 };
      })
      .sort((a, b) => a.turn - b.turn)
      .slice(0, wanted);
    const table = new Map<string, { tried: number; done: number; error: number; killed: number }>();
    for (const { scene, how, at } of order) {
      const { before, after, made } = courses.get(scene) ?? { before: 0, after: 0, made: null };
      const folder = copyOf(scene.from);
      const older = madeIn(folder, scene)?.toString("base64") ?? null;
      const ran = runFaulty(library ?? "", folder, [...scene.argv, "--json"], { at, how });
      const where = `${scene.name}, ${how} at call ${at}: ${ran.stderr}`;
      let outcome = "";
      try {
        outcome = outcomeOf(ran, how);
        const head = await headOf(folder);
        const allowed =
          outcome === "done" ? [after] : /killed|commit-unsure/.test(outcome) ? [before, after] : [before];
        // Several files are several acts, or a study is there that its making could not say it was.
        if (scene.name === "import" && outcome !== "done") allowed.push(before + 1);
        expect(allowed).toContain(head);
        const now = madeIn(folder, scene)?.toString("base64") ?? null;
        if (scene.name === "report") expect([older, made]).toContain(now);
        expect(leftIn(folder)).toEqual([]);
      } catch (error) {
        throw Object.assign(error as Error, { message: `${where}\n${(error as Error).message}` });
      }
      const row = table.get(scene.name) ?? { tried: 0, done: 0, error: 0, killed: 0 };
      row.tried++;
      row[outcome === "done" ? "done" : outcome === "killed" ? "killed" : "error"]++;
      table.set(scene.name, row);
    }
    process.stdout.write(
      [...table]
        .map(([name, { tried, done, error, killed }]) => {
          const calls = [...courses].find(([scene]) => scene.name === name)?.[1].calls ?? 0;
          return `${name.padEnd(16)} ${calls} calls, tried ${tried}: ${done} done all the same, ${error} ended with a plain error, ${killed} killed; all sound\n`;
        })
        .join(""),
    );
    expect(table.size).toBe(scenes.length);
  }, 3_600_000);
});
