import { describe, expect, test } from "vitest";
import { demoThemes } from "../../../src/cli/demo/demo-themes.js";
import { readStudyScript } from "../../../src/exchange/study-script.js";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

const interview = `I: How is it going?

P1: I trust her because she keeps small promises.

I: And the rota?

P1: The rota eats every plan we make.

P1: On Sundays she reads my pages all the same.
`;

/** Two sources, four codes, three themes: Trust (Trust, Promises), Reliability (Promises, Sundays), Time (Rota). */
function themedStudy(): Promise<string> {
  return keptStudy("themedStudy of theme-life", async () => {
    const folder = await studyWith({ "one.txt": interview, "two.txt": interview.replaceAll("P1", "P2") });
    for (const code of ["Trust", "Promises", "Rota", "Sundays"]) await ok(folder, "codebook", "add", code);
    await ok(folder, "code", "one", "--turn", "2", "Trust", "Promises");
    await ok(folder, "code", "two", "--turn", "4", "Rota");
    await ok(folder, "code", "two", "--turn", "5", "Sundays");
    await ok(
      folder,
      "theme",
      "add",
      "Trust",
      "--codes",
      "Trust",
      "--codes",
      "Promises",
      "--concept",
      "Kept words",
    );
    await ok(folder, "theme", "add", "Reliability", "--codes", "Promises", "--codes", "Sundays");
    await ok(folder, "theme", "add", "Time", "--codes", "Rota");
    return folder;
  });
}

interface Listed {
  readonly name: string;
  readonly status: string;
  readonly codes: string[];
  readonly parent: string | null;
  readonly reason: string;
  readonly relations: { as: string; to: string }[];
}

const list = async (folder: string): Promise<Listed[]> =>
  (await ok(folder, "theme", "list", "--json")).json.themes;
const named = async (folder: string, name: string) =>
  (await list(folder)).find((theme) => theme.name === name);
const log = async (folder: string) => (await ok(folder, "log", "--json")).stdout;

describe("merging themes", () => {
  test("gives codes, relations, subthemes and memos to the theme that stays, what it has only once", async () => {
    const folder = await themedStudy();
    await ok(folder, "theme", "link", "Reliability", "Time", "--as", "fights");
    await ok(folder, "theme", "link", "Trust", "Time", "--as", "Fights");
    await ok(folder, "theme", "link", "Trust", "Reliability", "--as", "rests on");
    await ok(folder, "theme", "add", "Small things", "--under", "Reliability");
    await ok(folder, "memo", "add", "look again", "--on", "theme:Reliability");
    await ok(folder, "map", "set", "people", "Reliability", "Trust");
    const { json } = await ok(
      folder,
      "theme",
      "merge",
      "Reliability",
      "--into",
      "trust",
      "--name",
      "Trust is kept",
      "--json",
    );
    expect(json).toMatchObject({
      into: "Trust is kept",
      merged: ["Reliability"],
      codes: 1,
      relations: 0,
      subthemes: 1,
      memos: 1,
    });
    expect(await named(folder, "Trust is kept")).toMatchObject({
      codes: ["Trust", "Promises", "Sundays"],
      relations: [{ as: "Fights", to: "Time" }],
    });
    expect(await named(folder, "Small things")).toMatchObject({ parent: "Trust is kept" });
    expect(await named(folder, "Reliability")).toMatchObject({
      status: "dropped",
      reason: 'Merged into "Trust is kept".',
      codes: [],
    });
    expect((await ok(folder, "map", "list", "--json")).json.maps).toEqual([
      { name: "people", themes: ["Trust is kept"] },
    ]);
    expect((await ok(folder, "memo", "list", "--json")).stdout).toContain("Trust is kept");
  });

  test("is one act: undo brings all of it back", async () => {
    const folder = await themedStudy();
    const before = await list(folder);
    await ok(folder, "theme", "merge", "Reliability", "Time", "--into", "Trust");
    expect(await list(folder)).not.toEqual(before);
    await ok(folder, "undo");
    expect(await list(folder)).toEqual(before);
  });

  test("into a subtheme of its own leaves no circle", async () => {
    const folder = await themedStudy();
    await ok(folder, "theme", "edit", "Reliability", "--under", "Trust");
    await ok(folder, "theme", "edit", "Time", "--under", "Reliability");
    await ok(folder, "theme", "merge", "Trust", "--into", "Time");
    expect((await list(folder)).map(({ name, parent }) => [name, parent])).toEqual([
      ["Reliability", null],
      ["Time", "Reliability"],
      ["Trust", null],
    ]);
  });

  test("is followed by the difference of maps, through a second merge too", async () => {
    const folder = await themedStudy();
    await ok(folder, "theme", "link", "Reliability", "Time", "--as", "fights");
    await ok(folder, "map", "snapshot", "initial");
    await ok(folder, "theme", "merge", "Reliability", "--into", "Trust", "--reason", "one idea");
    await ok(folder, "undo");
    await ok(folder, "redo");
    await ok(folder, "theme", "add", "All of it");
    await ok(folder, "theme", "merge", "Trust", "--into", "All of it");
    await ok(folder, "map", "snapshot", "final");
    expect((await ok(folder, "map", "diff", "initial", "final", "--json")).json).toMatchObject({
      added: [{ theme: "All of it", splitFrom: null }],
      merged: [
        { theme: "Trust", into: "All of it" },
        { theme: "Reliability", into: "All of it", reason: 'Merged into "Trust". one idea' },
      ],
      dropped: [],
      codes: [],
      relations: { added: [], gone: [] },
    });
  });

  test("refuses itself, the unknown and the dropped, and changes nothing", async () => {
    const folder = await themedStudy();
    await ok(folder, "theme", "drop", "Time", "--reason", "a topic");
    const before = await log(folder);
    const code = async (...args: string[]) =>
      (await themata(folder, ["theme", "merge", ...args, "--json"])).json.error.code;
    expect(await code("Trust", "--into", "Trust")).toBe("merge-into-itself");
    expect(await code("Trsut", "--into", "Trust")).toBe("unknown-theme");
    expect(await code("Trust", "--into", "Time")).toBe("theme-dropped");
    expect(await code("Trust", "--into", "Reliability", "--name", "")).toBe("bad-theme-name");
    expect(await log(folder)).toBe(before);
  });
});

