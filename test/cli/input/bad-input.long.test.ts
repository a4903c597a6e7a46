import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "../../support/study.js";

// The built program, as a user's shell starts it.
const program = fileURLToPath(new URL("../../../bin/themata.js", import.meta.url));
const asRoot = process.getuid?.() === 0;

function built(cwd: string, argv: readonly string[], env: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, [program, ...argv], {
    cwd,
    env: { PATH: process.env.PATH ?? "", ...env },
    encoding: "utf8",
  });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}

function good(cwd: string, ...argv: string[]) {
  const done = built(cwd, argv);
  if (done.code !== 0) throw new Error(`themata ${argv.join(" ")}: ${done.code} ${done.stderr}`);
  return done;
}

const interview = "I: Hello there.\n\nP1: I trust her 👍🏽 a lot.\n\nI: Why?\n\nP1: She listens to me.\n";

function study(): string {
  const folder = emptyFolder();
  good(folder, "init", "--approach", "codebook", "--coder", "ann");
  fs.writeFileSync(path.join(folder, "a.txt"), interview);
  good(folder, "import", "a.txt");
  good(folder, "codebook", "add", "Trust");
  return folder;
}

const head = (folder: string) => JSON.parse(good(folder, "log", "--json").stdout).head;

describe("bad input ends as an error with its exit code, and leaves the study as it was", () => {
  const folder = study();
  fs.writeFileSync(path.join(folder, "empty.txt"), "");
  fs.writeFileSync(
    path.join(folder, "binary.txt"),
    Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)),
  );
  fs.writeFileSync(path.join(folder, "misnamed.docx"), "I: This is no Word document.\n\nP1: No.\n");
  fs.writeFileSync(
    path.join(folder, "truncated.docx"),
    Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3]),
  );
  fs.mkdirSync(path.join(folder, "folder"));
  fs.writeFileSync(path.join(folder, "cycle.csv"), "name,parent\nOne,Two\nTwo,One\n");
  fs.writeFileSync(path.join(folder, "twice.yaml"), "codes:\n  - name: Same\n  - name: same\n");
  fs.writeFileSync(
    path.join(folder, "rows.csv"),
    "source,start,end,code\na,0,5,Trust\na,0,5000,Trust\nb,0,5,Trust\na,0,5,Trsut\n",
  );

  const cases: readonly (readonly [string, readonly string[], number, string])[] = [
    ["an empty file", ["import", "empty.txt"], 3, "empty"],
    ["a binary file", ["import", "binary.txt"], 3, "binary.txt"],
    ["a truncated DOCX", ["import", "truncated.docx"], 3, "truncated.docx"],
    ["a folder", ["import", "folder"], 3, "folder"],
    ["a file that is not there", ["import", "nowhere.txt"], 3, "No such file"],
    ["an unknown format", ["import", "a.txt", "--as", "wordstar"], 2, "wordstar"],
    ["an unknown source", ["code", "aa", "--turn", "2", "Trust"], 2, "a"],
    ["an unknown code", ["code", "a", "--turn", "2", "Trsut"], 2, "Did you mean: Trust?"],
    ["a span out of range", ["code", "a", "--span", "10:9999", "Trust"], 2, "span"],
    ["a span that runs backwards", ["code", "a", "--span", "20:10", "Trust"], 2, "span"],
    ["a turn that is not there", ["code", "a", "--turn", "40", "Trust"], 2, "turn"],
    ["a quotation that is not there", ["code", "a", "--quote", "never said", "Trust"], 3, "not"],
    ["a table with bad rows", ["apply", "rows.csv"], 3, "3"],
    ["a codebook with a cycle", ["codebook", "import", "cycle.csv"], 3, "One"],
    ["a codebook with a name twice", ["codebook", "import", "twice.yaml"], 3, "ame"],
    ["an unknown attribute", ["frequency", "--by", "shoe size"], 2, "shoe size"],
    ["a theme that is not there", ["theme", "assign", "Nothing", "Trust"], 2, "Nothing"],
    ["an event that is not there", ["show", "999"], 3, "999"],
    ["an unknown option", ["frequency", "--nope"], 2, "nope"],
    ["a bad phase", ["codebook", "add", "X", "--phase", "9"], 2, "phase"],
    ["a report of an unknown format", ["report", "-o", "report.wps"], 2, ".html"],
  ];
  test.each(cases)("%s", (_, argv, code, words) => {
    const before = head(folder);
    const done = built(folder, argv);
    expect({ code: done.code, stderr: done.stderr }).toMatchObject({
      code,
      stderr: expect.stringContaining(words),
    });
    expect(done.stderr).not.toContain("    at ");
    expect(head(folder)).toEqual(before);
    const json = built(folder, [...argv, "--json"]);
    expect(json.code).toBe(code);
    expect(JSON.parse(json.stdout).schema).toMatch(/^themata\/(error|import)\/1$/);
    expect(head(folder)).toEqual(before);
  });

  test("a file named .docx that holds text is read as the text it is", () => {
    const other = study();
    fs.copyFileSync(path.join(folder, "misnamed.docx"), path.join(other, "misnamed.docx"));
    const done = built(other, ["import", "misnamed.docx", "--json"]);
    expect(done.code).toBe(0);
    expect(JSON.parse(done.stdout).sources[0].format).toBe("txt");
  });

  test("a codebook with __proto__ as a name is an ordinary codebook", () => {
    const other = study();
    fs.writeFileSync(
      path.join(other, "proto.yaml"),
      "codes:\n  - name: __proto__\n    short: an ordinary name\n  - name: constructor\n",
    );
    good(other, "codebook", "import", "proto.yaml");
    const { codes } = JSON.parse(good(other, "codebook", "--json").stdout);
    expect(codes.map((code: { name: string }) => code.name)).toEqual(["Trust", "__proto__", "constructor"]);
    good(other, "code", "a", "--turn", "2", "__proto__");
  });
});

