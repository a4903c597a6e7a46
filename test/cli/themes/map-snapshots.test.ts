import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

const interview = `I: How is it going?

P1: I trust her because she keeps small promises.

I: And the rota?

P1: The rota eats every plan we make.
`;

/** A study with two themes, the first of them on a named map. */
function themedStudy(): Promise<string> {
  return keptStudy("themedStudy of map-snapshots", async () => {
    const folder = await studyWith({ "one.txt": interview });
    for (const code of ["Trust", "Promises", "Rota"]) await ok(folder, "codebook", "add", code);
    await ok(folder, "code", "one", "--turn", "2", "Trust");
    await ok(folder, "theme", "add", "Trust", "--codes", "Trust", "--codes", "Promises");
    await ok(folder, "theme", "add", "Barriers", "--codes", "Rota");
    await ok(folder, "map", "set", "benefits", "Trust");
    return folder;
  });
}

const diff = async (folder: string, ...args: string[]) =>
  (await ok(folder, "map", "diff", ...args, "--json")).json;

describe("a snapshot of the thematic map", () => {
  test("is drawn as the themes stood then, whatever became of them", async () => {
    const folder = await themedStudy();
    const { json } = await ok(folder, "map", "snapshot", "initial", "--note", "before the retreat", "--json");
    expect(json).toMatchObject({ stage: "initial", map: null, themes: 2, dryRun: false });
    await ok(folder, "theme", "edit", "Trust", "--name", "Trust is earned");
    await ok(folder, "theme", "drop", "Barriers", "--reason", "a topic");
    const then = (await ok(folder, "map", "--at", "initial", "--json")).json;
    expect(then).toMatchObject({ themes: 2, codes: 3, at: { name: "initial", event: json.names } });
    expect(then.dot).toContain('label="Barriers"');
    expect((await ok(folder, "map", "--snapshot", "initial", "--json")).json.dot).toBe(then.dot);
    expect((await ok(folder, "map", "--json")).json).toMatchObject({ themes: 1, codes: 2, at: null });
    await ok(folder, "map", "--at", "initial", "-o", "initial.svg");
    expect(fs.readFileSync(path.join(folder, "initial.svg"), "utf8")).toContain("Thematic map (initial)");
    expect((await ok(folder, "map", "list", "--json")).json.snapshots).toMatchObject([
      { stage: "initial", map: null, event: json.names, note: "before the retreat" },
    ]);
  });

  test("of a stage is taken once, unless it is replaced", async () => {
    const folder = await themedStudy();
    await ok(folder, "map", "snapshot", "final");
    const before = (await ok(folder, "log", "--json")).stdout;
    const again = await themata(folder, ["map", "snapshot", "final", "--json"]);
    expect(again.code).toBe(2);
    expect(again.json.error.code).toBe("snapshot-exists");
    expect((await ok(folder, "log", "--json")).stdout).toBe(before);
    await ok(folder, "theme", "add", "Time");
    await ok(folder, "map", "snapshot", "final", "--replace");
    expect((await ok(folder, "map", "--at", "final", "--json")).json.themes).toBe(3);
    await ok(folder, "undo");
    expect((await ok(folder, "map", "--at", "final", "--json")).json.themes).toBe(2);
  });

  test("keeps its state when it is taken back and done again", async () => {
    const folder = await themedStudy();
    const { json } = await ok(folder, "map", "snapshot", "developed", "--json");
    await ok(folder, "undo");
    expect((await themata(folder, ["map", "--at", "developed"])).code).toBe(2);
    await ok(folder, "redo");
    expect((await ok(folder, "map", "--at", "developed", "--json")).json.at.event).toBe(json.names);
  });

  test("of a named map stands beside that of all themes, and goes with the map", async () => {
    const folder = await themedStudy();
    await ok(folder, "map", "snapshot", "initial");
    await ok(folder, "theme", "edit", "Trust", "--name", "Trust is earned");
    await ok(folder, "map", "snapshot", "initial", "benefits");
    const dot = async (...args: string[]) => (await ok(folder, "map", ...args, "--json")).json.dot;
    expect(await dot("--at", "initial")).toContain('label="Trust"');
    expect(await dot("benefits", "--at", "initial")).toContain('label="Trust is earned"');
    await ok(folder, "map", "set", "benefits");
    expect((await ok(folder, "map", "list", "--json")).json.snapshots).toHaveLength(1);
    await ok(folder, "undo");
    expect((await ok(folder, "map", "list", "--json")).json.snapshots).toHaveLength(2);
  });

  test("needs a theme and a stage that is one of three", async () => {
    const folder = await studyWith({ "one.txt": interview });
    expect((await themata(folder, ["map", "snapshot", "initial", "--json"])).json.error.code).toBe(
      "no-themes",
    );
    const odd = await themata(folder, ["map", "snapshot", "middle", "--json"]);
    expect(odd.json.error.message).toContain("initial, developed, final");
    expect((await themata(folder, ["map", "--at", "initial", "--json"])).json.error).toMatchObject({
      code: "unknown-state",
      hint: "Take a snapshot with 'themata map snapshot initial'.",
    });
  });

  test("of which nothing is written in a dry run", async () => {
    const folder = await themedStudy();
    const { json } = await ok(folder, "map", "snapshot", "initial", "--dry-run", "--json");
    expect(json).toMatchObject({ event: null, dryRun: true, themes: 2 });
    expect((await ok(folder, "map", "list", "--json")).json.snapshots).toEqual([]);
  });

  test("may as well be a milestone or an event", async () => {
    const folder = await themedStudy();
    const { json } = await ok(folder, "milestone", "two themes", "--json");
    await ok(folder, "theme", "add", "Time");
    const themes = async (at: string) => (await ok(folder, "map", "--at", at, "--json")).json.themes;
    expect([await themes("Two themes"), await themes(String(json.names)), await themes("now")]).toEqual([
      2, 2, 3,
    ]);
    expect((await themata(folder, ["map", "--at", "9999", "--json"])).json.error.code).toBe("no-such-event");
    expect((await themata(folder, ["map", "--at", "1", "--json"])).json.error.code).toBe("no-themes");
  });
});

