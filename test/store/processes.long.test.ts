import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseFile, openStudyFolder } from "../../src/store/sqlite/study-file.js";
import { buildStoreChild, canInject, runToEnd } from "../support/built-store-child.js";
import { startStudy } from "../support/records.js";
import { digest, makeSqliteStudy, tool } from "../support/sqlite-study.js";

let child: Awaited<ReturnType<typeof buildStoreChild>>;
beforeAll(async () => {
  child = await buildStoreChild();
});
afterAll(() => child.remove());

const run = (...argv: string[]) => runToEnd(process.execPath, [child.program, ...argv]);

describe("processes that write to one study together", () => {
  it("lose nothing, and none is turned away: eight with 200 acts each", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    const names = ["cleo", "dara", "emil", "fay", "gus", "hana", "ivo", "jule"];
    const ended = await Promise.all(names.map((name) => run("write", study.folder, name, "200")));
    expect(ended.map(({ code }) => code)).toEqual(names.map(() => 0));
    const codes = (await study.store.current("code")).map(({ name }) => name);
    for (const name of names)
      expect(codes.filter((each) => each.startsWith(`${name} `))).toEqual(
        Array.from({ length: 200 }, (_, i) => `${name} ${i}`),
      );
    expect((await study.store.head()).seq).toBe(1604);
    expect(await study.store.current("coder")).toHaveLength(10);
    expect((await study.store.verify()).problems).toEqual([]);
    await study.remove();
  });
});

describe("a study in a folder that cannot be written", () => {
  // The rights of files do not hold root back: then somebody else reads.
  const reader = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const asReader = async (folder: string) => {
    const ended = await runToEnd(process.execPath, [child.program, "read", folder], reader);
    return JSON.parse(ended.stdout);
  };
  const setModes = (folder: string, ofFolders: number, ofFiles: number) => {
    fs.chmodSync(folder, ofFolders);
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const file = path.join(folder, name);
      fs.chmodSync(file, fs.statSync(file).isDirectory() ? ofFolders : ofFiles);
    }
  };
  /** Runs `work` on a folder that everybody may read and nobody may write. */
  const readable = async (folder: string, work: () => Promise<void>) => {
    setModes(folder, 0o555, 0o444);
    try {
      await work();
    } finally {
      setModes(folder, 0o700, 0o600);
    }
  };

  it("can be read, and is not written", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    await study.store.close();
    const before = digest(databaseFile(study.folder));
    await readable(study.folder, async () => {
      expect(await asReader(study.folder)).toEqual({
        readOnly: true,
        codes: ["Being listened to"],
        written: "study-read-only",
        problems: [],
      });
    });
    expect(digest(databaseFile(study.folder))).toBe(before);
    await study.remove();
  });

  it("can be read while its owner has it open, the newest acts included", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    await readable(study.folder, async () => {
      expect(await asReader(study.folder)).toMatchObject({ readOnly: true, codes: ["Being listened to"] });
    });
    await study.remove();
  });

  it("is refused, not read in part, where a log was left that cannot be followed", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    const copy = path.join(study.folder, "copy");
    fs.mkdirSync(path.dirname(databaseFile(copy)), { recursive: true });
    for (const ending of ["", "-wal"])
      fs.copyFileSync(databaseFile(study.folder) + ending, databaseFile(copy) + ending);
    await readable(study.folder, async () => {
      expect(await asReader(copy)).toMatchObject({ error: "study-not-closed" });
    });
    await study.remove();
  });

  it("is told of where its files cannot even be read", async () => {
    const study = await makeSqliteStudy();
    await study.store.close();
    await readable(study.folder, async () => {
      fs.chmodSync(databaseFile(study.folder), 0o000);
      expect(await asReader(study.folder)).toMatchObject({ error: "study-unreadable" });
    });
    await study.remove();
  });
});

