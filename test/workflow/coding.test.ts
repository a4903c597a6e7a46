import { describe, expect, it } from "vitest";
import { applyCodings } from "../../src/workflow/coding/apply-codings.js";
import { autocode } from "../../src/workflow/coding/autocode.js";
import { addCodings } from "../../src/workflow/coding/coding-add.js";
import { readCodingTable } from "../../src/workflow/coding/coding-table.js";
import { exportCodings } from "../../src/workflow/coding/export-codings.js";
import { findByQuery } from "../../src/workflow/coding/find-by-query.js";
import { keyWordInContext } from "../../src/workflow/coding/key-word.js";
import { listCodings } from "../../src/workflow/coding/list-codings.js";
import { addMemo, editMemo, listMemos } from "../../src/workflow/coding/memos.js";
import { listPasses, markPass } from "../../src/workflow/coding/passes.js";
import { recode } from "../../src/workflow/coding/recode.js";
import { importReview } from "../../src/workflow/coding/review-codings.js";
import { uncode } from "../../src/workflow/coding/uncode.js";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import { readSheet } from "../../src/workflow/shared/read-sheet.js";
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

async function studyWithCodes() {
  const study = await memoryStudy(talks);
  await addCodes(study.work, "Trust", "Cost");
  return study;
}

const withdraw = (study: Awaited<ReturnType<typeof memoryStudy>>, who: string) =>
  setParticipant(study.work, who, ["status=withdrawn-after-analysis"]);

describe("coding a passage", () => {
  const passage = { source: "anna", codes: ["Trust"], key: false, origin: "manual" } as const;

  it("is one step for several codes; the same again is nothing", async () => {
    const study = await studyWithCodes();
    const code = () =>
      addCodings(study.work, { ...passage, codes: ["Trust", "Cost"], place: { quote: "what I wanted" } });
    await expectUndoable(study, code);
    await expectIdempotent(study, code);
    expect((await code()).codings.map(({ status, quote }) => `${status} ${quote}`)).toEqual([
      "unchanged what I wanted",
      "unchanged what I wanted",
    ]);
    await expectDryRun(study, (work) => addCodings(work, { ...passage, place: { quote: "My evenings" } }));
  });

  it.each([
    ["quote-not-found", { quote: "what she never said in any interview" }],
    ["quote-ambiguous", { quote: "the" }],
    ["turn-out-of-range", { turns: { from: 9, to: 9 } }],
    ["span-out-of-range", { span: { start: 3, end: 3 } }],
    ["span-out-of-range", { span: { start: 0, end: 100_000 } }],
    ["no-passage", {}],
  ])("is refused with %s (%j)", async (code, place) => {
    const study = await studyWithCodes();
    await expectRefusal(study, code, () => addCodings(study.work, { ...passage, place }));
  });

  it("is refused for a code that is not there, with the other codes of the same act", async () => {
    const study = await studyWithCodes();
    const place = { turns: { from: 2, to: 2 } };
    await expectRefusal(study, "unknown-code", () =>
      addCodings(study.work, { ...passage, codes: ["Trust", "Doubt"], place }),
    );
  });

  it("by a coder nobody knew makes them one with that act, and not if it fails", async () => {
    const study = await studyWithCodes();
    const ben = await study.as("benedikt");
    await expectRefusal(study, "unknown-code", () => codeTurn(ben, "anna", 2, "Doubt"));
    expect(await study.store.current("coder")).toHaveLength(1);
    await codeTurn(ben, "anna", 2, "Trust");
    expect((await listCodings(study.store, {})).codings[0]?.coder).toBe("benedikt");
  });

  it("warns of words that no participant says, which count for no one", async () => {
    const study = await studyWithCodes();
    const { warnings } = await addCodings(study.work, { ...passage, place: { span: { start: 0, end: 20 } } });
    expect(warnings.map(({ code }) => code)).toEqual(["touches-head"]);
  });
});

