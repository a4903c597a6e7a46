import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settingFields } from "../../../src/core/settings.js";
import { parseStudyDocument } from "../../../src/exchange/study-document.js";
import { writeStudyDocument } from "../../../src/exchange/study-template.js";
import { answerPlace } from "../../../src/workflow/checks/answer-place.js";
import { ok, studyWith, themata } from "../../support/study.js";

const settings = async (dir: string) => (await ok(dir, "study", "--json")).json.settings;
const head = async (dir: string) => (await ok(dir, "log", "--json", "--all")).json.events.length;

/** An editor that does to the file what `script` (JavaScript on `text`) says. */
function editor(dir: string, script: string): { EDITOR: string } {
  const file = path.join(dir, "editor.cjs");
  fs.writeFileSync(
    file,
    `const fs = require("node:fs"); const f = process.argv[2]; let text = fs.readFileSync(f, "utf8"); ${script}; fs.writeFileSync(f, text);`,
  );
  return { EDITOR: `"${process.execPath}" "${file}"` };
}

describe("study set", () => {
  it("sets a value, changes it, and clears it with an empty one", async () => {
    const dir = await studyWith();
    await ok(dir, "study", "set", "sampling", "Purposive, by grade");
    expect((await settings(dir)).sampling).toBe("Purposive, by grade");
    await ok(dir, "study", "set", "sampling", "Convenience");
    expect((await ok(dir, "study", "show", "sampling")).stdout).toBe("Convenience\n");
    await ok(dir, "study", "set", "sampling", "");
    expect(await settings(dir)).toEqual({ approach: "codebook", timezone: "UTC" });
  });

  it("reads a long value from standard input", async () => {
    const dir = await studyWith();
    const ran = await themata(dir, ["study", "set", "reflexivity", "-"], {
      stdin: "We are nurses.\nBoth of us.\n",
    });
    expect(ran.code).toBe(0);
    expect((await settings(dir)).reflexivity).toBe("We are nurses.\nBoth of us.");
  });

  it("takes a key as people write it", async () => {
    const dir = await studyWith();
    const { json } = await ok(dir, "study", "set", "Field notes", "Made by the interviewer", "--json");
    expect(json).toMatchObject({
      schema: "themata/study-set/1",
      key: "field_notes",
      event: 2,
      dryRun: false,
    });
  });

  it("writes no event where the value is the same", async () => {
    const dir = await studyWith();
    await ok(dir, "study", "set", "title", "Kept promises");
    expect((await ok(dir, "study", "set", "title", "Kept promises", "--json")).json.event).toBeNull();
    expect(await head(dir)).toBe(2);
  });

  it.each([
    ["an unknown key, with the one that may be meant", ["titel", "x"], "unknown-setting", "title"],
    ["an approach that is none", ["approach", "grounded"], "bad-value", "reflexive, codebook, reliability"],
    ["a study without an approach", ["approach", ""], "no-approach", "reflexive"],
    ["an orientation that is none", ["orientation", "sideways"], "bad-value", "inductive, deductive, hybrid"],
  ])("refuses %s, and changes nothing", async (_what, args, code, expected) => {
    const dir = await studyWith();
    const ran = await themata(dir, ["study", "set", ...args, "--json"]);
    expect(ran.code).toBe(2);
    expect(ran.json.error.code).toBe(code);
    expect(ran.stderr).toContain(expected);
    expect(await head(dir)).toBe(1);
  });

  it("shows with --dry-run what would be, and writes nothing", async () => {
    const dir = await studyWith();
    const { json } = await ok(dir, "study", "set", "title", "Later", "--dry-run", "--json");
    expect(json).toMatchObject({ event: null, dryRun: true, value: "Later" });
    expect(await settings(dir)).toEqual({ approach: "codebook", timezone: "UTC" });
  });

  it("names what is not given yet", async () => {
    const dir = await studyWith();
    const { json } = await ok(dir, "study", "--json");
    expect(json.missing).toHaveLength(settingFields.length - 2);
    expect(json.missing).not.toContain("approach");
  });
});

