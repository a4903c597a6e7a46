import { describe, expect, it } from "vitest";
import { addCode } from "../../src/workflow/codebook/code-add.js";
import { countFrequency } from "../../src/workflow/counts/count-frequency.js";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import { undoActs } from "../../src/workflow/shared/undo-acts.js";
import { acceptSuggestions, rejectSuggestions } from "../../src/workflow/suggest/suggest-accept.js";
import { answerProposed } from "../../src/workflow/suggest/suggest-answer.js";
import { type SuggestOrder, suggestCodes } from "../../src/workflow/suggest/suggest-codes.js";
import { noteLeft } from "../../src/workflow/suggest/suggest-left.js";
import { offerStats } from "../../src/workflow/suggest/suggest-stats.js";
import {
  codeTurn,
  expectRefusal,
  expectUndoable,
  type MemoryStudy,
  memoryStudy,
} from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

const order: SuggestOrder = {
  top: 1,
  unit: "turn",
  uncoded: false,
  limit: 20,
  forLearning: false,
  withSuggested: false,
};

async function taughtStudy() {
  const study = await memoryStudy(talks);
  await addCode(study.work, "Waiting", { definition: "waited late meeting corridor hour" });
  await addCode(study.work, "Cost", { definition: "evenings night drafts days" });
  return study;
}

const offered = async (study: MemoryStudy, more: Partial<SuggestOrder> = {}) =>
  (await suggestCodes(study.work, { ...order, ...more })).segments.flatMap(({ source, turn, suggestions }) =>
    suggestions.map(({ id, code }) => ({ id: id ?? "", what: `${source.source.name} ${turn} ${code.name}` })),
  );

describe("suggestions", () => {
  it("are about what active participants say, and made once however often they are asked for", async () => {
    const study = await taughtStudy();
    const first = await offered(study);
    expect(first.map(({ what }) => what)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^anna .* Cost$/)]),
    );
    expect((await offered(study)).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    await setParticipant(study.work, "Anna", ["status=withdrawn-after-analysis"]);
    expect((await offered(study)).filter(({ what }) => what.startsWith("anna"))).toEqual([]);
  });

  it("write nothing into the history of the study", async () => {
    const study = await taughtStudy();
    const head = await study.store.head();
    await offered(study);
    expect(await study.store.head()).toEqual(head);
  });

  it.each([
    ["unknown-code", { codes: ["Doubt"] }],
    ["unknown-source", { source: "carla" }],
  ])("are refused with %s", async (code, more) => {
    const study = await taughtStudy();
    await expectRefusal(study, code, () => offered(study, more));
  });
});

describe("answers to suggestions", () => {
  it("accepted, make codings of that origin in one step; undone, they count as not accepted", async () => {
    const study = await taughtStudy();
    const [first] = await offered(study);
    await expectUndoable(study, () => acceptSuggestions(study.work, [first?.id ?? ""]));
    expect(await study.store.current("coding")).toMatchObject([{ origin: "suggested", state: "confirmed" }]);
    expect((await offerStats(study.store)).engines).toMatchObject([{ accepted: 1 }]);
    await undoActs(study.work);
    expect((await offerStats(study.store)).engines).toMatchObject([{ accepted: 0 }]);
  });

  it("rejected, are not offered again, and cannot be once they were accepted", async () => {
    const study = await taughtStudy();
    const [first, second] = await offered(study);
    await rejectSuggestions(study.work, [first?.id ?? ""]);
    expect((await offered(study)).map(({ what }) => what)).not.toContain(first?.what);
    await acceptSuggestions(study.work, [second?.id ?? ""]);
    await expectRefusal(study, "suggestion-accepted", () =>
      rejectSuggestions(study.work, [second?.id ?? ""]),
    );
    await expectRefusal(study, "unknown-suggestion", () => acceptSuggestions(study.work, ["ffffffffffff"]));
  });

  it("proposed, count for nothing until a person confirms them", async () => {
    const study = await taughtStudy();
    const ids = (await offered(study)).map(({ id }) => id);
    await acceptSuggestions(study.work, ids, "proposed");
    const counted = async () =>
      (await countFrequency(study.work, { of: "codes", each: false })).table.rows.reduce(
        (sum, { segments }) => sum + segments,
        0,
      );
    expect(await counted()).toBe(0);
    const [coding] = await study.store.current("coding");
    await expectUndoable(study, () => answerProposed(study.work, [coding?.uid ?? ""], false, "confirm"));
    expect(await counted()).toBe(1);
    await expectRefusal(study, "not-proposed", () =>
      answerProposed(study.work, [coding?.uid ?? ""], false, "confirm"),
    );
    await answerProposed(study.work, [], true, "reject");
    expect(await study.store.current("coding")).toHaveLength(1);
    await expectRefusal(study, "no-codings", () => answerProposed(study.work, [], false, "confirm"));
  });

  it("passed over, may still be answered; the four outcomes add up to what was offered", async () => {
    const study = await taughtStudy();
    const ids = (await offered(study)).map(({ id }) => id);
    await noteLeft(study.work, ids);
    await noteLeft(study.work, ids);
    await rejectSuggestions(study.work, ids.slice(0, 1));
    const [counts] = (await offerStats(study.store)).engines;
    expect(counts).toMatchObject({
      offered: ids.length,
      rejected: 1,
      left: ids.length - 1,
      accepted: 0,
      edited: 0,
    });
  });

  it("leave alone a passage that has the code already", async () => {
    const study = await taughtStudy();
    const offers = await offered(study);
    const cost = offers.find(({ what }) => what === "anna 4 Cost");
    if (cost === undefined) throw new Error(JSON.stringify(offers));
    await codeTurn(study.work, "anna", 4, "Cost");
    const { codings } = await acceptSuggestions(study.work, [cost.id]);
    expect(codings.map(({ status }) => status)).toEqual(["unchanged"]);
  });
});