describe("taking codings away and giving them another code", () => {
  const all = { ids: [], filters: { source: ["anna"] }, others: false };

  it("takes away a coder's own alone, and says whose were left", async () => {
    const study = await studyWithCodes();
    await codeTurn(study.work, "anna", 2, "Trust");
    const ben = await study.as("benedikt");
    await codeTurn(ben, "anna", 2, "Trust");
    await expectUndoable(study, async () => {
      const { removed, left } = await uncode(study.work, all);
      expect([removed.length, left]).toEqual([1, [{ coder: "benedikt", count: 1 }]]);
    });
    await expectRefusal(study, "not-your-coding", () => uncode(study.work, all));
    expect((await uncode(study.work, { ...all, others: true })).removed).toHaveLength(1);
  });

  it("takes memos along with the coding, and undo brings them back", async () => {
    const study = await studyWithCodes();
    const [id = ""] = await codeTurn(study.work, "anna", 2, "Trust");
    await addMemo(study.work, { body: "striking", on: `coding:${id}` });
    await expectUndoable(study, async () => {
      expect(await uncode(study.work, { ...all, ids: [id], filters: {} })).toMatchObject({ memos: 1 });
    });
  });

  it.each([
    ["no-filter", { ids: [], filters: {}, others: false }],
    ["ids-and-filters", { ids: ["abcd"], filters: { source: ["anna"] }, others: false }],
    ["bad-coding-id", { ids: ["xyz"], filters: {}, others: false }],
    ["unknown-coding", { ids: ["0000000000000000"], filters: {}, others: false }],
    ["unknown-source", { ids: [], filters: { source: ["carla"] }, others: false }],
  ])("is refused with %s, nothing taken away", async (code, wanted) => {
    const study = await studyWithCodes();
    await codeTurn(study.work, "anna", 2, "Trust");
    await expectRefusal(study, code, () => uncode(study.work, wanted));
    await expectRefusal(study, code, () => recode(study.work, wanted, "Cost"));
  });

  it("joins what becomes the same coding", async () => {
    const study = await studyWithCodes();
    await codeTurn(study.work, "anna", 2, "Trust", "Cost");
    await codeTurn(study.work, "anna", 4, "Trust");
    await expectUndoable(study, async () => {
      expect(await recode(study.work, { ...all, filters: { code: ["Trust"] } }, "Cost")).toMatchObject({
        recoded: 1,
        collapsed: 1,
      });
    });
    expect((await listCodings(study.store, {})).codings.map(({ code }) => code)).toEqual(["Cost", "Cost"]);
  });
});

describe("coding by rule", () => {
  const rule = { text: "I", unit: "turn", context: 0, codes: ["Trust"] } as const;

  it("codes participants' words alone, in one step, and nothing the second time", async () => {
    const study = await studyWithCodes();
    await expectUndoable(study, async () => {
      const { added, passages } = await autocode(study.work, rule);
      expect([added, passages.map(({ source, turn }) => `${source} ${turn}`)]).toEqual([
        4,
        ["anna 2", "anna 4", "boris 2", "boris 4"],
      ]);
    });
    await expectIdempotent(study, () => autocode(study.work, rule));
  });

  it("leaves out the words of people who withdrew", async () => {
    const study = await studyWithCodes();
    await withdraw(study, "Anna");
    const { passages } = await autocode(study.work, rule);
    expect(new Set(passages.map(({ source }) => source))).toEqual(new Set(["boris"]));
  });

  it.each([
    ["bad-pattern", { ...rule, text: undefined, pattern: "(" }],
    ["unknown-speaker", { ...rule, speaker: "Carla" }],
    ["unknown-question", { ...rule, question: "weather" }],
    ["unknown-code", { ...rule, codes: ["Doubt"] }],
  ])("is refused with %s", async (code, wanted) => {
    const study = await studyWithCodes();
    await expectRefusal(study, code, () => autocode(study.work, wanted));
  });
});

describe("a table of codings", () => {
  const rows = (study: Awaited<ReturnType<typeof memoryStudy>>, text: string) =>
    readCodingTable(study.work, Buffer.from(text));
  const options = { file: "codings.csv", createCodes: false };
  const good = "source,quote,code,memo\nanna,what I wanted,Trust,striking\nboris,in the corridor,Cost,\n";

  it("is applied in one step, and nothing of it the second time", async () => {
    const study = await studyWithCodes();
    const apply = async () => applyCodings(study.work, await rows(study, good), options);
    await expectUndoable(study, async () => {
      expect(await apply()).toMatchObject({ added: 2, memos: 1, unchanged: 0 });
    });
    await expectIdempotent(study, apply);
  });

  it("is applied whole or not at all, with every row at fault named", async () => {
    const study = await studyWithCodes();
    const bad = await rows(study, `${good}carla,nothing,Trust,\nanna,what I wanted,Doubt,\n`);
    await expectRefusal(study, "bad-rows", () => applyCodings(study.work, bad, options));
    await expect(applyCodings(study.work, bad, options)).rejects.toMatchObject({
      rows: [
        { line: 4, code: "unknown-source" },
        { line: 5, code: "unknown-code" },
      ],
    });
  });

  it("makes missing codes only where it may", async () => {
    const study = await studyWithCodes();
    const table = await rows(study, "source,quote,code\nanna,what I wanted,Doubt\n");
    const applied = await applyCodings(study.work, table, { ...options, createCodes: true });
    expect(applied.createdCodes).toEqual(["Doubt"]);
  });

  it("that was written comes back as nothing new", async () => {
    const study = await studyWithCodes();
    await codeTurn(study.work, "anna", 2, "Trust", "Cost");
    const { codings } = await exportCodings(study.store, {}, false);
    const text = [
      "source,start,end,code,coder",
      ...codings.map((c) => [c.source, c.start, c.end, c.path, c.coder].join(",")),
    ];
    const head = await study.store.head();
    const applied = await applyCodings(study.work, await rows(study, text.join("\n")), options);
    expect(applied).toMatchObject({ added: 0, unchanged: 2 });
    expect(await study.store.head()).toEqual(head);
  });
});

