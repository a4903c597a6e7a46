import { describe, expect, it } from "vitest";
import { addMemo } from "../../src/workflow/coding/memos.js";
import { markPass } from "../../src/workflow/coding/passes.js";
import { linkByHand } from "../../src/workflow/sources/guide-by-hand.js";
import { importGuide } from "../../src/workflow/sources/guide-import.js";
import { showGuide } from "../../src/workflow/sources/guide-show.js";
import { readSourceOrder } from "../../src/workflow/sources/source-order.js";
import { removeSource } from "../../src/workflow/sources/source-remove.js";
import { renameSource } from "../../src/workflow/sources/source-rename.js";
import { setSources } from "../../src/workflow/sources/source-set.js";
import { setSourcesFrom } from "../../src/workflow/sources/source-set-table.js";
import { sourceTurns } from "../../src/workflow/sources/source-turns.js";
import {
  addCodes,
  codeTurn,
  expectDryRun,
  expectIdempotent,
  expectRefusal,
  expectUndoable,
  importTexts,
  memoryStudy,
} from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

describe("importing transcripts", () => {
  it("is one step however many files there are, and undo takes all of them back", async () => {
    const study = await memoryStudy();
    await expectUndoable(study, () => importTexts(study.work, talks));
    expect((await study.store.current("participant")).map(({ label }) => label)).toEqual(["Anna", "Boris"]);
  });

  it("passes over a file that is in the study already, whatever its name, and says as what", async () => {
    const study = await memoryStudy(talks);
    const head = await study.store.head();
    const again = await importTexts(study.work, { another: talks.anna });
    expect(again.skipped).toMatchObject([{ file: "another.txt", source: "anna" }]);
    expect(again.sources).toEqual([]);
    expect(await study.store.head()).toEqual(head);
  });

  it("reports a bad file and takes the good ones", async () => {
    const study = await memoryStudy();
    const report = await importTexts(study.work, { anna: talks.anna, nothing: "" });
    expect(report.sources.map(({ name }) => name)).toEqual(["anna"]);
    expect(report.failed).toMatchObject([{ file: "nothing.txt", code: "empty-file" }]);
  });

  it("keeps the file as it was only where that is asked for", async () => {
    const study = await memoryStudy(talks);
    expect(study.originals.size).toBe(0);
    await importTexts(study.work, { carla: "Carla: I would do it again." }, true);
    expect([...study.originals.values()].map((bytes) => Buffer.from(bytes).toString())).toEqual([
      "Carla: I would do it again.",
    ]);
  });

  it("writes nothing in a dry run, and shows the first turns instead", async () => {
    const study = await memoryStudy();
    const head = await study.store.head();
    const report = await importTexts({ ...study.work, dryRun: true }, talks);
    expect(report.sources.map(({ firstTurns }) => firstTurns[1]?.speaker)).toEqual(["Anna", "Boris"]);
    expect(await study.store.head()).toEqual(head);
  });
});

describe("removing a source", () => {
  it("is refused where passages are coded, unless they are to go as well", async () => {
    const study = await memoryStudy(talks);
    await addCodes(study.work, "Trust");
    await codeTurn(study.work, "anna", 2, "Trust");
    await expectRefusal(study, "source-coded", () => removeSource(study.work, "anna", false));
    await addMemo(study.work, { body: "a note", on: "source:anna" });
    await markPass(study.work, "anna", "finished");
    await expectUndoable(study, async () => {
      expect(await removeSource(study.work, "anna", true)).toMatchObject({
        source: "anna",
        codings: 1,
        memos: 1,
        passes: 1,
        participants: ["Anna"],
      });
    });
    expect((await study.store.current("source")).map(({ name }) => name)).toEqual(["boris"]);
  });

  it("leaves a participant who also speaks elsewhere", async () => {
    const study = await memoryStudy(talks);
    await importTexts(study.work, {
      later: "Interviewer: And now?\n\nAnna: The same.\n\nInterviewer: Still?\n\nAnna: Still.",
    });
    expect(await removeSource(study.work, "anna", false)).toMatchObject({ participants: [] });
    expect(await study.store.current("participant", { label: "Anna" })).toHaveLength(1);
  });

  it("of a source that is not there is refused", async () => {
    const study = await memoryStudy(talks);
    await expectRefusal(study, "unknown-source", () => removeSource(study.work, "carla", false));
  });
});

describe("naming a source", () => {
  it("refuses a name that another has, whatever its case, and an empty one", async () => {
    const study = await memoryStudy(talks);
    await expectRefusal(study, "source-exists", () => renameSource(study.work, "anna", "BORIS"));
    await expectRefusal(study, "bad-name", () => renameSource(study.work, "anna", "  "));
  });

  it("can change the case alone, is undone in one step, and writes nothing the second time", async () => {
    const study = await memoryStudy(talks);
    await expectUndoable(study, () => renameSource(study.work, "anna", "Anna 1"));
    await expectIdempotent(study, () => renameSource(study.work, "Anna 1", "anna 1"));
    await expectDryRun(study, (work) => renameSource(work, "anna 1", "first"));
  });
});