describe("splitting a theme", () => {
  test("gives its codes to new candidates beside it, and drops it when nothing stays", async () => {
    const folder = await themedStudy();
    await ok(folder, "theme", "edit", "Trust", "--under", "Time");
    await ok(folder, "map", "set", "people", "Trust");
    const { json } = await ok(
      folder,
      "theme",
      "split",
      "Trust",
      "--into",
      "Words kept",
      "--into",
      "Faith=hope",
      "--give",
      "Promises=Words kept",
      "--give",
      "Trust=Faith=hope",
      "--drop",
      "--json",
    );
    expect(json).toMatchObject({
      theme: "Trust",
      into: [
        { theme: "Words kept", made: true, codes: 1 },
        { theme: "Faith=hope", made: true, codes: 1 },
      ],
      stayed: { codes: 0, evidence: 0, subthemes: 0 },
      dropped: true,
    });
    expect(await named(folder, "Words kept")).toMatchObject({
      codes: ["Promises"],
      parent: "Time",
      status: "candidate",
    });
    expect(await named(folder, "Trust")).toMatchObject({
      status: "dropped",
      reason: 'Split into "Words kept", "Faith=hope".',
    });
    expect((await ok(folder, "map", "people", "--json")).json.themes).toBe(2);
    await ok(folder, "undo");
    expect(await named(folder, "Trust")).toMatchObject({ codes: ["Trust", "Promises"], status: "candidate" });
    expect(await named(folder, "Words kept")).toBeUndefined();
  });

  test("keeps what is not named, and says so", async () => {
    const folder = await themedStudy();
    const { stdout, json } = await ok(
      folder,
      "theme",
      "split",
      "Trust",
      "--into",
      "Words kept",
      "--give",
      "Promises=Words kept",
      "--drop",
      "--json",
    );
    expect(json).toMatchObject({ stayed: { codes: 1 }, dropped: false });
    expect(stdout).not.toContain('dropped": true');
    expect(await named(folder, "Trust")).toMatchObject({ codes: ["Trust"], status: "candidate" });
  });

  test("is told by the difference of maps", async () => {
    const folder = await themedStudy();
    await ok(folder, "map", "snapshot", "initial");
    await ok(folder, "theme", "split", "Trust", "--into", "Words kept", "--give", "Promises=Words kept");
    expect((await ok(folder, "map", "diff", "initial", "--json")).json).toMatchObject({
      added: [{ theme: "Words kept", splitFrom: "Trust" }],
      codes: [{ code: "Promises", from: ["Trust", "Reliability"], to: ["Words kept", "Reliability"] }],
    });
  });

  test("refuses a code it does not have, a part not named, itself", async () => {
    const folder = await themedStudy();
    const before = await log(folder);
    const code = async (...args: string[]) =>
      (await themata(folder, ["theme", "split", "Trust", ...args, "--json"])).json.error.code;
    expect(await code("--into", "New", "--give", "Rota=New")).toBe("not-assigned");
    expect(await code("--into", "New", "--give", "Trust=Old")).toBe("bad-give");
    expect(await code("--into", "trust", "--give", "Trust=trust")).toBe("split-into-itself");
    expect(await log(folder)).toBe(before);
  });
});

