import { describe, expect, it } from "vitest";
import type { CodebookEntry } from "../../src/exchange/codebook-entry.js";
import { addCode } from "../../src/workflow/codebook/code-add.js";
import { editCode, moveCode, renameCode, retireCode } from "../../src/workflow/codebook/code-change.js";
import { codeHistory } from "../../src/workflow/codebook/code-history.js";
import { mergeCodes } from "../../src/workflow/codebook/code-merge.js";
import { splitCode } from "../../src/workflow/codebook/code-split.js";
import { codebookEntries } from "../../src/workflow/codebook/codebook-export.js";
import { importCodebook } from "../../src/workflow/codebook/codebook-import.js";
import { showCode, showCodebook } from "../../src/workflow/codebook/codebook-show.js";
import { addMemo } from "../../src/workflow/coding/memos.js";
import { addTheme } from "../../src/workflow/themes/change-themes.js";
import {
  addCodes,
  codeTurn,
  expectDryRun,
  expectIdempotent,
  expectRefusal,
  expectUndoable,
  type MemoryStudy,
  memoryStudy,
} from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

/** Trust with Early and Late below it, and Cost, of which anna's second turn has two. */
async function codedStudy(): Promise<MemoryStudy> {
  const study = await memoryStudy(talks);
  await addCodes(study.work, "Trust", "Trust/Early", "Trust/Late", "Cost");
  await codeTurn(study.work, "anna", 2, "Trust/Early", "Cost");
  await codeTurn(study.work, "anna", 4, "Cost");
  return study;
}

const paths = async ({ work }: MemoryStudy) => (await showCodebook(work, false)).map(({ path }) => path);

describe("adding a code", () => {
  it("puts it behind its siblings in one step, under a parent named by its path", async () => {
    const study = await codedStudy();
    await expectUndoable(study, () => addCode(study.work, "Trust/In between", {}));
    expect(await paths(study)).toEqual(["Trust", "Trust/Early", "Trust/Late", "Trust/In between", "Cost"]);
    await expectDryRun(study, (work) => addCode(work, "Doubt", {}));
  });

  it.each([
    ["duplicate-code", "TRUST", {}],
    ["unknown-code", "Doubt/Early", {}],
    ["bad-code-name", " ", {}],
    ["two-parents", "Trust/Twice", { under: "Cost" }],
    ["bad-color", "Doubt", { color: "reddish" }],
    ["bad-origin", "Doubt", { origin: "guessed" }],
  ])("is refused with %s (%s)", async (code, name, input) => {
    const study = await codedStudy();
    await expectRefusal(study, code, () => addCode(study.work, name, input));
  });

  it("is refused under a retired code", async () => {
    const study = await codedStudy();
    await retireCode(study.work, "Cost", false);
    await expectRefusal(study, "code-retired", () => addCode(study.work, "Cost/Time", {}));
  });
});

describe("changing a code", () => {
  it("keeps its codings when it is renamed or moved", async () => {
    const study = await codedStudy();
    await expectUndoable(study, () => renameCode(study.work, "Cost", "Price"));
    await expectUndoable(study, () => moveCode(study.work, "Price", "Trust"));
    expect(await showCode(study.work, "Trust/Price")).toMatchObject({ codings: 2 });
    await expectIdempotent(study, () => moveCode(study.work, "Price", "Trust"));
  });

  it("never puts a code under itself, nor beside one of its name", async () => {
    const study = await codedStudy();
    await expectRefusal(study, "codebook-cycle", () => moveCode(study.work, "Trust", "Trust/Late"));
    await addCodes(study.work, "Late");
    await expectRefusal(study, "duplicate-code", () => moveCode(study.work, "Late", "Trust"));
    await expectRefusal(study, "duplicate-code", () => renameCode(study.work, "Late", "cost"));
  });

  it("makes a new version of the definition when its wording changes, and not when its colour does", async () => {
    const study = await codedStudy();
    const version = async () => (await showCode(study.work, "Cost")).definitionVersion;
    await editCode(study.work, "Cost", { color: "#4477AA" });
    expect(await version()).toBe(1);
    await expectUndoable(study, () => editCode(study.work, "Cost", { definition: "What it takes." }));
    expect(await version()).toBe(2);
    await codeTurn(study.work, "boris", 2, "Cost");
    expect((await showCode(study.work, "Cost")).codedWith).toEqual([
      { version: 1, codings: 2 },
      { version: 2, codings: 1 },
    ]);
    await expectRefusal(study, "nothing-to-set", () => editCode(study.work, "Cost", {}));
  });

  it("retires a code with its codings kept, offers it no more, and takes it up again", async () => {
    const study = await codedStudy();
    await expectUndoable(study, () => retireCode(study.work, "Cost", false));
    await expectRefusal(study, "code-retired", () => codeTurn(study.work, "boris", 2, "Cost"));
    expect(await study.store.current("coding")).toHaveLength(3);
    await retireCode(study.work, "Cost", true);
    expect(await codeTurn(study.work, "boris", 2, "Cost")).toHaveLength(1);
  });

  it("is told with its reason in the history of the code", async () => {
    const study = await codedStudy();
    await renameCode({ ...study.work, reason: "what they call it" }, "Cost", "Price");
    const { versions } = await codeHistory(study.work, "Price");
    expect(versions.at(-1)).toMatchObject({
      command: "code.rename",
      coder: "ann",
      reason: "what they call it",
      changes: [{ field: "name", before: "Cost", after: "Price" }],
    });
  });
});

