import { describe, expect, it } from "vitest";
import { checkDisclosure } from "../../src/workflow/checks/check-disclosure.js";
import { collectEvidence } from "../../src/workflow/checks/collect-evidence.js";
import { judgeDisclosures } from "../../src/workflow/checks/judge-disclosures.js";
import { quotedPeople } from "../../src/workflow/checks/manuscript-people.js";
import { answeredLists, setAnswer } from "../../src/workflow/checks/set-answer.js";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import { undoActs } from "../../src/workflow/shared/undo-acts.js";
import { addTheme } from "../../src/workflow/themes/change-themes.js";
import {
  addCodes,
  codeTurn,
  expectIdempotent,
  expectRefusal,
  expectUndoable,
  memoryStudy,
} from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

const tool = { name: "themata", version: "test" };

async function checkedStudy() {
  const study = await memoryStudy({
    ...talks,
    boris: talks.boris.replace("I waited", "I waited for Ludovica"),
  });
  await addCodes(study.work, "Trust");
  await codeTurn(study.work, "anna", 2, "Trust");
  await codeTurn(study.work, "boris", 2, "Trust");
  await addTheme(study.work, "Doors open", { codes: ["Trust"] });
  return study;
}

describe("what checks know of a study", () => {
  it("quotes nobody who withdrew or did not consent", async () => {
    const study = await checkedStudy();
    const reach = async () => {
      const { evidence } = await collectEvidence(study.store, tool);
      return {
        quoted: evidence.quotations.map(({ label }) => label).sort(),
        quotable: quotedPeople(evidence).map(({ label, quotable }) => `${label} ${quotable}`),
      };
    };
    expect(await reach()).toEqual({ quoted: ["Anna", "Boris"], quotable: ["Anna true", "Boris true"] });
    await setParticipant(study.work, "Anna", ["status=withdrawn-after-analysis"]);
    await setParticipant(study.work, "Boris", ["consent=audio"]);
    expect(await reach()).toEqual({ quoted: [], quotable: ["Anna false", "Boris false"] });
  });

  it("leaves out what was taken back", async () => {
    const study = await checkedStudy();
    const themes = async () => (await collectEvidence(study.store, tool)).evidence.themes.length;
    expect(await themes()).toBe(1);
    await undoActs(study.work);
    expect(await themes()).toBe(0);
  });
});

describe("answers to a checklist", () => {
  const place = { checklist: "coreq", item: "10" };

  it("are kept item by item in a step each; what is not named stays", async () => {
    const study = await checkedStudy();
    await expectUndoable(study, () => setAnswer(study.work, place, { text: "by mail", status: "reported" }));
    await expectIdempotent(study, () => setAnswer(study.work, place, { location: "p. 3" }));
    expect(await study.store.current("answer")).toMatchObject([
      { text: "by mail", status: "reported", location: "p. 3" },
    ]);
    expect(await answeredLists(study.work)).toEqual(["coreq"]);
  });

  it("go when nothing is left in them, and are refused where nothing is said", async () => {
    const study = await checkedStudy();
    await setAnswer(study.work, place, { text: "by mail" });
    await expectUndoable(study, () => setAnswer(study.work, place, { text: "" }));
    expect(await study.store.current("answer")).toEqual([]);
    await expectRefusal(study, "nothing-said", () => setAnswer(study.work, place, {}));
  });
});

describe("findings of disclosure", () => {
  it("are judged with a reason, which stays with the finding", async () => {
    const study = await checkedStudy();
    const { evidence } = await collectEvidence(study.store, tool);
    const found = async () =>
      (await checkDisclosure(study.store, evidence, { transcripts: true })).findings.filter(
        ({ subject }) => subject === "Ludovica",
      );
    expect(await found()).toMatchObject([{ decision: null }]);
    const judge = (reason: string | undefined, ...ids: string[]) =>
      judgeDisclosures({ ...study.work, reason }, evidence, ids, "dismissed");
    await expectRefusal(study, "no-reason", () => judge(undefined, "Ludovica"));
    await expectRefusal(study, "unknown-finding", () => judge("a pseudonym", "Ludovica", "Nobody"));
    await expectUndoable(study, () => judge("a pseudonym", "Ludovica"));
    expect(await found()).toMatchObject([{ decision: "dismissed", reason: "a pseudonym" }]);
  });
});
