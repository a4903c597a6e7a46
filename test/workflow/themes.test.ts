import { describe, expect, it } from "vitest";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import {
  addTheme,
  assignCodes,
  editTheme,
  linkThemes,
  setMap,
  setThemeStatus,
  unassignCodes,
  unlinkThemes,
} from "../../src/workflow/themes/change-themes.js";
import { compareMaps } from "../../src/workflow/themes/compare-maps.js";
import { listThemes } from "../../src/workflow/themes/list-themes.js";
import { listSnapshots, takeSnapshot } from "../../src/workflow/themes/map-snapshots.js";
import { reviewThemes } from "../../src/workflow/themes/review-themes.js";
import { listEvidence, setEvidence } from "../../src/workflow/themes/theme-evidence-set.js";
import { mergeThemes } from "../../src/workflow/themes/theme-merge.js";
import { splitTheme } from "../../src/workflow/themes/theme-split.js";
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

async function themedStudy() {
  const study = await memoryStudy(talks);
  await addCodes(study.work, "Trust", "Cost");
  const [anna = ""] = await codeTurn(study.work, "anna", 2, "Trust");
  const [boris = ""] = await codeTurn(study.work, "boris", 2, "Cost");
  await addTheme(study.work, "Doors open", { codes: ["Trust"] });
  await addTheme(study.work, "It costs", { codes: ["Cost"] });
  return { study, anna, boris };
}

describe("adding and changing themes", () => {
  it("is a step each; the same again is nothing", async () => {
    const { study } = await themedStudy();
    await expectUndoable(study, () => addTheme(study.work, "Late doors", { under: "Doors open" }));
    await expectUndoable(study, () => editTheme(study.work, "It costs", { concept: "Nobody pays for it." }));
    await expectIdempotent(study, () =>
      editTheme(study.work, "It costs", { concept: "Nobody pays for it." }),
    );
    await expectIdempotent(study, () => assignCodes(study.work, "It costs", ["Trust"]));
    await expectUndoable(study, () => unassignCodes(study.work, "It costs", ["Trust"]));
    await expectIdempotent(study, () => linkThemes(study.work, "Doors open", "It costs", "enables"));
    await expectUndoable(study, () => unlinkThemes(study.work, "Doors open", "It costs"));
    await expectDryRun(study, (work) => addTheme(work, "Another", {}));
  });

  it("refuses names and places that cannot be, and keeps nothing of the attempt", async () => {
    const { study } = await themedStudy();
    const { work } = study;
    await addTheme(work, "Late doors", { under: "Doors open" });
    await expectRefusal(study, "theme-exists", () => addTheme(work, "DOORS OPEN", {}));
    await expectRefusal(study, "unknown-code", () => addTheme(work, "New", { codes: ["Doubt"] }));
    await expectRefusal(study, "use-drop", () => addTheme(work, "New", { status: "dropped" }));
    await expectRefusal(study, "theme-cycle", () => editTheme(work, "Doors open", { under: "Late doors" }));
    await expectRefusal(study, "nothing-to-change", () => editTheme(work, "It costs", {}));
    await expectRefusal(study, "not-assigned", () => unassignCodes(work, "It costs", ["Trust"]));
    await expectRefusal(study, "same-theme", () => linkThemes(work, "It costs", "It costs", "enables"));
    await expectRefusal(study, "not-linked", () => unlinkThemes(work, "It costs", "Doors open"));
    await expectRefusal(study, "bad-relation", () => linkThemes(work, "It costs", "Doors open", " "));
  });

  it("drops a theme only with a reason; a dropped one may come back unless its name was taken", async () => {
    const { study } = await themedStudy();
    await expectRefusal(study, "reason-needed", () => setThemeStatus(study.work, "It costs", "dropped"));
    const drop = () => setThemeStatus({ ...study.work, reason: "too thin" }, "It costs", "dropped");
    await expectUndoable(study, drop);
    expect((await listThemes(study.work)).themes.at(-1)).toMatchObject({
      name: "It costs",
      reason: "too thin",
    });
    await addTheme(study.work, "It costs", {});
    const [old] = await study.store.current("theme", { status: "dropped" });
    await expectRefusal(study, "theme-exists", () => setThemeStatus(study.work, old?.uid ?? "", "candidate"));
  });
});

describe("counts of themes", () => {
  it("are of active people alone, and never more than there are", async () => {
    const { study } = await themedStudy();
    await assignCodes(study.work, "Doors open", ["Cost"]);
    const counts = async () =>
      (await listThemes(study.work)).themes.map(({ participants, N, segments }) => [
        participants,
        N,
        segments,
      ]);
    expect(await counts()).toEqual([
      [2, 2, 2],
      [1, 2, 1],
    ]);
    await setParticipant(study.work, "Boris", ["status=withdrawn-after-analysis"]);
    expect(await counts()).toEqual([
      [1, 1, 1],
      [0, 1, 0],
    ]);
    const { themes } = await reviewThemes(study.work, undefined);
    expect(themes.map(({ participants, N }) => [participants, N])).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });
});

