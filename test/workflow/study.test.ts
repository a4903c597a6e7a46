import { describe, expect, it } from "vitest";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import { undoActs } from "../../src/workflow/shared/undo-acts.js";
import { addActivity, listActivities } from "../../src/workflow/study/activities.js";
import { initStudy } from "../../src/workflow/study/init-study.js";
import { addMilestone, listMilestones } from "../../src/workflow/study/milestones.js";
import { phaseJournal } from "../../src/workflow/study/phase-journal.js";
import { readLog, showEvent } from "../../src/workflow/study/read-log.js";
import { addRecruitment, listRecruitment } from "../../src/workflow/study/recruitment.js";
import { readSettings, setSetting } from "../../src/workflow/study/study-settings.js";
import { studyStatus } from "../../src/workflow/study/study-status.js";
import { addMember, editMember, listTeam } from "../../src/workflow/study/team.js";
import { verifyStudy } from "../../src/workflow/study/verify-study.js";
import {
  addCodes,
  codeTurn,
  expectDryRun,
  expectIdempotent,
  expectRefusal,
  expectUndoable,
  memoryStudy,
} from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

describe("a new study", () => {
  it("refuses an approach there is none of and a coder without a name, before anything is written", async () => {
    const study = await memoryStudy();
    const begin = (approach: string, coder: string) => () =>
      initStudy(study.store, { approach, coder, at: 0, timezone: "UTC" });
    await expectRefusal(study, "bad-approach", begin("grounded", "ann"));
    await expectRefusal(study, "bad-coder-name", begin("codebook", " "));
  });
});

describe("the particulars of a study", () => {
  it("are set, changed and cleared in a step each, and set once", async () => {
    const study = await memoryStudy();
    await expectUndoable(study, () => setSetting(study.work, "title", "Doors"));
    await expectIdempotent(study, () => setSetting(study.work, "title", "Doors"));
    await expectUndoable(study, () => setSetting(study.work, "title", "Open doors"));
    await expectUndoable(study, () => setSetting(study.work, "title", ""));
    expect((await readSettings(study.store)).has("title")).toBe(false);
    await expectDryRun(study, (work) => setSetting(work, "title", "Doors"));
  });

  it.each([
    ["unknown-setting", "colour", "red"],
    ["bad-value", "approach", "grounded"],
  ])("are refused with %s", async (code, key, value) => {
    const study = await memoryStudy();
    await expectRefusal(study, code, () => setSetting(study.work, key, value));
  });

  it("can be read as they stood after an event", async () => {
    const study = await memoryStudy();
    const { event } = await setSetting(study.work, "title", "Doors");
    await setSetting(study.work, "title", "Open doors");
    expect((await readSettings(study.store, { asOf: event ?? 0 })).get("title")).toBe("Doors");
  });
});

describe("recruitment", () => {
  it("adds up what is known, and says what cannot be right", async () => {
    const study = await memoryStudy();
    await expectUndoable(study, () =>
      addRecruitment(study.work, { approached: "9", agreed: "7", refused: "2" }),
    );
    const { findings } = await addRecruitment(study.work, { approached: "3", agreed: "2", refused: "2" });
    expect(findings).toEqual(["3 were approached, yet 4 agreed or refused."]);
    expect((await listRecruitment(study.work)).totals).toEqual({
      approached: 12,
      agreed: 9,
      refused: 4,
      withdrew: null,
    });
  });

  it.each([
    ["nothing-given", {}],
    ["bad-number", { approached: "many" }],
    ["bad-date", { approached: "3", date: "2024-13-01" }],
  ])("is refused with %s", async (code, input) => {
    const study = await memoryStudy();
    await expectRefusal(study, code, () => addRecruitment(study.work, input));
  });
});

describe("the team", () => {
  it("has each member once, whatever the case of the name", async () => {
    const study = await memoryStudy();
    await expectUndoable(study, () => addMember(study.work, "Ada Ray", { initials: "AR", coder: "ann" }));
    await expectRefusal(study, "member-exists", () => addMember(study.work, "ADA RAY", {}));
    await expectRefusal(study, "unknown-coder", () => addMember(study.work, "Ben Orr", { coder: "zoe" }));
    await expectUndoable(study, () => editMember(study.work, "AR", { occupation: "nurse" }));
    await expectIdempotent(study, () => editMember(study.work, "AR", { occupation: "nurse" }));
    await expectRefusal(study, "nothing-given", () => editMember(study.work, "AR", {}));
    expect(await listTeam(study.work)).toMatchObject([
      { name: "Ada Ray", coder: "ann", occupation: "nurse" },
    ]);
  });
});

