import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

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

function study(yaml = guide): Promise<string> {
  return keptStudy(`study of guide ${yaml}`, async () => {
    const dir = await studyWith({ "a.txt": talk("P1") });
    fs.writeFileSync(path.join(dir, "guide.yaml"), yaml);
    return dir;
  });
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
    expect(stderr).toContain("No interviewer is named in 1 source: b.");
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
  ])("refuses %s, and changes nothing", async (_, yaml, expected) => {
    const dir = await study();
    fs.writeFileSync(path.join(dir, "bad.yaml"), yaml);
    const before = await head(dir);
    const ran = await themata(dir, ["guide", "import", "bad.yaml", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([3, "not-a-guide"]);
    expect(ran.stderr).toContain(expected);
    expect(await head(dir)).toBe(before);
  });
});

const turnsOf = async (dir: string, source = "a") =>
  (await questions(dir, source)).map((q: string | null) => q ?? "-").join(" ");

describe("guide link and unlink", () => {
  const recognised = "Q1 Q1 - Q1 Q2 Q2 change change";
  const linked = async () => {
    const dir = await study();
    await ok(dir, "guide", "import", "guide.yaml");
    expect(await turnsOf(dir)).toBe(recognised);
    return dir;
  };

  it("puts an interviewer's turn and the answers after it under a question, up to the next one", async () => {
    const dir = await linked();
    const before = await head(dir);
    const { json } = await ok(dir, "guide", "link", "a", "3", "change", "--json");
    expect(json).toMatchObject({ event: before + 1, source: "a", question: "change", turns: [3] });
    expect(json.changed).toEqual([
      { turn: 3, before: null, after: "change" },
      { turn: 4, before: "Q1", after: "change" },
    ]);
    expect(await turnsOf(dir)).toBe("Q1 Q1 change change Q2 Q2 change change");
    expect((await ok(dir, "log", "--json")).json.events[0].command).toBe("guide.link");
    await ok(dir, "undo");
    expect(await turnsOf(dir)).toBe(recognised);
    await ok(dir, "redo");
    expect(await turnsOf(dir)).toBe("Q1 Q1 change change Q2 Q2 change change");
    expect((await ok(dir, "verify")).code).toBe(0);
  });

  it("puts a participant's turn alone, several turns and ranges, by the question's place in the guide", async () => {
    const dir = await linked();
    await ok(dir, "guide", "link", "a", "4", "6", "3");
    expect(await turnsOf(dir)).toBe("Q1 Q1 - change Q2 change change change");
    await ok(dir, "guide", "link", "a", "1-4,8", "Q2");
    expect(await turnsOf(dir)).toBe("Q2 Q2 Q2 Q2 Q2 change change Q2");
  });

  it("unplaces turns by hand, and leaves them to recognition again when asked", async () => {
    const dir = await linked();
    await ok(dir, "guide", "unlink", "a", "3");
    expect(await turnsOf(dir)).toBe("Q1 Q1 - - Q2 Q2 change change");
    await ok(dir, "guide", "unlink", "a", "1", "8");
    expect(await turnsOf(dir)).toBe("- - - - Q2 Q2 change -");
    expect((await ok(dir, "guide", "--json")).json.unplaced).toEqual(
      [2, 4, 8].map((turn) => ({ source: "a", turn })),
    );
    await ok(dir, "guide", "unlink", "a", "1-8", "--auto");
    expect(await turnsOf(dir)).toBe(recognised);
  });

  it("holds what a person put through another import of the guide and another interviewer, and says so", async () => {
    const dir = await linked();
    await ok(dir, "guide", "link", "a", "3", "change");
    await ok(dir, "guide", "unlink", "a", "6");
    fs.writeFileSync(path.join(dir, "guide.yaml"), `${guide}  - And then?\n`);
    const { json, stderr } = await ok(dir, "guide", "import", "guide.yaml", "--json");
    expect(json.byHand).toEqual({ kept: 2, dropped: 0 });
    expect(stderr).toContain("2 turns placed by hand: left as you put them.");
    expect(await turnsOf(dir)).toBe("Q1 Q1 change change Q2 - change change");
    await ok(dir, "source", "set", "a", "--speaker", "P1=other");
    await ok(dir, "source", "set", "a", "--speaker", "P1=participant");
    expect(await turnsOf(dir)).toBe("Q1 Q1 change change Q2 - change change");
  });

  it("recognises turns anew whose question the guide no longer has", async () => {
    const dir = await linked();
    await ok(dir, "guide", "link", "a", "3", "change");
    fs.writeFileSync(path.join(dir, "guide.yaml"), guide.slice(0, guide.indexOf("  - id: change")));
    const { json } = await ok(dir, "guide", "import", "guide.yaml", "--json");
    expect(json.byHand).toEqual({ kept: 0, dropped: 1 });
    expect(await turnsOf(dir)).toBe("Q1 Q1 - Q1 Q2 Q2 - -");
  });

  it("writes nothing in a dry run, and no event where it is so already", async () => {
    const dir = await linked();
    const before = await head(dir);
    const { json } = await ok(dir, "guide", "link", "a", "3", "Q2", "--dry-run", "--json");
    expect(json).toMatchObject({ event: null, dryRun: true, changed: [{ turn: 3 }, { turn: 4 }] });
    expect(await turnsOf(dir)).toBe(recognised);
    expect(await head(dir)).toBe(before);
    await ok(dir, "guide", "link", "a", "3", "Q2");
    expect((await ok(dir, "guide", "link", "a", "3", "Q2", "--json")).json.event).toBeNull();
    expect(await head(dir)).toBe(before + 1);
  });

  it.each([
    [["link", "a", "9", "Q1"], "unknown-turn"],
    [["link", "a", "0", "Q1"], "bad-turn"],
    [["link", "a", "5-3", "Q1"], "bad-turn"],
    [["link", "a", "x", "Q1"], "bad-turn"],
    [["link", "a", "3", "Q9"], "unknown-question"],
    [["link", "a", "Q1"], "no-question"],
    [["link", "nobody", "3", "Q1"], "unknown-source"],
    [["unlink", "a", "9"], "unknown-turn"],
  ])("refuses %j, and changes nothing", async (argv, code) => {
    const dir = await linked();
    const before = await head(dir);
    const ran = await themata(dir, ["guide", ...argv, "--json"]);
    expect(ran.json.error.code).toBe(code);
    expect(ran.code).toBe(2);
    expect(await head(dir)).toBe(before);
  });

  it("says that there is no guide to link to", async () => {
    const dir = await studyWith({ "a.txt": talk("P1") });
    const ran = await themata(dir, ["guide", "unlink", "a", "3", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "no-guide"]);
  });
});