describe.skipIf(!canInject())("a process killed at any write", () => {
  const killed = (call: string, nth: number, ...argv: string[]) =>
    runToEnd("strace", [
      ...[
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        `trace=${call}`,
        "-e",
        `inject=${call}:signal=KILL:when=${nth}`,
      ],
      ...[process.execPath, child.program, ...argv],
    ]);

  it("leaves a whole new study or none", async () => {
    const outcomes = new Set<string>();
    for (const [call, points] of [
      ["pwrite64", [1, 2, 60, 180, 240, 280, 320, 350, 370]],
      ["fsync,fdatasync,rename", [1, 3, 5, 9, 14, 20, 26, 31, 34]],
    ] as const)
      for (const nth of points) {
        const study = await makeSqliteStudy();
        const folder = path.join(study.folder, "inner");
        await killed(call, nth, "create", folder);
        if (fs.existsSync(path.join(folder, ".themata"))) {
          const store = await openStudyFolder(folder, { tool });
          expect((await store.verify()).problems).toEqual([]);
          expect(await store.checkStorage()).toEqual([]);
          outcomes.add((await store.head()).seq === 0 ? "new" : "begun");
          await store.close();
        } else outcomes.add("none");
        await study.remove();
      }
    expect(outcomes).toContain("none");
    expect(outcomes.size).toBeGreaterThan(1);
  });

  it("leaves nothing of a copy or of a file that came with no act, once the study is opened again", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    await study.store.close();
    const outside = path.join(study.folder, "outside");
    fs.mkdirSync(outside);
    const all = () => fs.readdirSync(study.folder, { recursive: true, encoding: "utf8" }).sort();
    const before = all().filter((name) => !name.includes("study.db-"));
    const halfMade: string[] = [];
    for (const [call, points] of [
      ["pwrite64", [4, 8, 12, 20]],
      ["fsync,fdatasync,link,rename,unlink,rmdir", [1, 2, 3, 4, 5, 6]],
    ] as const)
      for (const nth of points) {
        const copy = path.join(outside, "copy.db");
        await killed(call, nth, "backup", study.folder, copy);
        await killed(call, nth, "import", study.folder, `${call} ${nth}`);
        halfMade.push(...all().filter((name) => name.includes("making")));
        const store = await openStudyFolder(study.folder, { tool });
        expect((await store.verify()).problems).toEqual([]);
        const kept = (await store.current("revision")).flatMap(({ original }) => original ?? []);
        expect(fs.readdirSync(path.join(study.folder, ".themata", "originals")).sort()).toEqual(kept.sort());
        await store.close();
        if (fs.existsSync(copy)) {
          expect(new Database(copy, { readonly: true }).pragma("integrity_check", { simple: true })).toBe(
            "ok",
          );
          fs.rmSync(copy);
        }
        expect(all().filter((name) => !/study\.db-|originals./.test(name))).toEqual(before);
      }
    expect(halfMade.length).toBeGreaterThan(5);
    await study.remove();
  });

  it("leaves every act it said was written, and none by half", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    let kills = 0;
    for (const nth of [2, 5, 9, 14, 23, 31]) {
      const name = `coder-${nth}`;
      const ended = await killed("pwrite64", nth, "write", study.folder, name, "3");
      if (ended.code !== 0) kills++;
      const said = ended.stdout.split("\n").filter(Boolean);
      const kept = (await study.store.current("code"))
        .map((each) => each.name)
        .filter((n) => n.startsWith(name));
      expect(kept.slice(0, said.length)).toEqual(said);
      expect(kept.length).toBeLessThanOrEqual(said.length + 1);
      expect((await study.store.verify()).problems).toEqual([]);
    }
    expect(kills).toBeGreaterThan(2);
    expect(await study.store.checkStorage()).toEqual([]);
    await study.remove();
  });
});

describe("a database changed in one byte", () => {
  it("is noticed by verify where the byte is in somebody's words", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    await study.store.close();
    const file = databaseFile(study.folder);
    const bytes = fs.readFileSync(file);
    const at = bytes.lastIndexOf("I tried to listen");
    expect(at).toBeGreaterThan(0);
    bytes[at + 2] = 0x54;
    fs.writeFileSync(file, bytes);
    expect(new Database(file, { readonly: true }).pragma("integrity_check", { simple: true })).toBe("ok");
    const store = await openStudyFolder(study.folder, { tool });
    expect((await store.verify()).problems).toMatchObject([{ code: "text-changed", event: 3 }]);
    await store.close();
    await study.remove();
  });
});

describe.skipIf(!canInject())("a disk whose flush fails", () => {
  it("leaves no act of which something else is said than what is found", async () => {
    const said = new Set<string>();
    for (const nth of ["1", "2", "3", "4", "1+", "2+", "3+"]) {
      const study = await makeSqliteStudy();
      await startStudy(study.store);
      await study.store.close();
      const ended = await runToEnd("strace", [
        ...["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync"],
        ...["-e", `inject=fsync,fdatasync:error=EIO:when=${nth}`],
        ...[process.execPath, child.program, "write", study.folder, "cleo", "1"],
      ]);
      const told: boolean[] = [];
      const store = await openStudyFolder(study.folder, { tool, onSettled: ({ kept }) => told.push(kept) });
      const kept = (await store.current("code")).some(({ name }) => name === "cleo 0");
      const unsure = ended.stdout.includes("commit-unsure");
      said.add(unsure ? "unsure" : ended.code === 0 ? "done" : "failed");
      if (unsure) expect(told).toEqual([kept]);
      else expect(kept).toBe(ended.code === 0);
      expect((await store.verify()).problems).toEqual([]);
      await store.close();
      await study.remove();
    }
    expect(said).toContain("unsure");
  });
});

describe("copies to one name at the same time", () => {
  it("are one copy, whole, and a refusal of the others", async () => {
    const study = await makeSqliteStudy();
    await startStudy(study.store);
    const copy = path.join(study.folder, "copy.db");
    const ended = await Promise.all(Array.from({ length: 4 }, () => run("backup", study.folder, copy)));
    expect(ended.filter(({ code }) => code === 0)).toHaveLength(1);
    for (const { code, stdout } of ended)
      if (code !== 0) expect(JSON.parse(stdout).error).toBe("file-exists");
    expect(new Database(copy, { readonly: true }).pragma("integrity_check", { simple: true })).toBe("ok");
    expect(fs.readdirSync(study.folder).sort()).toEqual([".themata", "copy.db"]);
    await study.remove();
  });
});
