import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

const book = `codes:
  - name: Trust
    definition: The speaker relies on somebody.
    codes:
      - Early trust
  - Time
`;

const put = (study: string, file: string, text: string) => fs.writeFileSync(path.join(study, file), text);
const get = (study: string, file: string) => fs.readFileSync(path.join(study, file), "utf8");
// biome-ignore lint/suspicious/noExplicitAny: a JSON document
const codes = async (study: string): Promise<any[]> => (await ok(study, "codebook", "--json")).json.codes;
const events = async (study: string) => (await ok(study, "log", "--json")).json.events.length;

async function withBook(text = book): Promise<string> {
  const study = await studyWith();
  put(study, "book.yaml", text);
  await ok(study, "codebook", "import", "book.yaml");
  return study;
}

async function take(study: string, verb: "import" | "edit", text: string) {
  put(study, "next.yaml", text);
  const file = verb === "edit" ? ["--file", "next.yaml"] : ["next.yaml"];
  return themata(study, ["codebook", verb, ...file, "--json"]);
}

describe("themata codebook import", () => {
  it("adds what is missing, changes what the file tells, removes nothing, in one event", async () => {
    const study = await withBook();
    const before = await events(study);
    const ran = await take(
      study,
      "import",
      "codes:\n  - name: trust\n    short: Faith\n    codes: [Late trust]\n  - Place\n",
    );
    expect(ran.json).toMatchObject({ added: 2, changed: 1, unchanged: 0, removed: 0, dryRun: false });
    expect(await events(study)).toBe(before + 1);
    expect((await codes(study)).map((c) => [c.path, c.short, c.definition, c.definitionVersion])).toEqual([
      ["Trust", "Faith", "The speaker relies on somebody.", 2],
      ["Trust/Early trust", "", "", 1],
      ["Trust/Late trust", "", "", 1],
      ["Time", "", "", 1],
      ["Place", "", "", 1],
    ]);
  });

  it("writes nothing when the file tells nothing new", async () => {
    const study = await withBook();
    expect((await take(study, "import", book)).json).toMatchObject({
      event: null,
      added: 0,
      changed: 0,
      unchanged: 3,
    });
  });

  it("knows a code by its id, and then renames and moves it", async () => {
    const study = await withBook();
    const id = (await codes(study))[1].id.slice(0, 8);
    const ran = await take(
      study,
      "import",
      `codes:\n  - name: Time\n    codes:\n      - {id: "${id}", name: First trust}\n`,
    );
    expect(ran.json).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect((await codes(study)).map((c) => c.path)).toEqual(["Trust", "Time", "Time/First trust"]);
  });

  it("leaves a code known by name alone where it is, and says so", async () => {
    const study = await withBook();
    const ran = await take(study, "import", "codes:\n  - name: Early trust\n    short: At first\n");
    expect(ran.json).toMatchObject({ added: 0, changed: 1 });
    expect(ran.stderr).toContain("left where it is");
    expect((await codes(study))[1]).toMatchObject({ path: "Trust/Early trust", short: "At first" });
  });

  it("revives no retired code and brings back no merged one, and says so", async () => {
    const study = await withBook();
    await ok(study, "codebook", "retire", "Time");
    await ok(study, "codebook", "merge", "Early trust", "--into", "Trust");
    const ran = await take(study, "import", book);
    expect(ran.json).toMatchObject({ event: null, added: 0 });
    expect(ran.json.warnings).toHaveLength(2);
    expect((await codes(study)).map((c) => [c.path, c.status])).toEqual([
      ["Trust", "active"],
      ["Time", "retired"],
    ]);
  });

  it("takes over nothing of a file with an error, and names every error by its line", async () => {
    const study = await withBook();
    const before = await events(study);
    const ran = await take(study, "import", "codes:\n  - New\n  - a/b\n  - new\n");
    expect([ran.code, ran.json.error.code]).toEqual([3, "bad-code-name"]);
    expect(ran.json.error.message).toContain("line 3");
    expect(ran.json.error.hint).toContain("line 4");
    expect(await events(study)).toBe(before);
  });

  it("reads standard input, and a table", async () => {
    const study = await studyWith();
    expect((await themata(study, ["codebook", "import", "-"], { stdin: book })).code).toBe(0);
    put(study, "more.csv", "name,parent,definition\nPlace,,Where\nWard,Place,\n");
    await ok(study, "codebook", "import", "more.csv");
    expect((await codes(study)).map((c) => c.path)).toEqual([
      "Trust",
      "Trust/Early trust",
      "Time",
      "Place",
      "Place/Ward",
    ]);
  });
});

