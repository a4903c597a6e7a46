import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { openStudyFolder } from "../../../src/store/sqlite/study-file.js";
import { ok, studyWith, themata } from "../../support/study.js";

const files = { "a.txt": "I: Hello.\n\nP1: I learned a lot from her.\n" };

const originals = (folder: string) => path.join(folder, ".themata", "originals");

function change(folder: string, statement: string): void {
  const database = new Database(path.join(folder, ".themata", "study.db"));
  database.exec(statement);
  database.close();
}

describe("verify", () => {
  test("--head says whether the history contains a state that was written down, by the beginning of its hash", async () => {
    const folder = await studyWith(files);
    const { hash } = (await ok(folder, "log", "--json")).json.head;
    await ok(folder, "codebook", "add", "Learning");
    expect((await ok(folder, "verify", "--head", hash.slice(0, 12).toUpperCase(), "--json")).json.ok).toBe(
      true,
    );
    const missing = await themata(folder, ["verify", "--head", "0123456789abcdef", "--json"]);
    expect(missing.code).toBe(1);
    expect(missing.json.problems).toMatchObject([{ code: "head-missing" }]);
    const bad = await themata(folder, ["verify", "--head", "12", "--json"]);
    expect([bad.code, bad.json.error.code]).toEqual([2, "bad-hash"]);
  });

  test("names an original that was changed or is missing, and asks for none that was not kept", async () => {
    const folder = await studyWith();
    fs.writeFileSync(path.join(folder, "a.txt"), files["a.txt"]);
    fs.writeFileSync(path.join(folder, "b.txt"), "I: And you?\n\nP2: Nothing much.\n");
    await ok(folder, "import", "--no-originals", "b.txt");
    await ok(folder, "import", "a.txt");
    const [kept = "", ...more] = fs.readdirSync(originals(folder));
    expect(more).toEqual([]);
    expect((await ok(folder, "verify", "--json")).json.ok).toBe(true);
    fs.appendFileSync(path.join(originals(folder), kept), "more");
    const changed = await themata(folder, ["verify", "--json"]);
    expect(changed.json.problems).toMatchObject([{ code: "original-changed", event: 3 }]);
    fs.rmSync(path.join(originals(folder), kept));
    const missing = await themata(folder, ["verify", "--json"]);
    expect([missing.code, missing.json.problems]).toMatchObject([1, [{ code: "original-missing" }]]);
  });

  test("finds a file again that was imported before, and keeps no second original of it", async () => {
    const folder = await studyWith(files);
    const { json } = await themata(folder, ["import", "a.txt", "--json"]);
    expect(json.skipped).toMatchObject([{ code: "already-imported", source: "a" }]);
    expect(fs.readdirSync(originals(folder))).toHaveLength(1);
  });

  test("says what was erased, and when", async () => {
    const folder = await studyWith(files);
    await ok(folder, "memo", "add", "She said it", "--title", "On P1");
    const store = await openStudyFolder(folder, { tool: "test" });
    const [memo] = await store.current("memo");
    await store.record({ command: "memo.remove", coderId: 1, at: Date.UTC(2024, 4, 6, 12) }, (draft) =>
      draft.erase("withdrawal", { records: [{ kind: "memo", id: memo?.id ?? 0 }] }),
    );
    await store.close();
    const { stdout } = await ok(folder, "verify");
    expect(stdout).toContain("History intact");
    expect(stdout).toContain(
      "Erased on 2024-05-06 (event 4, withdrawal): 0 texts and the words of 1 record version",
    );
  });

  test.each([
    ["a trigger", "create trigger recode after insert on coding begin update coding set code_id = 1; end"],
    [
      "a view",
      "create view v as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n",
    ],
    ["a table", "create table shelf (book text)"],
    ["another column", "alter table code add column mark text"],
    ["a missing index", "drop index coding_place"],
  ])("and every other command refuse a database with %s that themata did not put there", async (_, statement) => {
    const folder = await studyWith(files);
    change(folder, statement);
    for (const argv of [["verify"], ["status"], ["codebook", "add", "Learning"]]) {
      const { code, json } = await themata(folder, [...argv, "--json"]);
      expect([code, json.error.code], argv.join(" ")).toEqual([3, "schema-changed"]);
    }
    const { code, stdout } = await themata(folder, ["doctor"]);
    expect(code).toBe(1);
    expect(stdout).toContain("changed by hand or by another program");
  });
});