describe("a folder that is no study", () => {
  test("is said to be none, with the way out", () => {
    const done = built(emptyFolder(), ["frequency"]);
    expect(done.code).toBe(3);
    expect(done.stderr).toContain("themata init");
  });

  test("with a file of another kind in a study's place is refused untouched", () => {
    const folder = emptyFolder();
    fs.mkdirSync(path.join(folder, ".themata"));
    const file = path.join(folder, ".themata", "study.db");
    fs.writeFileSync(file, "this is not a database at all");
    expect(built(folder, ["status"]).code).toBe(3);
    expect(fs.readFileSync(file, "utf8")).toBe("this is not a database at all");
  });
});

describe("a study that cannot be written", () => {
  // Root may write anywhere, so there the program runs as nobody, which needs a folder nobody can reach.
  test("can be read, and says why it cannot be changed", () => {
    const folder = study();
    good(folder, "code", "a", "--turn", "2", "Trust");
    const inside = path.join(folder, ".themata");
    for (const name of fs.readdirSync(inside))
      fs.chmodSync(path.join(inside, name), name.endsWith(".db") ? 0o444 : 0o555);
    fs.chmodSync(inside, 0o555);
    fs.chmodSync(folder, 0o755);
    const as = asRoot ? { uid: 65534, gid: 65534 } : {};
    const run = (...argv: string[]) =>
      spawnSync(process.execPath, [program, ...argv], {
        cwd: folder,
        encoding: "utf8",
        env: { PATH: process.env.PATH },
        ...as,
      });
    const read = run("frequency", "--json");
    const wrote = run("codebook", "add", "New");
    for (const file of [inside, ...fs.readdirSync(inside).map((name) => path.join(inside, name))])
      fs.chmodSync(file, 0o700);
    expect({ code: read.status, stderr: read.stderr }).toMatchObject({ code: 0 });
    expect(JSON.parse(read.stdout).rows[0]).toMatchObject({ code: "Trust", segments: 1 });
    expect(wrote.status).toBe(3);
    expect(wrote.stderr).toContain("cannot be written");
  });
});

describe("two processes at once", () => {
  test("lose nothing", async () => {
    const folder = study();
    const one = (name: string) =>
      new Promise<number | null>((resolve) => {
        spawn(process.execPath, [program, "codebook", "add", name], { cwd: folder, stdio: "ignore" }).on(
          "exit",
          resolve,
        );
      });
    const names = Array.from({ length: 8 }, (_, i) => `Code ${i}`);
    expect(await Promise.all(names.map(one))).toEqual(names.map(() => 0));
    const { codes } = JSON.parse(good(folder, "codebook", "--json").stdout);
    expect(codes).toHaveLength(9);
    expect(JSON.parse(good(folder, "verify", "--json").stdout).ok).toBe(true);
  });

  test("where one holds the study, the other says that it is locked", async () => {
    const folder = study();
    const { default: Database } = await import("better-sqlite3");
    const holder = new Database(path.join(folder, ".themata", "study.db"));
    holder.exec("begin immediate");
    const done = built(folder, ["codebook", "add", "Late"], { THEMATA_BUSY_TIMEOUT_MS: "200" });
    holder.exec("rollback");
    holder.close();
    expect(done.code).toBe(3);
    expect(done.stderr).toContain("locked by another process");
  });
});

describe("words of a transcript", () => {
  test("never steer the terminal", () => {
    const folder = study();
    fs.writeFileSync(
      path.join(folder, "evil.txt"),
      "I: Hello.\n\nP2: \u001b[2J\u001b]0;owned\u0007 wiped \u202etxet\n\nI: So?\n\nP2: Yes.\n",
    );
    good(folder, "import", "evil.txt");
    const { stdout } = good(folder, "source", "turns", "evil");
    expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(stdout).toContain("wiped");
    const json = good(folder, "source", "turns", "evil", "--json").stdout;
    expect(json).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(JSON.parse(json).turns[1].text).toContain("\u001b[2J");
  });
});