describe("study edit", () => {
  it("applies settings, team and answers of a file as one event, and shows the difference", async () => {
    const dir = await studyWith();
    fs.writeFileSync(
      path.join(dir, "s.yaml"),
      'study:\n  title: "Mentoring: a study"\n  country: no\nteam:\n  - name: Dr Ruth Adler\n    roles: interviewer, coder\n    coder: ann\nanswers:\n  coreq:\n    "23": { status: reported, text: They were returned. }\n',
    );
    const { json } = await ok(dir, "study", "edit", "--file", "s.yaml", "--json");
    expect(json.event).toBe(2);
    expect(json.changes.map((c: { what: string }) => c.what)).toEqual([
      "title",
      "country",
      "team: Dr Ruth Adler",
      "coreq 23: status",
      "coreq 23: text",
    ]);
    expect(await settings(dir)).toMatchObject({ title: "Mentoring: a study", country: "no" });
    expect((await ok(dir, "team", "--json")).json.team).toMatchObject([
      { name: "Dr Ruth Adler", roles: ["interviewer", "coder"], coder: "ann" },
    ]);
    await ok(dir, "undo");
    expect(await settings(dir)).toEqual({ approach: "codebook", timezone: "UTC" });
    expect((await ok(dir, "team", "--json")).json.team).toEqual([]);
  });

  it("leaves what a file does not name as it is, and clears what it names as empty", async () => {
    const dir = await studyWith();
    await ok(dir, "study", "set", "title", "One");
    await ok(dir, "study", "set", "country", "Malta");
    await ok(dir, "team", "add", "Ruth");
    const ran = await themata(dir, ["study", "edit", "--file", "-"], { stdin: "study:\n  country:\n" });
    expect(ran.code).toBe(0);
    expect(await settings(dir)).toEqual({ approach: "codebook", timezone: "UTC", title: "One" });
    expect((await ok(dir, "team", "--json")).json.team).toHaveLength(1);
  });

  it("knows a renamed member by id, and lets go whoever is taken out of the list", async () => {
    const dir = await studyWith();
    await ok(dir, "team", "add", "Ruth", "--gender", "woman");
    await ok(dir, "team", "add", "Bilal");
    const yaml = (await ok(dir, "study", "show", "--yaml")).stdout;
    const edited = yaml
      .replace("name: Ruth", "name: Ruth Adler")
      .replace(/ {2}- id: "?\w+"?\n {4}name: Bilal[\s\S]*?\n\n/, "\n");
    const { json } = await (async () =>
      themata(dir, ["study", "edit", "--file", "-", "--json"], { stdin: edited }))();
    expect(json.changes).toEqual([
      { what: "team: Ruth: name", before: "Ruth", after: "Ruth Adler" },
      { what: "team: Bilal", before: "Bilal", after: "" },
    ]);
    expect((await ok(dir, "team", "--json")).json.team).toMatchObject([
      { name: "Ruth Adler", gender: "woman" },
    ]);
  });

  it("names every fault of a file with its line, and changes nothing", async () => {
    const dir = await studyWith();
    const stdin =
      "study:\n  titel: x\n  approach: grounded\nteam:\n  - initials: X\nanswers:\n  coreq:\n    '44': {text: x}\nmore: 1\n";
    const ran = await themata(dir, ["study", "edit", "--file", "-", "--json"], { stdin });
    expect(ran.code).toBe(3);
    expect(ran.json.error.code).toBe("bad-study-file");
    const lines = [...ran.json.error.hint.matchAll(/^line (\d+):/gm)].map((match) => match[1]);
    expect(lines).toEqual(["2", "3", "5", "8", "9"]);
    expect(await head(dir)).toBe(1);
  });

  it.each([
    ["broken YAML", "study: [\n"],
    ["the same key twice", "study:\n  title: a\n  title: b\n"],
    ["an alias", "study:\n  title: &a x\n  country: *a\n"],
    ["a tag", "study:\n  title: !!js/function x\n"],
    ["a list", "- title\n"],
    ["very deep nesting", `${"[".repeat(20_000)}\n`],
  ])("refuses %s as data", async (_what, stdin) => {
    const dir = await studyWith();
    expect((await themata(dir, ["study", "edit", "--file", "-"], { stdin })).code).toBe(3);
    expect(await settings(dir)).toEqual({ approach: "codebook", timezone: "UTC" });
  });

  it("reads every text back as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.string(), (title, note) => {
        const text = `${title}\n  ${note}`.replaceAll("\r", "").trim();
        const yaml = writeStudyDocument({
          settings: new Map([
            ["approach", "codebook"],
            ["title", text],
          ]),
          team: [],
          answers: [{ checklist: "coreq", item: "23", status: "", text, location: "", rationale: "" }],
        });
        const { settings: read, answers } = parseStudyDocument(yaml, "file", answerPlace);
        expect(read.get("title")).toBe(text);
        expect(answers.get("coreq 23")?.text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it("opens EDITOR on all settings and applies what came back", async () => {
    const dir = await studyWith();
    const env = editor(dir, `text = text.replace(/^ {2}title:.*$/m, "  title: Ripened")`);
    const ran = await themata(dir, ["study", "edit"], { env });
    expect(ran.code).toBe(0);
    expect(await settings(dir)).toMatchObject({ title: "Ripened" });
    expect(fs.existsSync(path.join(dir, ".themata/edit-study.yaml"))).toBe(false);
  });

  it("writes nothing where the editor changed nothing", async () => {
    const dir = await studyWith();
    const { code } = await themata(dir, ["study", "edit"], { env: editor(dir, "") });
    expect(code).toBe(0);
    expect(await head(dir)).toBe(1);
    expect(fs.existsSync(path.join(dir, ".themata/edit-study.yaml"))).toBe(false);
  });

  it("keeps a faulty edit for its owner alone, asks to resume or abandon it, and goes on with it", async () => {
    const dir = await studyWith();
    const kept = path.join(dir, ".themata/edit-study.yaml");
    const bad = await themata(dir, ["study", "edit"], {
      env: editor(dir, `text = text.replace("  title:", "  titel: Ripened")`),
    });
    expect(bad.code).toBe(3);
    expect(bad.stderr).toContain("--resume");
    expect(fs.statSync(kept).mode & 0o777).toBe(0o600);
    const env = editor(dir, `text = text.replace("titel", "title")`);
    const again = await themata(dir, ["study", "edit", "--json"], { env });
    expect([again.code, again.json.error.code]).toEqual([2, "edit-pending"]);
    expect((await themata(dir, ["study", "edit", "--resume"], { env })).code).toBe(0);
    expect(await settings(dir)).toMatchObject({ title: "Ripened" });
    expect(fs.existsSync(kept)).toBe(false);
  });

  it("drops a kept edit with --abandon", async () => {
    const dir = await studyWith();
    await themata(dir, ["study", "edit"], { env: editor(dir, `text += "more: 1"`) });
    expect((await ok(dir, "study", "edit", "--abandon", "--json")).json.abandoned).toBe(true);
    expect((await themata(dir, ["study", "edit"], { env: editor(dir, "") })).code).toBe(0);
  });

  it("names both ways where there is no editor", async () => {
    const dir = await studyWith();
    const ran = await themata(dir, ["study", "edit", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "no-editor"]);
    expect(ran.json.error.hint).toMatch(/EDITOR.*--file/);
  });

  it("is a conflict where somebody changed the same value meanwhile, and keeps what was typed", async () => {
    const dir = await studyWith();
    const first = await themata(dir, ["study", "edit"], {
      env: editor(
        dir,
        `text = text.replace("  title:", "  title: Mine").replace("  country:", "  country: Malta\\n  odd: 1")`,
      ),
    });
    expect(first.code).toBe(3);
    await ok(dir, "study", "set", "title", "Theirs");
    const ran = await themata(dir, ["study", "edit", "--resume", "--json"], {
      env: editor(dir, `text = text.replace(/\\n {2}odd: 1/, "")`),
    });
    expect([ran.code, ran.json.error.code]).toEqual([4, "changed-meanwhile"]);
    expect(await settings(dir)).toEqual({ approach: "codebook", timezone: "UTC", title: "Theirs" });
    const mended = await themata(dir, ["study", "edit", "--resume"], {
      env: editor(dir, `text = text.replace(/\\n {2}title:.*/, "")`),
    });
    expect(mended.code).toBe(0);
    expect(await settings(dir)).toMatchObject({ title: "Theirs", country: "Malta" });
  });
});