describe("a table by question", () => {
  it("says how many turns of participants are unplaced, as guide show does", async () => {
    const dir = await study();
    await ok(dir, "guide", "import", "guide.yaml");
    await ok(dir, "guide", "unlink", "a", "6");
    await ok(dir, "codebook", "add", "trust");
    await ok(dir, "code", "a", "trust", "--turn", "2");
    const unplaced = { turns: 1, of: 4, percent: 25 };
    const answer = "Unplaced: 1 of 4 turns of participants (25%) are under no question of the guide.";
    const shown = await ok(dir, "guide", "show", "--json");
    expect(shown.json).toMatchObject({ share: unplaced, unplaced: [{ source: "a", turn: 6 }] });
    expect((await ok(dir, "guide")).stdout).toContain(answer);
    for (const argv of [["frequency"], ["frequency", "--by", "role"], ["matrix"], ["words", "--all"]]) {
      const command = [...argv, "--by", "question"];
      expect((await ok(dir, ...command, "--json")).json.unplaced).toEqual(unplaced);
      expect((await ok(dir, ...command)).stdout).toContain(answer);
      expect((await ok(dir, ...argv, "--by", "participant", "--json")).json.unplaced).toBeUndefined();
    }
  });

  it("is not made of saturation, which goes source by source", async () => {
    const dir = await study();
    await ok(dir, "guide", "import", "guide.yaml");
    await ok(dir, "codebook", "add", "trust");
    await ok(dir, "code", "a", "trust", "--turn", "2");
    const ran = await themata(dir, ["saturation", "--by", "question", "--anyway", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "unknown-group"]);
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