describe("codings that went out for review", () => {
  const sheet = (study: Awaited<ReturnType<typeof memoryStudy>>, text: string) =>
    readSheet(study.work, Buffer.from(text));

  it("come back with another code and a memo in one step", async () => {
    const study = await studyWithCodes();
    const [id = ""] = await codeTurn(study.work, "anna", 2, "Trust");
    const back = await sheet(study, `id,code,new memo\n${id},Cost,looked at again\n`);
    await expectUndoable(study, async () => {
      expect(await importReview(study.work, back, false)).toMatchObject({ changed: 1, memos: 1 });
    });
    await expectIdempotent(study, () => importReview(study.work, back, false));
  });

  it("are refused whole where one is another coder's, stands twice, or is not there", async () => {
    const study = await studyWithCodes();
    const [mine = ""] = await codeTurn(study.work, "anna", 2, "Trust");
    const [other = ""] = await codeTurn(await study.as("benedikt"), "anna", 4, "Trust");
    const review = async (text: string) => importReview(study.work, await sheet(study, text), false);
    await expectRefusal(study, "not-your-coding", () => review(`id,code\n${mine},Cost\n${other},Cost\n`));
    await expectRefusal(study, "twice", () => review(`id,code\n${mine},Cost\n${mine},Trust\n`));
    await expectRefusal(study, "unknown-coding", () => review(`id,code\n${"0".repeat(32)},Cost\n`));
    await expectRefusal(study, "bad-columns", () => review("passage,code\nx,Cost\n"));
  });
});

describe("passes", () => {
  it("say which turns of active participants are uncoded, and are said once", async () => {
    const study = await studyWithCodes();
    await codeTurn(study.work, "anna", 2, "Trust");
    await expectUndoable(study, async () => {
      expect(await markPass(study.work, "anna", "finished")).toMatchObject({ uncoded: [4] });
    });
    await expectIdempotent(study, () => markPass(study.work, "anna", "finished"));
    await withdraw(study, "Anna");
    expect(await listPasses(study.store)).toMatchObject([
      { state: "finished", uncoded: 0, participantTurns: 0 },
    ]);
  });

  it("are each coder's own", async () => {
    const study = await studyWithCodes();
    await markPass(study.work, "anna", "started");
    await markPass(await study.as("benedikt"), "anna", "finished");
    const passes = await listPasses(study.store);
    expect(passes.map(({ coder, state }) => `${coder} ${state}`)).toEqual([
      "ann started",
      "benedikt finished",
    ]);
  });
});

describe("memos", () => {
  it("are about what they name, and are edited in one step", async () => {
    const study = await studyWithCodes();
    const { id, kind } = await addMemo(study.work, { body: "about trust", on: "code:Trust" });
    expect(kind).toBe("code");
    await expectUndoable(study, () => editMemo(study.work, id ?? "", { body: "about trust, again" }));
    await expectIdempotent(study, () => editMemo(study.work, id ?? "", { title: "Trust" }));
    expect(await listMemos(study.work, {})).toMatchObject([{ on: "code:Trust", title: "Trust" }]);
  });

  it.each([
    ["empty-memo", { body: " \n" }],
    ["unknown-code", { body: "x", on: "code:Doubt" }],
    ["bad-kind", { body: "x", kind: " " }],
  ])("are refused with %s", async (code, memo) => {
    const study = await studyWithCodes();
    await expectRefusal(study, code, () => addMemo(study.work, memo));
  });
});

describe("finding and listing", () => {
  it("leaves the passages of people who withdrew out of the list, counts them, and shows them by their name", async () => {
    const study = await studyWithCodes();
    await codeTurn(study.work, "anna", 2, "Trust");
    await codeTurn(study.work, "boris", 2, "Trust");
    await withdraw(study, "Anna");
    const listed = await listCodings(study.store, {});
    expect([listed.codings.map(({ source }) => source), listed.total, listed.withdrawn]).toEqual([
      ["boris"],
      1,
      1,
    ]);
    const named = await listCodings(study.store, { participant: ["Anna"] });
    expect(named.codings.map(({ source }) => source)).toEqual(["anna"]);
  });

  it("finds no words of people who withdrew, by query or by key word", async () => {
    const study = await studyWithCodes();
    const sources = async () => [
      ...(await findByQuery(study.work, "text:I", { context: 10 })).passages.map(({ source }) => source),
      ...(await keyWordInContext(study.work, { term: "I", window: 3, everyone: false })).map(
        ({ source }) => source,
      ),
    ];
    expect(new Set(await sources())).toEqual(new Set(["anna", "boris"]));
    await withdraw(study, "Anna");
    expect(new Set(await sources())).toEqual(new Set(["boris"]));
  });
});
