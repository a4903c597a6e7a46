import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

const study = () =>
  studyWith({
    "mentor-1.txt": "Interviewer: And?\n\nMia: She kept her word.\n\nInterviewer: Yes?\n\nMia: Always.\n",
  });
const memos = async (dir: string, ...more: string[]) =>
  (await ok(dir, "memo", "list", "--json", ...more)).json.memos;

describe("memo", () => {
  it("is on the study unless told, and is dated and signed", async () => {
    const dir = await study();
    await ok(dir, "memo", "add", "I heard care as duty.", "--kind", "reflexive", "--title", "Care");
    expect(await memos(dir)).toMatchObject([
      {
        on: "study",
        kind: "reflexive",
        title: "Care",
        body: "I heard care as duty.",
        coder: "ann",
        date: "2024-03-01",
      },
    ]);
  });

  it.each([
    ["source:mentor-1", "source:mentor-1", "note"],
    ["mentor-1", "source:mentor-1", "note"],
    ["participant:mia", "participant:Mia", "note"],
    ["Mia", "participant:Mia", "note"],
    ["theme:Wordd", "theme:Word is bond", "theme"],
    ["STUDY", "study", "note"],
  ])("finds its target: %s", async (wanted, on, kind) => {
    const dir = await study();
    await ok(dir, "theme", "add", "Word is bond");
    if (wanted === "theme:Wordd") {
      const ran = await themata(dir, ["memo", "add", "x", "--on", wanted]);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain("Word is bond");
      wanted = "theme:word is bond";
    }
    await ok(dir, "memo", "add", "A thought", "--on", wanted);
    expect(await memos(dir)).toMatchObject([{ on, kind }]);
    expect(await memos(dir, "--on", on)).toHaveLength(1);
  });

  it("can be on a code and on a coding", async () => {
    const dir = await studyWith(
      { "answers.csv": "id,answer,codes\nA1,She kept her word.,Trust\n" },
      ...["--text-column", "answer", "--id-column", "id", "--code-column", "codes"],
    );
    await ok(dir, "memo", "add", "Wider than reliability", "--on", "trust");
    expect(await memos(dir)).toMatchObject([{ on: "code:Trust", kind: "code" }]);
    const ran = await themata(dir, ["memo", "add", "x", "--on", "coding:abcd"]);
    expect([ran.code, ran.stderr.split("\n")[0]]).toEqual([2, "themata: There is no coding abcd."]);
  });

  it("says which things a name could mean", async () => {
    const dir = await study();
    await ok(dir, "theme", "add", "Mia");
    const ran = await themata(dir, ["memo", "add", "x", "--on", "mia"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("theme:Mia, participant:Mia");
    expect(await memos(dir)).toEqual([]);
  });

  it("keeps a kind of one's own, and points to the known one it resembles", async () => {
    const dir = await study();
    expect((await ok(dir, "memo", "add", "x", "--kind", "Field note")).stderr).toBe("");
    expect((await ok(dir, "memo", "add", "y", "--kind", "familiarization")).stderr).toContain(
      '"familiarisation"',
    );
    expect((await memos(dir)).map((m: { kind: string }) => m.kind)).toEqual([
      "field-note",
      "familiarization",
    ]);
    expect(await memos(dir, "--kind", "field note")).toHaveLength(1);
  });

  it("reads its text from a file or from standard input", async () => {
    const dir = await study();
    fs.writeFileSync(path.join(dir, "m.md"), "# First\n\nThey met twice.\n");
    await ok(dir, "memo", "add", "--file", "m.md");
    await themata(dir, ["memo", "add", "-"], { stdin: "Later.\n" });
    expect((await memos(dir)).map((m: { body: string }) => m.body)).toEqual([
      "# First\n\nThey met twice.",
      "Later.",
    ]);
    expect(await memos(dir, "--text", "MET TWICE")).toHaveLength(1);
  });

  it("is changed by the beginning of its id; writer and date stay", async () => {
    const dir = await study();
    await ok(dir, "memo", "add", "First thought", "--title", "T");
    const [{ id }] = await memos(dir);
    await ok(dir, "memo", "edit", id.slice(0, 8), "Second thought", "--coder", "bilal");
    await ok(dir, "memo", "edit", id.slice(0, 8), "--kind", "method", "--title", "");
    const { json } = await ok(dir, "memo", "show", id.slice(0, 6), "--json");
    expect(json.memo).toMatchObject({ body: "Second thought", kind: "method", title: "", coder: "ann" });
    await ok(dir, "undo");
    expect((await memos(dir))[0]).toMatchObject({ body: "Second thought", kind: "note", title: "T" });
  });

  it("is written in EDITOR where no text is given; what stands above the line is left out", async () => {
    const dir = await study();
    const file = path.join(dir, "editor.cjs");
    fs.writeFileSync(file, `require("node:fs").appendFileSync(process.argv[2], "Typed by hand.\\n");`);
    const env = { VISUAL: `"${process.execPath}" "${file}"` };
    expect((await themata(dir, ["memo", "add", "--on", "mentor-1"], { env })).code).toBe(0);
    const [memo] = await memos(dir);
    expect(memo).toMatchObject({ on: "source:mentor-1", body: "Typed by hand." });
    expect((await themata(dir, ["memo", "edit", memo.id], { env })).code).toBe(0);
    expect((await memos(dir))[0].body).toBe("Typed by hand.\nTyped by hand.");
    expect(fs.readdirSync(path.join(dir, ".themata")).filter((name) => name.startsWith("edit-"))).toEqual([]);
  });

  it.each([
    ["an empty text", ["memo", "add", "  "], "empty-memo"],
    ["two texts", ["memo", "add", "a", "--file", "b"], "two-texts"],
    ["no text and no editor", ["memo", "add"], "no-editor"],
    ["a target that is not there", ["memo", "add", "a", "--on", "code:Trsut"], "unknown-code"],
    ["an id that is none", ["memo", "show", "xyz"], "bad-id"],
    ["an unknown memo", ["memo", "edit", "abcdef", "a"], "unknown-memo"],
  ])("refuses %s, and writes nothing", async (_what, argv, code) => {
    const dir = await study();
    const ran = await themata(dir, [...argv, "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, code]);
    expect(await memos(dir)).toEqual([]);
  });
});