describe("the difference between two states of the map", () => {
  test("tells what was added, renamed, dropped, nested, redefined, and which codes moved", async () => {
    const folder = await themedStudy();
    await ok(folder, "theme", "link", "Barriers", "Trust", "--as", "wears away");
    await ok(folder, "map", "snapshot", "initial");
    await ok(folder, "theme", "edit", "Trust", "--name", "Trust is earned", "--concept", "Kept words");
    await ok(folder, "theme", "add", "Time is rationed");
    await ok(folder, "theme", "unassign", "Trust is earned", "Promises");
    await ok(folder, "theme", "assign", "Time is rationed", "Promises", "Rota");
    await ok(
      folder,
      "theme",
      "edit",
      "Trust is earned",
      "--under",
      "Time is rationed",
      "--status",
      "defined",
    );
    await ok(folder, "theme", "drop", "Barriers", "--reason", "a topic");
    await ok(folder, "theme", "add", "Short try");
    await ok(folder, "theme", "drop", "Short try", "--reason", "too thin");
    await ok(folder, "codebook", "rename", "Rota", "The rota");
    await ok(folder, "map", "snapshot", "final");
    expect(await diff(folder, "initial", "final")).toMatchObject({
      added: [{ theme: "Time is rationed", splitFrom: null }],
      renamed: [{ from: "Trust", to: "Trust is earned" }],
      merged: [],
      dropped: [{ theme: "Barriers", reason: "a topic" }],
      left: [],
      tried: [{ theme: "Short try", reason: "too thin" }],
      nested: [{ theme: "Trust is earned", from: null, to: "Time is rationed" }],
      redefined: [{ theme: "Trust is earned", what: ["concept"] }],
      status: [{ theme: "Trust is earned", from: "candidate", to: "defined" }],
      codes: [
        { code: "Promises", from: ["Trust is earned"], to: ["Time is rationed"] },
        { code: "The rota", from: ["Barriers"], to: ["Time is rationed"] },
      ],
      codesRenamed: [{ from: "Rota", to: "The rota" }],
      relations: { added: [], gone: [{ from: "Barriers", as: "wears away", to: "Trust is earned" }] },
    });
    const { stdout } = await ok(folder, "map", "diff", "initial");
    expect(stdout).toContain("Thematic map: initial → now");
    expect(stdout).toContain("dropped    Barriers  (a topic)");
  });

  test("is empty between a state and itself, and refuses the later state first", async () => {
    const folder = await themedStudy();
    await ok(folder, "map", "snapshot", "initial");
    const { stdout } = await ok(folder, "map", "diff", "initial");
    expect(stdout).toContain("Nothing changed on the map.");
    expect((await themata(folder, ["map", "diff", "now", "initial", "--json"])).json.error.code).toBe(
      "wrong-order",
    );
  });

  test("follows a merged code to the code it went into", async () => {
    const folder = await themedStudy();
    await ok(folder, "map", "snapshot", "initial");
    await ok(folder, "codebook", "merge", "Promises", "--into", "Trust");
    expect(await diff(folder, "initial")).toMatchObject({
      codes: [],
      codesMerged: [{ code: "Promises", into: "Trust" }],
    });
  });
});
