import { describe, expect, it } from "vitest";
import { renameCode } from "../../src/workflow/codebook/code-change.js";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import { actingCoder, codersNamed, findCoder } from "../../src/workflow/shared/coders.js";
import { countedCoders } from "../../src/workflow/shared/counted-coders.js";
import { openTranscript } from "../../src/workflow/shared/open-transcript.js";
import { countSaidWords } from "../../src/workflow/shared/said-words.js";
import { redoActs, undoActs } from "../../src/workflow/shared/undo-acts.js";
import { act, coderOf } from "../../src/workflow/shared/work.js";
import { addCodes, codeTurn, expectRefusal, factsOf, memoryStudy } from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

describe("who acts", () => {
  it("is the lead unless named, and a name one letter off a known one is taken for a slip", async () => {
    const study = await memoryStudy();
    await addCodes(await study.as("benedikt"), "Trust");
    expect((await actingCoder(study.work, undefined)).name).toBe("ann");
    expect((await actingCoder(study.work, "BENEDIKT")).name).toBe("benedikt");
    await expectRefusal(study, "unknown-coder", () => actingCoder(study.work, "benedict"));
    await expectRefusal(study, "bad-coder-name", () => actingCoder(study.work, "a, b"));
    expect(await actingCoder(study.work, "clara")).toEqual({ id: 0, name: "clara" });
    expect(study.notes.at(-1)).toContain('New coder "clara"');
  });

  it("must be named to write, and is nobody new by being asked about", async () => {
    const study = await memoryStudy();
    await expectRefusal(study, "no-coder", async () => coderOf({ ...study.work, coder: null }));
    expect(await findCoder(study.store, "clara")).toBeNull();
    await expectRefusal(study, "unknown-coder", () => codersNamed(study.store, ["ann", "clara"]));
    expect(act({ ...study.work, reason: "late" }, "code.add")).toMatchObject({ coderId: 1, reason: "late" });
  });
});

describe("whose codings are counted", () => {
  it("is the lead coder's, or those of the coders named", async () => {
    const study = await memoryStudy(talks);
    await addCodes(study.work, "Trust");
    await codeTurn(await study.as("benedikt"), "anna", 2, "Trust");
    expect((await countedCoders(study.store, undefined)).names).toEqual(["ann"]);
    expect((await countedCoders(study.store, "benedikt")).names).toEqual(["benedikt"]);
    await expectRefusal(study, "unknown-coder", () => countedCoders(study.store, "zoe"));
  });
});

describe("taking back and doing again", () => {
  it("is each coder's own, and stops with a conflict where another has built on it", async () => {
    const study = await memoryStudy();
    await addCodes(study.work, "Trust");
    const ben = await study.as("benedikt");
    await renameCode(ben, "Trust", "Faith");
    await expectRefusal(study, "later-change", () => undoActs(study.work));
    const after = await factsOf(study.store);
    const joined = await study.as("benedikt");
    await undoActs(joined);
    expect(await study.store.current("code")).toMatchObject([{ name: "Trust" }]);
    await redoActs(joined);
    expect(await factsOf(study.store)).toEqual(after);
  });

  it("is refused where there is nothing, and a new act ends what could be done again", async () => {
    const study = await memoryStudy();
    await addCodes(study.work, "Trust");
    await expectRefusal(study, "nothing-to-redo", () => redoActs(study.work));
    await undoActs(study.work);
    await addCodes(study.work, "Cost");
    await expectRefusal(study, "nothing-to-redo", () => redoActs(study.work));
  });
});

describe("what is said", () => {
  it("is counted of active participants alone, never of who asks", async () => {
    const study = await memoryStudy(talks);
    const words = async () => {
      const { rows } = await countSaidWords(study.work, { by: "participant", all: true });
      return rows.map(({ word }) => word);
    };
    expect(await words()).toEqual(expect.arrayContaining(["evenings", "corridor"]));
    expect(await words()).not.toContain("meet");
    await setParticipant(study.work, "Anna", ["status=withdrawn-after-analysis"]);
    expect(await words()).not.toContain("evenings");
    expect(await words()).toContain("corridor");
    await expectRefusal(study, "unknown-group", () => countSaidWords(study.work, { by: "coder", all: true }));
  });

  it("is opened by the name of its source alone", async () => {
    const study = await memoryStudy(talks);
    expect((await openTranscript(study.work, "ANNA")).turns.count).toBe(4);
    await expectRefusal(study, "unknown-source", () => openTranscript(study.work, "carla"));
  });
});