describe("themata codebook export", () => {
  it.each([
    "out.yaml",
    "out.csv",
    "out.xlsx",
    "out.json",
  ])("writes %s, which another study reads as the same codebook", async (file) => {
    const study = await withBook(
      "codes:\n  - {name: =A, short: '@b', examples: [one, 'two | three'], color: '#123456', origin: deductive, codes: [Sub]}\n  - Old\n",
    );
    await ok(study, "codebook", "retire", "Old");
    await ok(study, "codebook", "export", file);
    expect(fs.statSync(path.join(study, file)).mode & 0o777).toBe(0o600);
    const other = await studyWith();
    await ok(other, "codebook", "import", path.join(study, file));
    const bare = async (folder: string) => (await codes(folder)).map(({ id: _id, ...code }) => code);
    expect(await bare(other)).toEqual(await bare(study));
    expect((await themata(study, ["codebook", "import", file, "--json"])).json).toMatchObject({
      event: null,
      unchanged: 3,
    });
  });

  it("prints YAML for -, and keeps a file that is there unless forced", async () => {
    const study = await withBook();
    const printed = (await ok(study, "codebook", "export", "-")).stdout;
    expect(printed).toMatch(/^themata: codebook\/1\ncodes:\n {2}- id: .{8,}\n {4}name: Trust\n/);
    put(study, "there.yaml", "mine");
    expect((await themata(study, ["codebook", "export", "there.yaml"])).code).toBe(2);
    expect(get(study, "there.yaml")).toBe("mine");
    await ok(study, "codebook", "export", "there.yaml", "--force");
    expect(get(study, "there.yaml")).toBe(printed);
    expect((await ok(study, "codebook", "export", "-", "--json")).json.content).toBe(printed);
  });

  it("guards a table against formulas unless told otherwise", async () => {
    const study = await withBook("codes: ['=1+1']\n");
    await ok(study, "codebook", "export", "safe.csv");
    await ok(study, "codebook", "export", "raw.csv", "--raw");
    expect(get(study, "safe.csv")).toContain(",'=1+1,");
    expect(get(study, "raw.csv")).toContain(",=1+1,");
  });
});

describe("themata codebook edit", () => {
  const editor = (study: string, script: string) => {
    put(study, "editor.sh", script);
    return { env: { EDITOR: `sh "${path.join(study, "editor.sh")}"` } };
  };
  const draft = (study: string) => path.join(study, ".themata", "edit-codebook.yaml");

  it("takes the file for the whole codebook: renames and moves by id, clears, orders and removes", async () => {
    const study = await withBook();
    const [trust, early] = (await codes(study)).map(({ id }) => id.slice(0, 8));
    const text = `codes:\n  - {id: "${early}", name: First trust}\n  - {id: "${trust}", name: Trust}\n`;
    const ran = await take(study, "edit", text);
    expect(ran.json).toMatchObject({ added: 0, changed: 2, unchanged: 0, removed: 1 });
    expect((await codes(study)).map((c) => [c.path, c.definition])).toEqual([
      ["First trust", ""],
      ["Trust", ""],
    ]);
    await ok(study, "undo");
    expect((await codes(study)).map((c) => c.path)).toEqual(["Trust", "Trust/Early trust", "Time"]);
  });

  it("refuses an id the study does not have, and the same id twice", async () => {
    const study = await withBook();
    const id = (await codes(study))[0].id;
    const twice = `codes:\n  - {id: "${id}", name: A}\n  - {id: "${id}", name: B}\n`;
    expect((await take(study, "edit", 'codes:\n  - {id: "00000000", name: A}\n')).json.error.code).toBe(
      "unknown-code",
    );
    expect((await take(study, "edit", twice)).json.error.code).toBe("duplicate-id");
  });

  it("opens the editor, shows the difference, and leaves no draft behind", async () => {
    const study = await withBook();
    const ran = await themata(study, ["codebook", "edit"], editor(study, 'sed -i s/relies/depends/ "$1"'));
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining("~ Trust")]);
    expect((await codes(study))[0].definition).toBe("The speaker depends on somebody.");
    expect(fs.existsSync(draft(study))).toBe(false);
    expect((await themata(study, ["codebook", "edit"], editor(study, "true"))).stdout).toContain(
      "Nothing was edited",
    );
    expect(fs.existsSync(draft(study))).toBe(false);
  });

  it("keeps the draft after an error, to be resumed or abandoned", async () => {
    const study = await withBook();
    const broken = await themata(
      study,
      ["codebook", "edit"],
      editor(study, 'sed -i "s/name: Time/name: trust/" "$1"'),
    );
    expect([broken.code, broken.stderr]).toEqual([3, expect.stringContaining("--resume")]);
    expect(fs.statSync(draft(study)).mode & 0o777).toBe(0o600);
    const again = editor(study, 'sed -i "s/name: trust/name: Hours/" "$1"');
    expect((await themata(study, ["codebook", "edit"], again)).stderr).toContain("--abandon");
    expect((await themata(study, ["codebook", "edit", "--resume"], again)).code).toBe(0);
    expect((await codes(study)).map((c) => c.path)).toEqual(["Trust", "Trust/Early trust", "Hours"]);
    expect(fs.existsSync(draft(study))).toBe(false);
  });

  it("is a conflict when somebody changed the codebook meanwhile", async () => {
    const study = await withBook();
    const half = editor(study, 'sed -i "s/name: Time/name: trust/" "$1"');
    await themata(study, ["codebook", "edit"], half);
    await ok(study, "codebook", "add", "Meanwhile");
    const ran = await themata(
      study,
      ["codebook", "edit", "--resume"],
      editor(study, 'sed -i "s/name: trust/name: X/" "$1"'),
    );
    expect([ran.code, ran.stderr]).toEqual([4, expect.stringContaining("Meanwhile")]);
    await ok(study, "codebook", "edit", "--abandon");
    expect(fs.existsSync(draft(study))).toBe(false);
  });
});
