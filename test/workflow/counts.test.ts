import { describe, expect, it } from "vitest";
import { markPass } from "../../src/workflow/coding/passes.js";
import { countFrequency } from "../../src/workflow/counts/count-frequency.js";
import { countCooccurrence, countCoverage } from "../../src/workflow/counts/count-tables.js";
import { findSaturation, type SaturationQuestion } from "../../src/workflow/counts/find-saturation.js";
import { cellsOf, framework, writeCells } from "../../src/workflow/counts/framework.js";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import { readSheet } from "../../src/workflow/shared/read-sheet.js";
import { addTheme } from "../../src/workflow/themes/change-themes.js";
import {
  addCodes,
  codeTurn,
  expectIdempotent,
  expectRefusal,
  expectUndoable,
  importTexts,
  type MemoryStudy,
  memoryStudy,
} from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

/** Anna and Boris have Trust, Anna also Cost; both codes serve one theme. */
async function countedStudy(): Promise<MemoryStudy> {
  const study = await memoryStudy(talks);
  await addCodes(study.work, "Trust", "Cost");
  await codeTurn(study.work, "anna", 2, "Trust");
  await codeTurn(study.work, "anna", 4, "Cost");
  await codeTurn(study.work, "boris", 2, "Trust");
  await addTheme(study.work, "It takes time", { codes: ["Trust", "Cost"] });
  return study;
}

const carla = talks.anna.replaceAll("Anna", "Carla");

const withdraw = ({ work }: MemoryStudy, who: string) =>
  setParticipant(work, who, ["status=withdrawn-after-analysis"]);

describe("frequencies", () => {
  const rows = async ({ work }: MemoryStudy, more: Partial<Parameters<typeof countFrequency>[1]> = {}) => {
    const { table } = await countFrequency(work, { of: "codes", each: false, ...more });
    return table.rows.map(({ path, n, N, segments }) => `${path} ${n} of ${N}, ${segments}`);
  };

  it("count people out of the active ones with data, and never more of them than there are", async () => {
    const study = await countedStudy();
    expect(await rows(study)).toEqual(["Trust 2 of 2, 2", "Cost 1 of 2, 1"]);
    await withdraw(study, "Anna");
    expect(await rows(study)).toEqual(["Trust 1 of 1, 1", "Cost 0 of 1, 0"]);
    await withdraw(study, "Boris");
    expect(await rows(study)).toEqual(["Trust 0 of 0, 0", "Cost 0 of 0, 0"]);
  });

  it("narrow N with the filter as well as n", async () => {
    const study = await countedStudy();
    await setParticipant(study.work, "Anna", ["role=mentee"]);
    await setParticipant(study.work, "Boris", ["role=mentor"]);
    expect(await rows(study, { where: "role=mentor" })).toEqual(["Trust 1 of 1, 1", "Cost 0 of 1, 0"]);
    expect(await rows(study, { sources: ["anna"] })).toEqual(["Trust 1 of 1, 1", "Cost 1 of 1, 1"]);
    await expectRefusal(study, "unknown-source", () => rows(study, { sources: ["carla"] }));
  });

  it("are not raised by a second coder, and count the lead's codings unless told", async () => {
    const study = await countedStudy();
    const ben = await study.as("benedikt");
    await codeTurn(ben, "anna", 2, "Trust");
    await codeTurn(ben, "boris", 4, "Cost");
    expect(await rows(study)).toEqual(["Trust 2 of 2, 2", "Cost 1 of 2, 1"]);
    expect(await rows(study, { coders: "ann,benedikt" })).toEqual(["Trust 2 of 2, 2", "Cost 2 of 2, 2"]);
    await expectRefusal(study, "unknown-coder", () => rows(study, { coders: "zoe" }));
  });

  it("leave proposals out until a person confirms them", async () => {
    const study = await countedStudy();
    const [coding] = await study.store.current("coding");
    const propose = {
      command: "coding.change",
      coderId: coding?.coderId ?? 0,
      at: study.work.now(),
    } as const;
    await study.store.record(propose, (draft) =>
      draft.change("coding", coding?.id ?? 0, { state: "proposed" }),
    );
    expect(await rows(study)).toEqual(["Trust 1 of 2, 1", "Cost 1 of 2, 1"]);
  });
});

describe("other tables", () => {
  it("count nothing of people who withdrew", async () => {
    const study = await countedStudy();
    await codeTurn(study.work, "anna", 2, "Cost");
    const pairs = async () =>
      (await countCooccurrence(study.work, { of: "codes", unit: "overlap", within: 0 })).table.pairs.map(
        ({ segments, participants }) => [segments, participants],
      );
    const covered = async () => {
      const { table } = await countCoverage(study.work, {});
      return table.sources.map(({ name, words, passages }) => `${name} ${words > 0} ${passages}`);
    };
    expect(await pairs()).toEqual([[1, 1]]);
    expect(await covered()).toEqual(["anna true 2", "boris true 1"]);
    await withdraw(study, "Anna");
    expect(await pairs()).toEqual([]);
    expect((await covered()).filter((line) => line.startsWith("anna true"))).toEqual([]);
    await expectRefusal(study, "bad-unit", () =>
      countCooccurrence(study.work, { of: "codes", unit: "page", within: 0 }),
    );
  });
});

