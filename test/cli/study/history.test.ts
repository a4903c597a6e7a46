import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, ok, studyWith, themata } from "../../support/study.js";

const one = "I: Hello.\n\nP1: I learned a lot 👍🏽 from her.\n\nI: How?\n\nP1: By watching.\n";
const files = { "a.txt": one, "b.txt": one.replaceAll("P1", "P2"), "c.txt": one.replaceAll("P1", "P3") };
const names = async (folder: string) =>
  (await ok(folder, "sources", "--json")).json.sources.map((source: { name: string }) => source.name);

describe("undo and redo", () => {
  test("take an import of many files as one, across processes", async () => {
    const folder = await studyWith(files);
    expect(await names(folder)).toEqual(["a", "b", "c"]);
    const { json } = await ok(folder, "undo", "--json");
    expect(json.undone).toHaveLength(3);
    expect(await names(folder)).toEqual([]);
    await ok(folder, "redo");
    expect(await names(folder)).toEqual(["a", "b", "c"]);
    expect((await ok(folder, "verify", "--json")).json.ok).toBe(true);
  });

  test("refuse to take back what a colleague has built on, and change nothing", async () => {
    const folder = await studyWith(files);
    await ok(folder, "codebook", "add", "Learning");
    await ok(folder, "--coder", "ben", "code", "a", "--turn", "2", "Learning");
    const before = (await ok(folder, "log", "--json")).json.head;
    const { code, json } = await themata(folder, ["undo", "--json"]);
    expect(code).toBe(4);
    expect(json.error.code).toBe("later-change");
    expect(json.error.message).toMatch(/event|by ben/);
    expect((await ok(folder, "log", "--json")).json.head).toEqual(before);
    await ok(folder, "undo", "--cascade");
    expect((await ok(folder, "codings", "--json")).json.codings).toEqual([]);
    expect((await ok(folder, "codebook", "--json")).json.codes).toEqual([]);
  });

  test("say so when there is nothing left", async () => {
    const folder = await studyWith();
    const { code, stderr } = await themata(folder, ["undo"]);
    expect(code).toBe(2);
    expect(stderr).toContain("nothing to undo");
  });
});

describe("the log", () => {
  test("tells who did what, newest first, with reason and what was undone", async () => {
    const folder = await studyWith({ "a.txt": one });
    await ok(folder, "codebook", "add", "Learning", "--reason", "came up at once");
    await ok(folder, "undo");
    const { events } = (await ok(folder, "log", "--json")).json;
    expect(events.map((event: { command: string }) => event.command)).toEqual([
      "undo",
      "code.add",
      "source.import",
      "study.init",
    ]);
    expect(events[1]).toMatchObject({ coder: "ann", reason: "came up at once", undone: true });
    expect(events[0]).toMatchObject({ undoes: events[1].seq });
  });

  test("shows an event with everything it changed", async () => {
    const folder = await studyWith({ "a.txt": one });
    await ok(folder, "codebook", "add", "Learning");
    await ok(folder, "codebook", "rename", "Learning", "Learning by watching");
    const { head } = (await ok(folder, "log", "--json")).json;
    const shown = (await ok(folder, "show", String(head.seq), "--json")).json;
    expect(shown.changes[0]).toMatchObject({
      kind: "code",
      before: { name: "Learning" },
      after: { name: "Learning by watching" },
    });
    expect((await themata(folder, ["show", "99"])).code).toBe(3);
  });
});

describe("verify", () => {
  test("finds a text that was changed behind the study's back", async () => {
    const folder = await studyWith({ "a.txt": one });
    await ok(folder, "codebook", "add", "Learning");
    await ok(folder, "code", "a", "--turn", "2", "Learning");
    const { default: Database } = await import("better-sqlite3");
    const database = new Database(path.join(folder, ".themata", "study.db"));
    database.exec("update text_body set body = replace(body, 'lot', 'bit')");
    database.close();
    const { code, json } = await themata(folder, ["verify", "--json"]);
    expect(code).toBe(1);
    expect(json.problems.map((problem: { code: string }) => problem.code)).toContain("text-changed");
  });
});

describe("backup and restore", () => {
  test("bring a study back, and the restore itself can be taken back", async () => {
    const folder = await studyWith({ "a.txt": one });
    await ok(folder, "backup", "safe.db");
    expect(fs.statSync(path.join(folder, "safe.db")).mode & 0o777).toBe(0o600);
    await ok(folder, "codebook", "add", "Learning");
    const { json } = await ok(folder, "restore", "safe.db", "--json");
    expect((await ok(folder, "codebook", "--json")).json.codes).toEqual([]);
    expect((await ok(folder, "log", "--json")).json.events[0].command).toBe("study.restore");
    await ok(folder, "restore", json.keptAs);
    expect((await ok(folder, "codebook", "--json")).json.codes).toHaveLength(1);
    expect((await ok(folder, "verify", "--json")).json.ok).toBe(true);
  });

  test("refuse what is no backup, another study's, and a name that is taken", async () => {
    const folder = await studyWith({ "a.txt": one });
    fs.writeFileSync(path.join(folder, "not.db"), "no database");
    expect((await themata(folder, ["restore", "not.db"])).code).toBe(3);
    expect((await themata(folder, ["backup", "not.db"])).code).toBe(2);
    const other = await studyWith();
    await ok(other, "backup", path.join(folder, "other.db"));
    const { code, stderr } = await themata(folder, ["restore", "other.db"]);
    expect(code).toBe(3);
    expect(stderr).toContain("another study");
    expect(await names(folder)).toEqual(["a"]);
  });
});

describe("doctor", () => {
  test("finds a sound installation and study, and files that others may read", async () => {
    const folder = await studyWith({ "a.txt": one });
    fs.chmodSync(path.join(folder, ".themata", "study.db"), 0o644);
    const { code, json } = await themata(folder, ["doctor", "--json"]);
    expect(code).toBe(1);
    const wrong = json.checks.filter((check: { ok: boolean }) => !check.ok);
    expect(wrong).toMatchObject([{ name: "permissions" }]);
    expect((await themata(emptyFolder(), ["doctor"])).code).toBe(0);
  });
});