describe("activities and milestones", () => {
  it("are listed by date", async () => {
    const study = await memoryStudy();
    await addActivity(study.work, "member check", { date: "2024-06-02" });
    await expectUndoable(study, () => addActivity(study.work, "debrief", { date: "2024-05-01" }));
    expect((await listActivities(study.work)).map(({ kind }) => kind)).toEqual(["debrief", "member check"]);
    await expectRefusal(study, "bad-date", () => addActivity(study.work, "debrief", { date: "soon" }));
  });

  it("name the newest event once", async () => {
    const study = await memoryStudy();
    const { seq } = await study.store.head();
    await expectUndoable(study, () => addMilestone(study.work, "submitted", ""));
    await expectRefusal(study, "milestone-exists", () => addMilestone(study.work, "Submitted", ""));
    expect(await listMilestones(study.work)).toMatchObject([{ name: "submitted", event: seq }]);
  });
});

describe("the history", () => {
  it("tells who did what and what was taken back; an undone act is no part of the journal of phases", async () => {
    const study = await memoryStudy(talks);
    await addCodes(study.work, "Trust");
    const { seq } = await study.store.head();
    const acts = async () => (await phaseJournal(study.work)).acts.map(({ command }) => command);
    expect(await acts()).toContain("code.add");
    await undoActs(study.work);
    expect(await acts()).not.toContain("code.add");
    const log = await readLog(study.work, 2);
    expect(log.map(({ coder, undone }) => [coder, undone])).toEqual([
      ["ann", false],
      ["ann", true],
    ]);
    expect((await showEvent(study.work, seq)).changes).toMatchObject([{ kind: "code", before: null }]);
    await expectRefusal(study, "no-such-event", () => showEvent(study.work, 999));
  });

  it("takes the phase that was given before the usual one", async () => {
    const study = await memoryStudy();
    await addCodes({ ...study.work, phase: 5 }, "Trust");
    expect((await phaseJournal(study.work)).acts.at(-1)).toMatchObject({ phase: 5, given: true });
  });
});

describe("where a study stands", () => {
  it("counts active participants alone, and their words", async () => {
    const study = await memoryStudy(talks);
    await addCodes(study.work, "Trust");
    await codeTurn(study.work, "anna", 2, "Trust");
    await codeTurn(study.work, "boris", 2, "Trust");
    const before = await studyStatus(study.work);
    expect(before).toMatchObject({ participants: 2, codes: { used: 1, inNoTheme: 1 } });
    expect(before.wordsCoded).toBeLessThan(before.words);
    await setParticipant(study.work, "Boris", ["status=withdrawn-after-analysis"]);
    const after = await studyStatus(study.work);
    expect(after).toMatchObject({ participants: 1, coders: [{ codings: 1, sourcesCoded: 1 }] });
    expect(after.words).toBeLessThan(before.words);
    expect(after.wordsCoded).toBeLessThan(before.wordsCoded);
  });
});

describe("verifying a study", () => {
  it("finds a sound study sound, and a coding whose words are not those that were coded", async () => {
    const study = await memoryStudy(talks);
    await addCodes(study.work, "Trust");
    const [uid = ""] = await codeTurn(study.work, "anna", 2, "Trust");
    expect(await verifyStudy(study.work, { deep: true })).toMatchObject({
      ok: true,
      codings: 1,
      problems: [],
    });
    const [coding] = await study.store.current("coding");
    await study.store.record(
      { command: "coding.change", coderId: study.work.coder?.id ?? 0, at: study.work.now() },
      (draft) => draft.change("coding", coding?.id ?? 0, { start: (coding?.start ?? 0) + 1 }),
    );
    expect(await verifyStudy(study.work)).toMatchObject({
      ok: false,
      problems: [{ code: "coding-moved", id: uid }],
    });
  });
});
