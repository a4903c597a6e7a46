import { describe, expect, it } from "vitest";
import { adoptAgreed, decide, listDisagreements } from "../../src/workflow/agreement/adjudicate.js";
import {
  agreementRationale,
  keepRationale,
  requireRationale,
} from "../../src/workflow/agreement/agreement-rationale.js";
import { studyAgreement } from "../../src/workflow/agreement/agreement-study.js";
import { closeRound, roundStatus, startRound } from "../../src/workflow/agreement/rounds.js";
import { markPass } from "../../src/workflow/coding/passes.js";
import { countFrequency } from "../../src/workflow/counts/count-frequency.js";
import { addCodes, codeTurn, expectRefusal, expectUndoable, memoryStudy } from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

const words = { everybody: false, humanOnly: false, resamples: "100" };
const scope = { everybody: false };

/** Both give anna's second turn Trust; ann alone gives the fourth Cost, and both have finished. */
async function doubleStudy(finished = true) {
  const study = await memoryStudy(talks);
  await addCodes(study.work, "Trust", "Cost");
  const ben = await study.as("benedikt");
  await codeTurn(study.work, "anna", 2, "Trust");
  await codeTurn(study.work, "anna", 4, "Cost");
  await codeTurn(ben, "anna", 2, "Trust");
  await markPass(study.work, "anna", "finished");
  if (finished) await markPass(await study.as("benedikt"), "anna", "finished");
  return study;
}

describe("agreement", () => {
  it("is of sources that two coders finished; what one has not read is no disagreement", async () => {
    const study = await doubleStudy(false);
    await expectRefusal(study, "not-double-coded", () => studyAgreement(study.work, words));
    await markPass(await study.as("benedikt"), "anna", "finished");
    await codeTurn(study.work, "boris", 2, "Trust");
    const { units, data, codes } = await studyAgreement(study.work, words);
    expect([units, data.sources.map(({ source }) => source.name)]).toEqual([2, ["anna"]]);
    expect(codes.codes.map(({ code, coefficients }) => [code, coefficients.get("observed")?.value])).toEqual([
      ["Trust", 1],
      ["Cost", 0.5],
    ]);
  });

  it.each([
    ["one-coder", { coders: ["ann"] }],
    ["unknown-coder", { coders: ["ann", "zoe"] }],
    ["unknown-round", { round: "9" }],
    ["unknown-code", { codes: ["Doubt"] }],
    ["bad-unit", { unit: "page" }],
    ["bad-seed", { seed: "-1" }],
  ])("is refused with %s", async (code, more) => {
    const study = await doubleStudy();
    await expectRefusal(study, code, () => studyAgreement(study.work, { ...words, ...more }));
  });

  it("in a reflexive study needs a reason, which is kept", async () => {
    const study = await memoryStudy(talks, "reflexive");
    const before = await agreementRationale(study.store);
    await expectRefusal(study, "reflexive-agreement", async () =>
      requireRationale(before.reflexive, before.rationale),
    );
    await expectRefusal(study, "empty-rationale", () => keepRationale(study.work, " "));
    await keepRationale(study.work, "a reviewer asked for it");
    expect(await agreementRationale(study.store)).toEqual({
      reflexive: true,
      rationale: "a reviewer asked for it",
    });
  });
});

describe("rounds", () => {
  it("are open one at a time, by a name of their own", async () => {
    const study = await memoryStudy(talks);
    await expectRefusal(study, "no-round", () => closeRound(study.work));
    await expectUndoable(study, () => startRound(study.work, "independent", "first"));
    await expectRefusal(study, "round-open", () => startRound(study.work, "independent", ""));
    await expectUndoable(study, () => closeRound(study.work));
    await expectRefusal(study, "round-exists", () => startRound(study.work, "independent", "FIRST"));
  });

  it("keep their own codings and passes: the same passage may be coded in each", async () => {
    const study = await doubleStudy();
    await startRound(study.work, "independent", "");
    await codeTurn(study.work, "anna", 2, "Trust");
    await markPass(study.work, "anna", "finished");
    expect(await roundStatus(study.store)).toMatchObject([
      { number: 1, codings: 1, finished: { ann: 1 }, doubleCoded: 0 },
    ]);
    expect(await study.store.current("coding")).toHaveLength(4);
  });
});

describe("adjudication", () => {
  const frequencies = async ({ work }: Awaited<ReturnType<typeof doubleStudy>>) =>
    (await countFrequency(work, { of: "codes", each: false })).table.rows.map(
      ({ path, n }) => `${path} ${n}`,
    );

  it("writes what all agree on, and what is kept of the rest, for the consensus, which is then counted", async () => {
    const study = await doubleStudy();
    const { disputed, agreed } = await listDisagreements(study.store, scope);
    expect([disputed.map(({ turn, disputed: codes }) => [turn, codes]), agreed.length]).toEqual([
      [[4, ["Cost"]]],
      1,
    ]);
    const work = { ...study.work, reason: "he does not say so" };
    await expectUndoable(study, async () => {
      expect(await decide(work, scope, "anna:4", ["none"])).toMatchObject({ kept: [], open: 0 });
    });
    expect(await frequencies(study)).toEqual(["Trust 1", "Cost 0"]);
  });

  it("keeps the decision with its reason, and may be decided anew", async () => {
    const study = await doubleStudy();
    const decideFor = (keep: string) =>
      decide({ ...study.work, reason: `for ${keep}` }, scope, "anna:4", [keep]);
    await decideFor("none");
    await decideFor("ann");
    const { disputed } = await listDisagreements(study.store, scope);
    expect(disputed.map(({ decision }) => decision)).toEqual([{ kept: "Cost", reason: "for ann" }]);
    expect(await frequencies(study)).toEqual(["Trust 1", "Cost 1"]);
  });

  it("is refused without a reason, without saying what to keep, and where nothing is in dispute", async () => {
    const study = await doubleStudy();
    const work = { ...study.work, reason: "because" };
    await expectRefusal(study, "no-reason", () => decide(study.work, scope, "anna:4", ["none"]));
    await expectRefusal(study, "nothing-kept", () => decide(work, scope, "anna:4", [" "]));
    await expectRefusal(study, "unknown-disagreement", () => decide(work, scope, "anna:2", ["none"]));
    await expectRefusal(study, "unknown-code", () => decide(work, scope, "anna:4", ["Doubt"]));
  });

  it("adopts what is agreed in one step, once", async () => {
    const study = await doubleStudy();
    await expectUndoable(study, async () => {
      expect(await adoptAgreed(study.work, scope)).toMatchObject({ added: 1, open: 1 });
    });
    expect(await adoptAgreed(study.work, scope)).toMatchObject({ event: null, added: 0 });
  });
});