describe("evidence", () => {
  it("is for a theme or against it, not both, and is set once", async () => {
    const { study, anna } = await themedStudy();
    const set = (stance: "for" | "against" | null) =>
      setEvidence(study.work, { theme: "Doors open", codings: [anna], stance });
    await expectUndoable(study, () => set("for"));
    await expectIdempotent(study, () => set("for"));
    expect(await set("against")).toMatchObject({ turned: 1 });
    expect((await listEvidence(study.work, "Doors open")).map(({ stance }) => stance)).toEqual(["against"]);
    await expectUndoable(study, () => set(null));
  });

  it("is refused where nothing says which passages, or nothing fits", async () => {
    const { study, anna } = await themedStudy();
    const set = (plan: { codings?: string[]; where?: string; theme?: string }) => () =>
      setEvidence(study.work, { theme: "Doors open", codings: [], stance: "for", ...plan });
    await expectRefusal(study, "no-filter", set({}));
    await expectRefusal(study, "ids-and-filters", set({ codings: [anna], where: "code:Trust" }));
    await expectRefusal(study, "nothing-fits", set({ where: "code:Trust & code:Cost" }));
    await expectRefusal(study, "unknown-theme", set({ codings: [anna], theme: "Weather" }));
  });
});

describe("merging themes", () => {
  it("moves all that hangs on them in one step, and keeps them as dropped with where they went", async () => {
    const { study, anna, boris } = await themedStudy();
    await linkThemes(study.work, "It costs", "Doors open", "hinders");
    await setEvidence(study.work, { theme: "It costs", codings: [anna, boris], stance: "for" });
    await setMap(study.work, "short", ["It costs"]);
    await expectUndoable(study, async () => {
      expect(await mergeThemes(study.work, ["It costs"], "Doors open", "Doors")).toMatchObject({
        into: "Doors",
        codes: 1,
        evidence: 2,
        relations: 0,
      });
    });
    const [dropped] = await study.store.current("theme", { status: "dropped" });
    expect(dropped).toMatchObject({ name: "It costs", reason: 'Merged into "Doors".' });
  });

  it("is refused into itself, and while a passage speaks for one and against the other", async () => {
    const { study, anna } = await themedStudy();
    await expectRefusal(study, "merge-into-itself", () =>
      mergeThemes(study.work, ["It costs"], "It costs", undefined),
    );
    await setEvidence(study.work, { theme: "It costs", codings: [anna], stance: "for" });
    await setEvidence(study.work, { theme: "Doors open", codings: [anna], stance: "against" });
    await expectRefusal(study, "evidence-conflict", () =>
      mergeThemes(study.work, ["It costs"], "Doors open", undefined),
    );
  });
});

describe("splitting a theme", () => {
  const plan = {
    theme: "Doors open",
    into: ["Early", "Late"],
    give: ["Trust=Early"],
    evidence: [],
    drop: true,
  };

  it("gives codes, and evidence with them, to the parts in one step", async () => {
    const { study, anna } = await themedStudy();
    await setEvidence(study.work, { theme: "Doors open", codings: [anna], stance: "for" });
    await expectUndoable(study, async () => {
      expect(await splitTheme(study.work, plan)).toMatchObject({
        into: [
          { theme: "Early", made: true, codes: 1, evidence: 1 },
          { theme: "Late", made: true, codes: 0, evidence: 0 },
        ],
        dropped: true,
      });
    });
  });

  it("is refused for codes it has not, parts it was not told, and itself", async () => {
    const { study } = await themedStudy();
    const split = (more: Partial<typeof plan>) => () => splitTheme(study.work, { ...plan, ...more });
    await expectRefusal(study, "not-assigned", split({ give: ["Cost=Early"] }));
    await expectRefusal(study, "bad-give", split({ give: ["Trust=Never"] }));
    await expectRefusal(study, "split-into-itself", split({ into: ["doors open"] }));
    await expectRefusal(study, "same-part", split({ into: ["Early", "EARLY"] }));
  });
});

describe("snapshots of the map", () => {
  it("keep a stage once, unless replaced, and show what changed since", async () => {
    const { study } = await themedStudy();
    await expectUndoable(study, () => takeSnapshot(study.work, "initial", {}));
    await expectRefusal(study, "snapshot-exists", () => takeSnapshot(study.work, "initial", {}));
    await addTheme(study.work, "Third", {});
    const { difference } = await compareMaps(study.work, "initial", "now", undefined);
    expect(JSON.stringify(difference)).toContain("Third");
    await expectRefusal(study, "wrong-order", () => compareMaps(study.work, "now", "initial", undefined));
    await takeSnapshot(study.work, "initial", { replace: true });
    expect(await listSnapshots(study.store)).toHaveLength(1);
  });

  it("are refused before there is a theme, and of a map there is none of", async () => {
    const study = await memoryStudy();
    await expectRefusal(study, "no-themes", () => takeSnapshot(study.work, "initial", {}));
    await expectRefusal(study, "unknown-map", () => takeSnapshot(study.work, "initial", { map: "short" }));
    await expectRefusal(study, "unknown-map", () => setMap(study.work, "short", []));
  });
});