describe("setting the particulars of sources", () => {
  const order = (...pairs: string[]) => readSourceOrder(pairs);

  it("sets the same for several in one event, and writes nothing the second time", async () => {
    const study = await memoryStudy(talks);
    const set = () =>
      setSources(study.work, ["anna", "boris"], order("date=2024-05-12", "minutes=50", "mode=video"));
    await expectUndoable(study, set);
    await expectIdempotent(study, set);
    expect((await study.store.current("session")).map(({ date, minutes }) => `${date} ${minutes}`)).toEqual([
      "2024-05-12 50",
      "2024-05-12 50",
    ]);
  });

  it("refuses an empty order, an unknown key, an impossible date and a source named twice", async () => {
    const study = await memoryStudy(talks);
    await expectRefusal(study, "nothing-given", () => setSources(study.work, ["anna"], order()));
    await expectRefusal(study, "unknown-key", async () => order("colour=red"));
    await expectRefusal(study, "bad-date", async () => order("date=2024-02-30"));
    await expectRefusal(study, "given-twice", () =>
      setSources(study.work, ["anna", "ANNA"], order("date=2024-05-12")),
    );
  });

  it("makes who asks an interviewer, whose words count for nobody", async () => {
    const study = await memoryStudy({
      group: "Kim: Why?\n\nLea: Because.\n\nKim: Since when?\n\nLea: Since May.",
    });
    const asks = readSourceOrder([], { interviewer: ["Kim"] });
    expect(await setSources(study.work, ["group"], asks)).toMatchObject({ removed: ["Kim"] });
    const { turns } = await sourceTurns(study.work, "group", {});
    expect(turns.map(({ role, participant }) => `${role} ${participant}`)).toEqual([
      "interviewer null",
      "participant Lea",
      "interviewer null",
      "participant Lea",
    ]);
  });

  it("takes all rows of a table or none, and names each line at fault", async () => {
    const study = await memoryStudy(talks);
    const table = (text: string) =>
      setSourcesFrom(study.work, { name: "sessions.csv", bytes: Buffer.from(text) });
    const bad = "source,date\nanna,2024-05-12\ncarla,2024-05-13\nanna,2024-05-14\n";
    await expectRefusal(study, "bad-table", () => table(bad));
    await expect(table(bad)).rejects.toMatchObject({ hint: expect.stringMatching(/line 3: .*\nline 4: /) });
    await expectRefusal(study, "unknown-column", () => table("source,colour\nanna,red\n"));
    await expectUndoable(study, () => table("source,date\nanna,2024-05-12\nboris,\n"));
  });
});

describe("the interview guide", () => {
  const guide = [
    { name: "meeting", wording: "How did you meet?", alternatives: [] },
    { name: "cost", wording: "What did it cost you?", alternatives: [] },
  ];
  const asked = async (study: Awaited<ReturnType<typeof memoryStudy>>) =>
    (await sourceTurns(study.work, "anna", {})).turns.map(({ question }) => question);

  it("puts questions and the answers after them in their place, in one step", async () => {
    const study = await memoryStudy(talks);
    await expectUndoable(study, () => importGuide(study.work, guide, "guide.yaml"));
    await expectIdempotent(study, () => importGuide(study.work, guide, "guide.yaml"));
    expect(await asked(study)).toEqual(["meeting", "meeting", "cost", "cost"]);
  });

  it("leaves a turn where a person put it, also when the guide comes again", async () => {
    const study = await memoryStudy(talks);
    await importGuide(study.work, guide, "guide.yaml");
    await expectUndoable(study, () => linkByHand(study.work, "anna", [4], { question: "meeting" }));
    await importGuide(
      study.work,
      guide.map((entry) => ({ ...entry, alternatives: ["Tell me."] })),
      "guide.yaml",
    );
    expect(await asked(study)).toEqual(["meeting", "meeting", "cost", "meeting"]);
    await linkByHand(study.work, "anna", [4], "recognised");
    expect(await asked(study)).toEqual(["meeting", "meeting", "cost", "cost"]);
  });

  it("refuses a turn that is not there, a question that is not in it, and any link before there is a guide", async () => {
    const study = await memoryStudy(talks);
    await expectRefusal(study, "no-guide", () => linkByHand(study.work, "anna", [1], "unplaced"));
    await importGuide(study.work, guide, "guide.yaml");
    await expectRefusal(study, "unknown-turn", () => linkByHand(study.work, "anna", [9], "unplaced"));
    await expectRefusal(study, "unknown-question", () =>
      linkByHand(study.work, "anna", [1], { question: "weather" }),
    );
  });

  it("counts the answers of active participants alone", async () => {
    const study = await memoryStudy(talks);
    await importGuide(study.work, guide, "guide.yaml");
    const turns = async () => (await showGuide(study.work)).questions.map((one) => one.turns);
    expect(await turns()).toEqual([2, 2]);
    const [anna] = await study.store.current("participant", { label: "Anna" });
    await study.store.record(
      { command: "participant.set", coderId: study.work.coder?.id ?? 0, at: study.work.now() },
      (draft) => draft.change("participant", anna?.id ?? 0, { status: "withdrawn-after-analysis" }),
    );
    expect(await turns()).toEqual([1, 1]);
  });
});
