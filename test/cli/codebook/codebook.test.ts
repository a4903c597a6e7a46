import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

const book = `themata: codebook/1
codes:
  - name: Trust
    short: Faith in the other
    definition: The speaker relies on somebody.
    color: "#4477AA"
    codes:
      - name: Early trust
      - name: Lost trust
        examples: ["I would not ask him again."]
  - name: Time
`;

/** A study with a codebook of four codes. */
async function withBook(): Promise<string> {
  const study = await studyWith();
  fs.writeFileSync(path.join(study, "book.yaml"), book);
  await ok(study, "codebook", "import", "book.yaml");
  return study;
}

// biome-ignore lint/suspicious/noExplicitAny: a JSON document
const codes = async (study: string, ...more: string[]): Promise<any[]> =>
  (await ok(study, "codebook", "--json", ...more)).json.codes;
const paths = async (study: string) => (await codes(study)).map(({ path: at }) => at);
const head = async (study: string) => (await ok(study, "log", "--json")).stdout;

/** A command that must fail and leave the study as it was. */
async function refused(study: string, ...argv: string[]) {
  const before = [await head(study), await codes(study, "--all")];
  const ran = await themata(study, [...argv, "--json"]);
  expect([await head(study), await codes(study, "--all")]).toEqual(before);
  return { exit: ran.code, ...ran.json.error };
}