describe("dropping a theme", () => {
  test("of an unknown name is refused before the reason is asked", async () => {
    const folder = await themedStudy();
    expect((await themata(folder, ["theme", "drop", "Nothing", "--json"])).json.error.code).toBe(
      "unknown-theme",
    );
    expect((await themata(folder, ["theme", "drop", "Time", "--json"])).json.error.code).toBe(
      "reason-needed",
    );
    expect(
      (await themata(folder, ["theme", "edit", "Time", "--status", "dropped", "--json"])).json.error.code,
    ).toBe("use-drop");
  });

  test("frees its name: the name then means the theme that stands", async () => {
    const folder = await themedStudy();
    await ok(folder, "theme", "drop", "Time", "--reason", "a topic");
    expect((await ok(folder, "theme", "show", "Time", "--json")).json.theme.status).toBe("dropped");
    await ok(folder, "theme", "add", "Time");
    expect((await ok(folder, "theme", "show", "Time", "--json")).json.theme.status).toBe("candidate");
  });
});

describe("a demo that tells how its themes began", () => {
  test("keeps the initial map, and merges, splits, renames and drops into the final one", async () => {
    const folder = await studyWith({ "one.txt": interview });
    for (const code of ["Trust", "Promises", "Rota", "Sundays", "Pay"])
      await ok(folder, "codebook", "add", code);
    const script = readStudyScript(`
study: {}
coder: ann
sources: []
initial:
  - {name: Ideal mentor, codes: [Trust, Promises, Sundays]}
  - {name: Reliability, codes: [Promises, Pay]}
  - {name: Barriers, codes: [Rota], concept: what stands in the way}
  - {name: Money, codes: [Pay], dropped: nobody spoke of it}
themes:
  - name: Trust is earned
    from: [Ideal mentor, Reliability]
    concept: Kept words
    status: defined
    codes: [Trust, Promises]
    themes:
      - {name: Sundays are lent, from: [Ideal mentor], codes: [Sundays, Rota]}
  - {name: Time is rationed, from: [Barriers], codes: [Rota]}
  - {name: New, codes: [Pay]}
relations: [[Trust is earned, fights, Time is rationed]]
maps: {people: [Trust is earned]}
`);
    const steps = demoThemes(script, (...argv) => ({ argv: ["--coder", "ann", ...argv] }));
    for (const { argv } of steps) await ok(folder, ...argv);
    expect(
      (await list(folder)).map(({ name, parent, codes, status }) => [name, parent, codes, status]),
    ).toEqual([
      ["Trust is earned", null, ["Trust", "Promises"], "defined"],
      ["Sundays are lent", "Trust is earned", ["Sundays", "Rota"], "candidate"],
      ["Time is rationed", null, ["Rota"], "candidate"],
      ["New", null, ["Pay"], "candidate"],
      ["Reliability", null, [], "dropped"],
      ["Money", null, ["Pay"], "dropped"],
    ]);
    expect((await ok(folder, "map", "diff", "initial", "final", "--json")).json).toMatchObject({
      added: [{ theme: "Sundays are lent", splitFrom: "Ideal mentor" }, { theme: "New" }],
      renamed: [
        { from: "Ideal mentor", to: "Trust is earned" },
        { from: "Barriers", to: "Time is rationed" },
      ],
      merged: [{ theme: "Reliability", into: "Trust is earned" }],
      dropped: [{ theme: "Money", reason: "nobody spoke of it" }],
    });
  });
});
