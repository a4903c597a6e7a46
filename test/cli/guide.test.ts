import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ok, studyWith, themata } from "../support/study.js";

const talk = (who: string) => `Interviewer: Thanks. So, how did you meet your mentor?

${who}: At the welcome week.

Interviewer: And then?

${who}: We had lunch.

Interviewer: Q2: And her help, what is it?

${who}: She listens.

Interviewer: Would you change anything?

${who}: The forms.
`;
const guide = `themata: guide/1
questions:
  - id: Q1
    wording: How did you meet your mentor?
  - id: Q2
    wording: What does your mentor do that helps you?
  - id: change
    wording: If you could, what would you do differently?
    alternatives:
      - Would you change anything?
`;

async function study(yaml = guide) {
  const dir = await studyWith({ "a.txt": talk("P1") });
  fs.writeFileSync(path.join(dir, "guide.yaml"), yaml);
  return dir;
}
const questions = async (dir: string, source: string) =>
  (await ok(dir, "source", "turns", source, "--json")).json.turns.map(
    (turn: { question: string | null }) => turn.question,
  );
const head = async (dir: string) => (await ok(dir, "log", "--json")).json.head.seq;

describe("guide import", () => {
  it("links an interviewer's turns by number and by wording, and the answers until the next question", async () => {
    const dir = await study();
    const before = await head(dir);
    const { json } = await ok(dir, "guide", "import", "guide.yaml", "--json");
    expect(json).toMatchObject({ event: before + 1, added: 3, changed: 0, removed: 0, without: [] });
    expect(json.questions).toMatchObject([
      { name: "Q1", sources: 1, byNumber: 0, byWording: 1, turns: 2 },
      { name: "Q2", sources: 1, byNumber: 1, byWording: 0, turns: 1 },
      { name: "change", sources: 1, byNumber: 0, byWording: 1, turns: 1 },
    ]);
    // "And then?" asks nothing of the guide, and what follows it still answers the first question.
    expect(await questions(dir, "a")).toEqual(["Q1", "Q1", null, "Q1", "Q2", "Q2", "change", "change"]);
    expect((await ok(dir, "verify")).code).toBe(0);
  });

  it("links what is imported afterwards as well", async () => {
    const dir = await study();
    await ok(dir, "guide", "import", "guide.yaml");
    fs.writeFileSync(path.join(dir, "b.txt"), talk("P2"));
    await ok(dir, "import", "b.txt");
    expect(await questions(dir, "b")).toEqual(await questions(dir, "a"));
  });

  it("links the answers of a table by the headings of their columns", async () => {
    const dir = await study();
    await ok(dir, "guide", "import", "guide.yaml");
    const column = "What does your mentor do that helps you?";
    fs.writeFileSync(path.join(dir, "s.csv"), `id,joy,"${column}",change\n7,5,Listens.,Nothing.\n`);
    await ok(dir, "import", "s.csv", "--id-column", "id", "--text-column", column, "--text-column", "change");
    expect(await questions(dir, "7")).toEqual(["Q2", "change"]);
  });

  it("writes nothing when nothing changed, and links anew when the guide did", async () => {
    const dir = await study();
    await ok(dir, "guide", "import", "guide.yaml");
    const before = await head(dir);
    expect((await ok(dir, "guide", "import", "guide.yaml", "--json")).json.event).toBeNull();
    expect(await head(dir)).toBe(before);
    fs.writeFileSync(path.join(dir, "guide.yaml"), guide.slice(0, guide.indexOf("  - id: change")));
    const { json } = await ok(dir, "guide", "import", "guide.yaml", "--json");
    expect(json).toMatchObject({ event: before + 1, unchanged: 2, removed: 1 });
    expect((await questions(dir, "a")).slice(6)).toEqual([null, null]);
    await ok(dir, "undo");
    expect((await questions(dir, "a")).slice(6)).toEqual(["change", "change"]);
  });

  it("shows in a dry run what it would link, and writes nothing", async () => {
    const dir = await study();
    const before = await head(dir);
    const { json } = await ok(dir, "guide", "import", "guide.yaml", "--dry-run", "--json");
    expect(json).toMatchObject({ event: null, dryRun: true, added: 3 });
    expect(json.questions[0].turns).toBe(2);
    expect(await head(dir)).toBe(before);
    expect((await ok(dir, "guide", "show", "--json")).json.questions).toEqual([]);
  });

  it("says where no interviewer is known, and which question was never found", async () => {
    const dir = await studyWith({
      "a.txt": talk("P1"),
      "b.txt": "Ann: Hi.\n\nBen: Hello.\n\nAnn: So.\n\nBen: Yes.\n",
    });
    fs.writeFileSync(
      path.join(dir, "g.yaml"),
      "- How did you meet your mentor?\n- Which colour was the door of the office?\n",
    );
    const { json, stderr } = await ok(dir, "guide", "import", "g.yaml", "--json");
    expect(json.without).toEqual([{ source: "b", reason: "no-interviewer" }]);
    expect(stderr).toContain("No interviewer is known in 1 source: b.");
    expect(json.questions.map((q: { name: string }) => q.name)).toEqual(["1", "2"]);
  });

  it("links a source anew when who asks in it is settled later", async () => {
    const dir = await studyWith({ "a.txt": talk("P1").replaceAll("Interviewer:", "Ruth:") });
    fs.writeFileSync(path.join(dir, "guide.yaml"), guide);
    await ok(dir, "guide", "import", "guide.yaml");
    expect(new Set(await questions(dir, "a"))).toEqual(new Set([null]));
    await ok(dir, "source", "set", "a", "--interviewer", "Ruth");
    expect(await questions(dir, "a")).toEqual(["Q1", "Q1", null, "Q1", "Q2", "Q2", "change", "change"]);
    expect((await ok(dir, "verify")).code).toBe(0);
    await ok(dir, "undo");
    expect(new Set(await questions(dir, "a"))).toEqual(new Set([null]));
  });

  it.each([
    ["no list", "questions: 3\n", "line 1"],
    ["a question without words", "questions:\n  - id: 1\n", "line 2"],
    ["an unknown key", "questions:\n  - id: 1\n    wrding: x\n", "line 3"],
    ["an id twice", "- {id: 1, wording: a}\n- {id: 1, wording: b}\n", "line 2"],
    ["another file of themata", "themata: codebook/1\nquestions: [a]\n", "codebook/1"],
    ["broken YAML", "questions: [a\n", "line"],
    ["nothing", "\n", "no question"],
  ])("refuses %s, and changes nothing", async (_, yaml, told) => {
    const dir = await study();
    fs.writeFileSync(path.join(dir, "bad.yaml"), yaml);
    const before = await head(dir);
    const ran = await themata(dir, ["guide", "import", "bad.yaml", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([3, "not-a-guide"]);
    expect(ran.stderr).toContain(told);
    expect(await head(dir)).toBe(before);
  });
});

describe("guide show", () => {
  it("counts where each question was asked, and the words that answer it", async () => {
    const dir = await study();
    await ok(dir, "guide", "import", "guide.yaml");
    const { json } = await ok(dir, "guide", "--json");
    expect(json.sources).toBe(1);
    expect(json.questions).toMatchObject([
      { name: "Q1", wording: "How did you meet your mentor?", sources: 1, asked: 1, turns: 2, words: 7 },
      { name: "Q2", asked: 1, turns: 1, words: 2 },
      { name: "change", alternatives: ["Would you change anything?"], asked: 1, turns: 1, words: 2 },
    ]);
  });

  it("says how to get one where there is none", async () => {
    const dir = await studyWith();
    expect((await ok(dir, "guide")).stdout).toContain("themata guide import");
  });
});
