import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { emptyFolder, studyWith, themata } from "../../support/study.js";

/** Files that somebody could hand over, in error or on purpose. */
const hostile = {
  nothing: "",
  "a number": "17",
  "a list of nothing": "[null]",
  "lists for texts":
    '{"themata":["x"],"schema":{},"study":[1],"items":{"a":[]},"questions":{"x":[[]]},"codes":7}',
  "nothing where there is something":
    '{"study":null,"team":[null],"items":[null],"questions":[null],"codes":[null]}',
  "keys of every object":
    '{"__proto__":{"id":"x"},"constructor":{"a":1},"toString":[],"hasOwnProperty":null}',
  "keys of every object, inside":
    '{"study":{"__proto__":"x"},"items":[{"__proto__":{"id":"x"}}],"questions":[{"constructor":"x"}],"codes":[{"toString":["x"]}]}',
  "aliases that grow": `a: &a [x,x,x,x,x,x,x,x,x]
b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
study: *c
questions: *c
items: *c
codes: *c
keys: *c
`,
  "an alias of itself":
    "codes: &a\n  - name: x\n    codes: *a\nquestions: &b [*b]\nitems: *b\nstudy: *b\nkeys: &k [*k]\n",
  "nested deeply": `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  "nested deeply under a key": `{"codes":${'[{"codes":'.repeat(3_000)}[]${"}]".repeat(3_000)}}`,
  "a tag": "!!js/function 'x'\n",
  "half of a file": '{"study": {"title": "x',
  "entries without a text":
    '[{"code":"x","examples":[{"toString":1}],"name":{"toString":1}},{"code":"y","examples":7}]',
  "bytes that are no text": "\u0000\u0001\u0002\ud800",
} as const;

const readers: readonly (readonly [file: string, ...argv: string[]])[] = [
  ["guide.yaml", "guide", "import", "guide.yaml"],
  ["study.yaml", "study", "edit", "--file", "study.yaml"],
  ["list.yaml", "check", "list", "list.yaml"],
  ["codes.yaml", "codebook", "import", "codes.yaml"],
  ["codes.csv", "codebook", "import", "codes.csv"],
  ["people.csv", "participants", "import", "people.csv"],
  ["data.jsonl", "suggest", "evaluate", "--from", "data.jsonl"],
  ["codings.csv", "apply", "codings.csv"],
  ["codes.json", "suggest", "evaluate", "--from", "good.jsonl", "--codebook", "codes.json"],
  [".config/themata/config.yaml", "config", "show"],
];

let dir = "";
beforeAll(async () => {
  dir = await studyWith();
  put("good.jsonl", `${JSON.stringify({ doc: "a", text: "We met.", codes: ["x"] })}\n`);
});

const put = (file: string, content: string) => {
  fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
  fs.writeFileSync(path.join(dir, file), content);
};

describe("a file of the wrong shape is refused with a sentence, and never breaks the program", () => {
  it.each(readers)("%s", async (file, ...argv) => {
    for (const [what, content] of Object.entries(hostile)) {
      put(file, content);
      const { code, stderr } = await themata(dir, argv, {
        env: { XDG_CONFIG_HOME: path.join(dir, ".config") },
      });
      expect([0, 2, 3], `${what}: ${stderr}`).toContain(code);
    }
    fs.rmSync(path.join(dir, file));
  });

  const manifest = {
    schema: "themata/bundle/2",
    title: "",
    created: "",
    tool: "",
    study: "",
    head: { seq: 0, hash: "" },
    files: [],
    seal: "",
  };
  it.each<[string, unknown]>([
    ["files:[null]", { ...manifest, files: [null] }],
    ["a head that is none", { ...manifest, head: null }],
    ["files that are a text", { ...manifest, files: "x" }],
    ["a tool that is a list", { ...manifest, tool: [] }],
    ["nothing but its name", { schema: "themata/bundle/2" }],
    ["nothing", null],
  ])("a bundle's manifest with %s", async (_what, content) => {
    put("bundle/manifest.json", JSON.stringify(content));
    const { code, stderr } = await themata(dir, ["bundle", "verify", "bundle"]);
    expect(code, stderr).toBe(3);
    expect(stderr).toMatch(/manifest\.json/);
  });

  it.each([
    ["quotations.json", [null]],
    ["quotations.json", [{ digest: 1 }]],
    ["quotations.json", { a: 1 }],
    ["facts.json", { people: [], themes: [], figures: { reach: [null] } }],
    ["facts.json", { people: [null], themes: [null], figures: { reach: [] } }],
    ["counts.json", { themes: { rows: [null] }, codes: null }],
  ])("a bundle's %s with %j", async (file, content) => {
    const folder = emptyFolder();
    fs.writeFileSync(path.join(folder, "manifest.json"), JSON.stringify(manifest));
    fs.writeFileSync(path.join(folder, file), JSON.stringify(content));
    fs.writeFileSync(path.join(folder, "paper.md"), "Nine of 12 mentors said so.\n");
    for (const argv of [
      ["bundle", "verify", folder],
      ["check", "manuscript", path.join(folder, "paper.md"), "--bundle", folder],
    ]) {
      const { code, stderr } = await themata(dir, argv);
      expect([1, 2, 3], `${argv[0]}: ${stderr}`).toContain(code);
    }
  });

  it("a file of places counts as empty", async () => {
    const { placesFile } = await import("../../../src/cli/coder/places-file.js");
    for (const places of [
      null,
      [],
      { "a/b": null },
      { "a/b": { cursor: 1, seen: [null], bookmarks: [], recent: [], last: [], worked: 0 } },
    ]) {
      put(".themata/places.json", JSON.stringify({ themata: "places/1", places }));
      expect(placesFile(dir, "a", "b", true).load()).toBeNull();
    }
  });
});
