import { describe, expect, it } from "vitest";
import { openStudyFolder } from "../../../src/store/sqlite/study-file.js";
import { ok, studyWith, themata } from "../../support/study.js";

const talk = {
  "mentor-1.txt":
    "Interviewer: How did it begin?\n\nParticipant: She asked me 🙂 to lunch.\n\nInterviewer: And then?\n\nParticipant: Then weekly.\n",
  "pair.txt":
    "Ruth: Hello both.\n\nAnna: Hello there.\n\nBen: Hi.\n\nRuth: Go on.\n\nAnna: On Mondays.\n\nBen: Or so.\n",
};
const study = () => studyWith(talk, "--interviewer", "Ruth");
const show = async (dir: string, name: string) =>
  (await ok(dir, "source", "show", name, "--json")).json.source;
const head = async (dir: string) => (await ok(dir, "log", "--json", "--all")).json.head.seq;

describe("source turns", () => {
  it("gives heads and bodies as code points of the text, end-exclusive", async () => {
    const dir = await study();
    const { json } = await ok(dir, "source", "turns", "mentor-1", "--json");
    const text = [...talk["mentor-1.txt"]];
    expect(json.turns).toHaveLength(4);
    expect(json.turns[1]).toMatchObject({
      n: 2,
      speaker: "mentor-1",
      role: "participant",
      participant: "mentor-1",
      text: "She asked me 🙂 to lunch.",
      startMs: null,
      endMs: null,
      question: null,
    });
    for (const { head, body, text: words } of json.turns) {
      expect(text.slice(...body).join("")).toBe(words);
      expect(text.slice(...head).join("")).toMatch(/^(Interviewer|Participant):/);
      expect(head[1]).toBeLessThanOrEqual(body[0]);
    }
  });

  it("gives a range with both ends, and says who a speaker is", async () => {
    const dir = await study();
    const { stdout } = await ok(dir, "source", "turns", "mentor-1", "--from", "2", "--to", "3");
    expect(stdout).toBe("2  mentor-1: She asked me 🙂 to lunch.\n3  Interviewer (interviewer): And then?\n");
  });

  it.each([
    ["--from", "0"],
    ["--to", "5"],
    ["--from", "x"],
  ])("refuses a range outside the source: %s %s", async (option, value) => {
    const dir = await study();
    const ran = await themata(dir, ["source", "turns", "mentor-1", option, value]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(`${option} takes a whole number from 1 to 4`);
  });

  it("refuses a range that runs backwards", async () => {
    const dir = await study();
    expect((await themata(dir, ["source", "turns", "pair", "--from", "4", "--to", "2"])).code).toBe(2);
  });
});

describe("source set", () => {
  it("sets the session and the kind in one event", async () => {
    const dir = await study();
    const before = await head(dir);
    await ok(
      dir,
      "source",
      "set",
      "pair",
      "date=2024-05-12",
      "minutes=48",
      "mode=in person",
      "kind=focus-group",
      "place=",
    );
    expect(await head(dir)).toBe(before + 1);
    expect(await show(dir, "pair")).toMatchObject({
      kind: "focus-group",
      session: { date: "2024-05-12", minutes: 48, mode: "in person", place: "" },
    });
    await ok(dir, "source", "set", "pair", "minutes=");
    expect((await show(dir, "pair")).session.minutes).toBeNull();
  });

  it("maps speakers to participants, makes those that are new, and lets go names that nobody speaks for", async () => {
    const dir = await study();
    const args = ["speaker:ben=Mentee 2", "--speaker", "Anna=Mentee 1"];
    const { json } = await ok(dir, "source", "set", "pair", ...args, "--json");
    expect(json).toMatchObject({ added: ["Mentee 2", "Mentee 1"], removed: ["Anna", "Ben"] });
    const { speakers } = await show(dir, "pair");
    expect(speakers.map((s: { name: string; participant: string }) => [s.name, s.participant])).toEqual([
      ["Ruth", null],
      ["Anna", "Mentee 1"],
      ["Ben", "Mentee 2"],
    ]);
  });

  it("takes a label alone where only one participant speaks", async () => {
    const dir = await study();
    await ok(dir, "source", "set", "mentor-1", "--speaker", "Mentor 1");
    expect((await show(dir, "mentor-1")).speakers[1]).toMatchObject({
      name: "Participant",
      participant: "Mentor 1",
    });
    const ran = await themata(dir, ["source", "set", "pair", "--speaker", "Mentor 1", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "which-speaker"]);
  });

  it("swaps who two speakers are without losing either", async () => {
    const dir = await study();
    const { json } = await ok(
      dir,
      "source",
      "set",
      "pair",
      "--speaker",
      "Anna=Ben",
      "--speaker",
      "Ben=Anna",
      "--json",
    );
    expect(json).toMatchObject({ added: [], removed: [] });
    const { speakers } = await show(dir, "pair");
    expect(speakers.slice(1).map((s: { participant: string }) => s.participant)).toEqual(["Ben", "Anna"]);
  });

  it("makes a speaker an interviewer or another, whose words count for nobody", async () => {
    const dir = await study();
    await ok(dir, "source", "set", "pair", "--interviewer", "Anna", "--other", "Ben");
    const source = await show(dir, "pair");
    expect(source.speakers.map((s: { role: string }) => s.role)).toEqual([
      "interviewer",
      "interviewer",
      "other",
    ]);
    expect(source.warnings.map((w: { code: string }) => w.code)).toEqual(["no-participant"]);
    const { participants } = (await ok(dir, "participants", "--json")).json;
    expect(participants.map((p: { label: string }) => p.label)).toEqual(["mentor-1"]);
  });

  it.each([
    ["a day that is none", ["date=2024-02-30"], "bad-date"],
    ["minutes that are no number", ["minutes=an hour"], "bad-number"],
    ["a kind that is none", ["kind=chat"], "bad-value"],
    ["an unknown key", ["plcae=office"], "unknown-key"],
    ["an unknown speaker", ["mode=video", "speaker:Zed=Mentor 1"], "unknown-speaker"],
    ["a speaker twice", ["speaker:Ben=A", "speaker:ben=B"], "given-twice"],
    ["nothing at all", [], "nothing-given"],
  ])("refuses %s, and changes nothing", async (_what, pairs, code) => {
    const dir = await study();
    const before = [await head(dir), await show(dir, "pair")];
    const ran = await themata(dir, ["source", "set", "pair", ...pairs, "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, code]);
    expect([await head(dir), await show(dir, "pair")]).toEqual(before);
  });
});

describe("source rename", () => {
  it("renames, and refuses a name that is taken, whatever its case", async () => {
    const dir = await study();
    await ok(dir, "source", "rename", "pair", "pair one");
    expect((await show(dir, "pair one")).name).toBe("pair one");
    const ran = await themata(dir, ["source", "rename", "pair one", "Mentor-1", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "source-exists"]);
    expect((await ok(dir, "source", "rename", "pair one", "Pair One", "--json")).json.event).not.toBeNull();
  });
});

describe("source remove", () => {
  it("takes the source and those who spoke nowhere else, and undo brings all back", async () => {
    const dir = await study();
    await ok(dir, "memo", "add", "A noisy room", "--on", "source:pair");
    const before = [
      await show(dir, "pair"),
      (await ok(dir, "participants", "--json")).json,
      (await ok(dir, "memo", "--json")).json,
    ];
    const { json } = await ok(dir, "source", "remove", "pair", "--json");
    expect(json).toMatchObject({ source: "pair", codings: 0, memos: 1, participants: ["Anna", "Ben"] });
    expect((await ok(dir, "sources", "--json")).json.sources).toHaveLength(1);
    expect((await themata(dir, ["source", "show", "pair"])).code).toBe(2);
    await ok(dir, "undo");
    expect([
      await show(dir, "pair"),
      (await ok(dir, "participants", "--json")).json,
      (await ok(dir, "memo", "--json")).json,
    ]).toEqual(before);
    expect((await ok(dir, "verify")).code).toBe(0);
  });

  it("refuses a coded source, unless its codings are to go with it", async () => {
    const dir = await studyWith(
      { "answers.csv": "id,answer,codes\nA1,She kept her word.,Trust\nA2,We met on Mondays.,Time; Trust\n" },
      ...["--text-column", "answer", "--id-column", "id", "--code-column", "codes"],
    );
    const ran = await themata(dir, ["source", "remove", "A2", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "source-coded"]);
    expect((await ok(dir, "source", "remove", "A2", "--cascade", "--dry-run", "--json")).json).toMatchObject({
      event: null,
      codings: 2,
    });
    expect((await ok(dir, "sources", "--json")).json.sources).toHaveLength(2);
    await ok(dir, "source", "remove", "A2", "--cascade");
    const left = (await ok(dir, "sources", "--json")).json.sources;
    expect(left).toMatchObject([{ name: "A1", codings: 1 }]);
    await ok(dir, "undo");
    expect((await show(dir, "A2")).codings).toBe(2);
    expect((await ok(dir, "verify")).code).toBe(0);
  });

  it("takes evidence, passes and memos on its codings along, and leaves other codings in their cells", async () => {
    const dir = await studyWith(
      { "answers.csv": "id,answer,codes\nA1,She kept her word.,Trust\nA2,We met on Mondays.,Time\n" },
      ...["--text-column", "answer", "--id-column", "id", "--code-column", "codes"],
    );
    const store = await openStudyFolder(dir, { tool: "test" });
    const [kept, gone] = await store.current("coding");
    const [person] = await store.current("participant");
    const [coder] = await store.current("coder");
    if (!kept || !gone || !person || !coder) throw new Error("the study lacks what the test needs");
    const { seq: head } = await store.head();
    await store.record({ command: "theme.add", coderId: coder.id, at: 0 }, (draft) => {
      const themeId = draft.add("theme", {
        ...{ parentId: null, position: 0, status: "candidate", origin: "inductive", color: "" },
        ...{ name: "Word is bond", concept: "", boundaries: "", reason: "" },
      });
      draft.add("theme_evidence", { themeId, codingId: gone.id, stance: "against", note: "" });
      draft.add("cell", {
        participantId: person.id,
        themeId,
        codingIds: [kept.id, gone.id],
        summary: "both",
      });
      draft.add("pass", {
        ...{ coderId: coder.id, revisionId: gone.revisionId, roundId: null },
        ...{ state: "finished", codebookSeq: head },
      });
    });
    const before = await store.current("cell");
    await ok(dir, "memo", "add", "Odd one", "--on", `coding:${gone.uid}`);
    const { json } = await ok(dir, "source", "remove", "A2", "--cascade", "--json");
    expect(json).toMatchObject({ codings: 1, memos: 1, passes: 1 });
    expect((await store.current("cell")).map(({ codingIds }) => codingIds)).toEqual([[kept.id]]);
    expect(await store.current("theme_evidence")).toEqual([]);
    await ok(dir, "undo");
    expect((await store.current("cell")).map(({ codingIds }) => codingIds)).toEqual(
      before.map((c) => c.codingIds),
    );
    expect(await store.current("theme_evidence")).toHaveLength(1);
    expect(await store.current("pass")).toHaveLength(1);
    await store.close();
  });
});