describe("saturation", () => {
  const question: SaturationQuestion = {
    of: "codes",
    base: 1,
    run: 1,
    threshold: 0.05,
    newBy: "use",
    order: "name",
    permutations: 0,
    seed: 1,
  };
  const steps = async (study: MemoryStudy, more: Partial<SaturationQuestion> = {}) => {
    const found = await findSaturation(study.work, { ...question, ...more }, false);
    if (found.kind !== "saturation") throw new Error("not a reflexive study");
    return found.groups[0]?.discovery.steps.map(({ fresh }) => fresh);
  };

  it("takes a code as new where it is first used, whether by the order of interviews or of the work", async () => {
    const study = await memoryStudy({ ...talks, carla });
    await addCodes(study.work, "Trust", "Cost");
    await codeTurn(study.work, "anna", 4, "Cost");
    for (const source of ["anna", "boris", "carla"]) await codeTurn(study.work, source, 2, "Trust");
    await codeTurn(study.work, "carla", 4, "Cost");
    expect(await steps(study, { newBy: "order" })).toEqual([2, 0, 0]);
    expect(await steps(study, { newBy: "use" })).toEqual([2, 0, 0]);
  });

  it("leaves out transcripts that nobody counted has read, and names them", async () => {
    const study = await countedStudy();
    await importTexts(study.work, { carla });
    const found = await findSaturation(study.work, question, false);
    expect(found).toMatchObject({ unread: ["carla"] });
    await markPass(study.work, "carla", "finished");
    expect(await findSaturation(study.work, question, false)).toMatchObject({ unread: [] });
    expect(await steps(study)).toEqual([2, 0, 0]);
  });

  it("leaves out the interviews of people who withdrew", async () => {
    const study = await countedStudy();
    await withdraw(study, "Anna");
    expect(await steps(study)).toEqual([1]);
  });

  it("gives way to information power in a reflexive study, unless forced", async () => {
    const study = await memoryStudy(talks, "reflexive");
    expect(await findSaturation(study.work, question, false)).toMatchObject({
      kind: "information-power",
      facts: { participants: 2, sources: 2 },
    });
    expect(await findSaturation(study.work, question, true)).toMatchObject({ kind: "saturation" });
  });

  it.each([
    ["bad-new", { newBy: "last" }],
    ["bad-order", { order: "size" }],
    ["unknown-group", { by: "question" }],
  ])("is refused with %s", async (code, more) => {
    const study = await countedStudy();
    await expectRefusal(study, code, () => findSaturation(study.work, { ...question, ...more }, false));
  });
});

describe("the framework matrix", () => {
  const cells = async ({ work }: MemoryStudy) =>
    (await framework(work, {})).cells.flat().map(({ participant, summary, codings, since }) => ({
      participant,
      summary,
      codings: codings.length,
      since,
    }));

  it("links a summary to the codings of its day, and counts those that came since", async () => {
    const study = await countedStudy();
    const write = () =>
      writeCells(
        study.work,
        [{ participant: "Anna", theme: "It takes time", summary: "Nights." }],
        undefined,
      );
    await expectUndoable(study, write);
    await expectIdempotent(study, write);
    await codeTurn(study.work, "anna", 4, "Trust");
    expect(await cells(study)).toEqual([
      { participant: "Anna", summary: "Nights.", codings: 3, since: 1 },
      { participant: "Boris", summary: "", codings: 1, since: 0 },
    ]);
  });

  it("has no row for people who withdrew", async () => {
    const study = await countedStudy();
    await withdraw(study, "Anna");
    expect((await cells(study)).map(({ participant }) => participant)).toEqual(["Boris"]);
  });

  it("takes summaries back whole or not at all", async () => {
    const study = await countedStudy();
    const back = async (text: string) =>
      writeCells(study.work, cellsOf(await readSheet(study.work, Buffer.from(text))), undefined);
    await expectRefusal(study, "unknown-participant", () =>
      back("participant,It takes time\nAnna,Nights.\nCarla,Days.\n"),
    );
    await expectRefusal(study, "unknown-theme", () => back("participant,Doors\nAnna,Open.\n"));
    await expectRefusal(study, "bad-columns", () => back("who,It takes time\nAnna,Nights.\n"));
    expect(await back("participant,role,It takes time\nAnna,,Nights.\nBoris,,\n")).toMatchObject({
      written: 1,
    });
  });
});