describe("themata codebook", () => {
  it("lists the codes in order, parents before children, with their records", async () => {
    const study = await withBook();
    const list = await codes(study);
    expect(list.map(({ path: at, parent, depth }) => [at, parent, depth])).toEqual([
      ["Trust", null, 0],
      ["Trust/Early trust", "Trust", 1],
      ["Trust/Lost trust", "Trust", 1],
      ["Time", null, 0],
    ]);
    expect(list[0]).toMatchObject({
      name: "Trust",
      status: "active",
      origin: "",
      color: "#4477AA",
      short: "Faith in the other",
      definition: "The speaker relies on somebody.",
      include: "",
      exclude: "",
      examples: [],
      definitionVersion: 1,
      codings: 0,
    });
    expect(list[0].id).toMatch(/^[0-9a-f]{32}$/);
    expect((await ok(study, "codebook")).stdout).toMatch(/\n {2}Early trust/);
    expect((await ok(study, "codebook", "show", "lost TRUST")).stdout).toContain(
      "I would not ask him again.",
    );
  });

  it("adds codes by name or path, under a parent that must be there", async () => {
    const study = await withBook();
    const added = await ok(
      study,
      "codebook",
      "add",
      "Trust/Blind trust",
      "--short",
      "s",
      "--example",
      "a",
      "--example",
      "b",
      "--json",
    );
    expect(added.json).toMatchObject({ dryRun: false, code: { path: "Trust/Blind trust", parent: "Trust" } });
    await ok(study, "codebook", "add", "Hurry", "--under", "Time", "--origin", "in vivo", "--color", "abc");
    const list = await codes(study);
    expect(list.find(({ id }) => id === added.json.code.id)).toMatchObject({
      short: "s",
      examples: ["a", "b"],
    });
    expect(list.at(-1)).toMatchObject({ path: "Time/Hurry", origin: "in-vivo", color: "#aabbcc" });
  });

  it.each([
    [["add", "Nowhere/Code"], 2, "unknown-code"],
    [["add", "Code", "--under", "Trsut"], 2, "unknown-code"],
    [["add", "time"], 2, "duplicate-code"],
    [["add", "Trust/Early  TRUST"], 2, "duplicate-code"],
    [["add", "x".repeat(201)], 2, "bad-code-name"],
    [["add", " "], 2, "bad-code-name"],
    [["add", "A", "--color", "mauve"], 2, "bad-color"],
    [["add", "A", "--origin", "magic"], 2, "bad-origin"],
    [["add", "Trust/A", "--under", "Time"], 2, "two-parents"],
    [["set", "Trust"], 2, "nothing-to-set"],
    [["rename", "Time", "trust"], 2, "duplicate-code"],
    [["rename", "Time", "a/b"], 2, "bad-code-name"],
    [["move", "Trust", "--under", "Early trust"], 2, "codebook-cycle"],
    [["move", "Trust", "--under", "Trust"], 2, "codebook-cycle"],
    [["move", "Trust"], 2, "no-place"],
    [["merge", "Trust", "--into", "Trust"], 2, "merge-into-itself"],
    [["merge", "Trust", "--into", "Nobody"], 2, "unknown-code"],
    [["import", "missing.yaml"], 3, "file-not-found"],
    [["import", "book.docx"], 2, "unknown-format"],
    [["export", "book.yaml"], 2, "file-exists"],
    [["starter", "mentorin"], 2, "unknown-starter"],
    [["edit"], 2, "no-editor"],
    [["expotr"], 2, "unknown-command"],
  ])("refuses %j and leaves the study as it was", async (argv, exit, code) => {
    const study = await withBook();
    expect(await refused(study, "codebook", ...argv)).toMatchObject({ exit, code });
  });

  it("offers the names that are like a wrong one", async () => {
    const error = await refused(await withBook(), "codebook", "rename", "Tust", "X");
    expect(error.hint).toContain("Trust");
  });

  it("moves a code with all below it, and back to the top", async () => {
    const study = await withBook();
    await ok(study, "codebook", "move", "Trust", "--under", "Time");
    expect(await paths(study)).toEqual([
      "Time",
      "Time/Trust",
      "Time/Trust/Early trust",
      "Time/Trust/Lost trust",
    ]);
    await ok(study, "codebook", "move", "Early trust", "--top");
    expect(await paths(study)).toEqual(["Time", "Time/Trust", "Time/Trust/Lost trust", "Early trust"]);
  });

  it("counts a version of the definition for new wording alone", async () => {
    const study = await withBook();
    const version = async () => (await codes(study))[0].definitionVersion;
    await ok(study, "codebook", "set", "Trust", "--color", "#000000");
    expect(await version()).toBe(1);
    await ok(study, "codebook", "set", "Trust", "--exclude", "Not for time.");
    await ok(study, "codebook", "set", "Trust", "--example", "Yes.", "--short", "");
    expect(await version()).toBe(3);
    const again = await ok(study, "codebook", "set", "Trust", "--exclude", "Not for time.", "--json");
    expect(again.json.event).toBeNull();
    expect(await version()).toBe(3);
  });

  it("tells the history of a code: when, who, what", async () => {
    const study = await withBook();
    await ok(study, "codebook", "set", "Trust", "--short", "Reliance", "--reason", "clearer");
    await ok(study, "codebook", "rename", "Trust", "Reliance");
    await ok(study, "codebook", "move", "Reliance", "--under", "Time");
    const { versions } = (await ok(study, "codebook", "history", "Reliance", "--json")).json;
    expect(versions.map((v: { command: string }) => v.command)).toEqual([
      "codebook.import",
      "code.edit",
      "code.rename",
      "code.move",
    ]);
    expect(versions[1]).toMatchObject({ coder: "ann", reason: "clearer", definitionVersion: 2 });
    expect(versions[1].changes).toEqual([
      { field: "short", before: "Faith in the other", after: "Reliance" },
    ]);
    expect(versions[3].changes).toEqual([{ field: "parent", before: "", after: "Time" }]);
    expect((await ok(study, "codebook", "history", "Reliance")).stdout).toContain("name: Trust → Reliance");
  });

  it("retires a code, which then takes nothing under it, and revives it", async () => {
    const study = await withBook();
    await ok(study, "codebook", "retire", "Trust");
    expect((await codes(study))[0]).toMatchObject({ name: "Trust", status: "retired" });
    expect(await refused(study, "codebook", "add", "Trust/New")).toMatchObject({ code: "code-retired" });
    await ok(study, "codebook", "add", "Trust", "--definition", "A new one.");
    expect(await refused(study, "codebook", "retire", (await codes(study))[0].id, "--revive")).toMatchObject({
      code: "duplicate-code",
    });
    await ok(study, "codebook", "rename", "Trust", "Faith");
    await ok(study, "codebook", "retire", "Trust", "--revive");
    expect((await codes(study)).every(({ status }) => status === "active")).toBe(true);
  });

  it("shows with --dry-run what would happen, and writes nothing", async () => {
    const study = await withBook();
    const before = await head(study);
    const ran = await ok(study, "codebook", "merge", "Early trust", "--into", "Trust", "--dry-run", "--json");
    expect(ran.json).toMatchObject({ event: null, dryRun: true, merged: [{ path: "Trust/Early trust" }] });
    expect(await head(study)).toBe(before);
    expect(await paths(study)).toHaveLength(4);
  });

  it("starts from the mentoring codebook, once", async () => {
    const study = await studyWith();
    const first = await ok(study, "codebook", "starter", "mentoring", "--json");
    expect(first.json.added).toBeGreaterThan(20);
    const second = await ok(study, "codebook", "starter", "mentoring", "--json");
    expect(second.json).toMatchObject({ event: null, added: 0, changed: 0, unchanged: first.json.added });
    expect((await ok(study, "codebook", "starter")).stdout).toContain("mentoring");
  });
});