describe("merging codes", () => {
  it("moves codings, subcodes, themes and memos in one step; what the target has already collapses", async () => {
    const study = await codedStudy();
    await codeTurn(study.work, "anna", 2, "Trust");
    await addTheme(study.work, "It takes time", { codes: ["Trust", "Cost"] });
    await addMemo(study.work, { body: "about trust", on: "code:Trust" });
    await expectUndoable(study, async () => {
      expect(await mergeCodes(study.work, ["Trust"], "Cost")).toMatchObject({
        codings: { moved: 0, collapsed: 1 },
        children: 2,
        themes: 1,
        memos: 1,
      });
    });
    expect(await paths(study)).toEqual(["Cost", "Cost/Early", "Cost/Late"]);
    expect(await study.store.current("theme_code")).toHaveLength(1);
  });

  it("is refused into itself and into a retired code", async () => {
    const study = await codedStudy();
    await expectRefusal(study, "merge-into-itself", () => mergeCodes(study.work, ["Cost"], "Cost"));
    await retireCode(study.work, "Trust/Late", false);
    await expectRefusal(study, "code-retired", () => mergeCodes(study.work, ["Cost"], "Trust/Late"));
  });
});

describe("splitting a code", () => {
  it("gives passages to the parts as told, keeps the rest, and is one step", async () => {
    const study = await codedStudy();
    const [first] = await study.store.current("coding", {
      start: (await study.store.current("coding"))[2]?.start ?? 0,
    });
    const plan = {
      code: "Cost",
      into: ["Cost of time", "Cost of sleep"],
      give: new Map([[first?.uid ?? "", "Cost of sleep"]]),
      retire: false,
    };
    await expectUndoable(study, async () => {
      expect(await splitCode(study.work, plan)).toMatchObject({
        into: [
          { path: "Cost of time", made: true, codings: 0 },
          { path: "Cost of sleep", made: true, codings: 1 },
        ],
        stayed: 1,
        retired: false,
      });
    });
  });

  it("refuses a passage of another code, a part that is not named, and itself as a part", async () => {
    const study = await codedStudy();
    const plan = (into: string[], give: [string, string][]) => () =>
      splitCode(study.work, { code: "Cost", into, give: new Map(give), retire: true });
    const [early] = await codeTurn(study.work, "boris", 2, "Trust/Early");
    const [own] = await codeTurn(study.work, "boris", 2, "Cost");
    await expectRefusal(study, "unknown-coding", plan(["Time"], [[early ?? "", "Time"]]));
    await expectRefusal(study, "unknown-part", plan(["Time"], [[own ?? "", "Sleep"]]));
    await expectRefusal(study, "split-into-itself", plan(["cost"], []));
  });
});

describe("a codebook from a file", () => {
  const entry = (name: string, more: Partial<CodebookEntry> = {}): CodebookEntry => ({
    name,
    short: "",
    definition: "",
    include: "",
    exclude: "",
    examples: [],
    origin: "",
    color: "",
    status: "",
    children: [],
    ...more,
  });
  const origin = { command: "codebook.import", args: {} } as const;

  it("adds what is missing and changes what it tells, but removes nothing", async () => {
    const study = await codedStudy();
    const file = [entry("Cost", { definition: "What it takes." }), entry("Doubt")];
    const take = () => importCodebook(study.work, file, "add", origin);
    await expectUndoable(study, async () => {
      expect(await take()).toMatchObject({ added: 1, changed: 1, removed: 0 });
    });
    await expectIdempotent(study, take);
    expect(await paths(study)).toContain("Trust/Late");
  });

  it("comes back unchanged as it was written", async () => {
    const study = await codedStudy();
    const head = await study.store.head();
    const entries = await codebookEntries(study.work, "shown");
    expect(await importCodebook(study.work, entries, "edit", origin)).toMatchObject({ event: null });
    expect(await study.store.head()).toEqual(head);
  });

  it("as the whole codebook removes what it leaves out, unless something needs it", async () => {
    const study = await codedStudy();
    const [trust, cost] = await codebookEntries(study.work, "shown");
    if (trust === undefined || cost === undefined) throw new Error("two codes at the top");
    const edit = (entries: CodebookEntry[]) => () => importCodebook(study.work, entries, "edit", origin);
    await expectRefusal(study, "code-has-codings", edit([trust]));
    const withoutLate = { ...trust, children: trust.children.filter(({ name }) => name !== "Late") };
    await addMemo(study.work, { body: "later", on: "code:Trust/Late" });
    await expectRefusal(study, "code-in-use", edit([withoutLate, cost]));
    await addCodes(study.work, "Doubt");
    await expectUndoable(study, edit([trust, cost]));
    expect(await paths(study)).not.toContain("Doubt");
  });

  it("is a conflict where the codebook was changed since it was written", async () => {
    const study = await codedStudy();
    const entries = await codebookEntries(study.work, "shown");
    const { seq } = await study.store.head();
    await addCodes(study.work, "Doubt");
    await expectRefusal(study, "codebook-changed", () =>
      importCodebook(study.work, entries, "edit", { ...origin, base: seq }),
    );
  });
});
