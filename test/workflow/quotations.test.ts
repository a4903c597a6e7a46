import { describe, expect, it } from "vitest";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import { chooseQuotations } from "../../src/workflow/quotations/choose-quotations.js";
import { listQuotations } from "../../src/workflow/quotations/list-quotations.js";
import { pickQuotations } from "../../src/workflow/quotations/pick-quotations.js";
import { quotationsInContext } from "../../src/workflow/quotations/quotation-context.js";
import { countedCoders } from "../../src/workflow/shared/counted-coders.js";
import { loadColumns } from "../../src/workflow/shared/study-columns.js";
import { currentSources } from "../../src/workflow/shared/study-sources.js";
import { addTheme } from "../../src/workflow/themes/change-themes.js";
import { setEvidence } from "../../src/workflow/themes/theme-evidence-set.js";
import {
  addCodes,
  codeTurn,
  expectIdempotent,
  expectRefusal,
  expectUndoable,
  type MemoryStudy,
  memoryStudy,
} from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

async function quotedStudy() {
  const study = await memoryStudy(talks);
  await addCodes(study.work, "Trust", "Cost");
  const [anna = ""] = await codeTurn(study.work, "anna", 2, "Trust");
  const [boris = ""] = await codeTurn(study.work, "boris", 2, "Trust");
  await codeTurn(study.work, "boris", 4, "Cost");
  await addTheme(study.work, "Doors open", { codes: ["Trust"] });
  return { study, anna, boris };
}

const quoted = async ({ work }: MemoryStudy, all = false) =>
  (await listQuotations(work, undefined, all)).quotations.map(({ participant }) => participant);

describe("quotations of the report", () => {
  it("never quote people who withdrew, not even a key quotation of theirs", async () => {
    const { study, anna } = await quotedStudy();
    await pickQuotations(study.work, { pick: [anna], unpick: [], others: false });
    expect(await quoted(study)).toEqual(["Anna", "Boris"]);
    for (const status of ["withdrawn-before-analysis", "withdrawn-after-analysis"]) {
      await setParticipant(study.work, "Anna", [`status=${status}`]);
      expect(await quoted(study)).toEqual(["Boris"]);
      expect(await quoted(study, true)).toEqual(["Boris"]);
    }
    await setParticipant(study.work, "Anna", ["status="]);
    expect(await quoted(study)).toEqual(["Anna", "Boris"]);
  });

  it("quote only those who consented to it, where consent is recorded", async () => {
    const { study } = await quotedStudy();
    await setParticipant(study.work, "Anna", ["consent=audio"]);
    await setParticipant(study.work, "Boris", ["consent=audio; quote"]);
    expect(await quoted(study, true)).toEqual(["Boris"]);
  });

  it("show what speaks against a theme with it", async () => {
    const { study, boris } = await quotedStudy();
    await setEvidence(study.work, { theme: "Doors open", codings: [boris], stance: "against" });
    const { quotations } = await listQuotations(study.work, undefined, false);
    expect(quotations.map(({ participant, stance }) => `${participant} ${stance}`)).toEqual([
      "Anna for",
      "Boris against",
    ]);
  });

  it("are those of the theme that is named; an unknown one is refused", async () => {
    const { study } = await quotedStudy();
    await addTheme(study.work, "It costs", { codes: ["Cost"] });
    const { quotations } = await listQuotations(study.work, "It costs", true);
    expect(quotations.map(({ turn, codes }) => `${turn} ${codes}`)).toEqual(["4 Cost"]);
    await expectRefusal(study, "unknown-theme", () => listQuotations(study.work, "Weather", false));
  });
});

describe("picking key quotations", () => {
  it("marks in one step, and once", async () => {
    const { study, anna } = await quotedStudy();
    const pick = () => pickQuotations(study.work, { pick: [anna], unpick: [], others: false });
    await expectUndoable(study, pick);
    await expectIdempotent(study, pick);
  });

  it("takes the mark from the passage under every code", async () => {
    const { study, anna } = await quotedStudy();
    const [again = ""] = await codeTurn(study.work, "anna", 2, "Cost");
    await pickQuotations(study.work, { pick: [anna, again], unpick: [], others: false });
    const { unpicked } = await pickQuotations(study.work, { pick: [], unpick: [anna], others: false });
    expect(unpicked).toBe(2);
  });

  it("leaves another coder's codings alone, unless told", async () => {
    const { study } = await quotedStudy();
    const [theirs = ""] = await codeTurn(await study.as("benedikt"), "anna", 2, "Trust");
    const pick = (others: boolean) => pickQuotations(study.work, { pick: [theirs], unpick: [], others });
    await expectRefusal(study, "not-your-coding", () => pick(false));
    expect(await pick(true)).toMatchObject({ picked: 1 });
  });
});

describe("a quotation in its context", () => {
  it("has what was said before and after, with no words of people who withdrew", async () => {
    const study = await memoryStudy({
      group:
        "Kim: The door was open.\n\nLea: I never saw it open, and I was there every single day.\n\nKim: It was, after five.\n\nLea: Not for me.",
    });
    await addCodes(study.work, "Doors");
    await codeTurn(study.work, "group", 2, "Doors");
    await addTheme(study.work, "Doors open", { codes: ["Doors"] });
    const context = async () => {
      const coders = await countedCoders(study.store, undefined);
      const chosen = await chooseQuotations(study.store, await loadColumns(study.store), coders.ids);
      const { quotations } = await quotationsInContext(
        study.store,
        chosen,
        await currentSources(study.store),
      );
      return JSON.stringify(quotations.map(({ before, after }) => [before, after]));
    };
    expect(await context()).toContain("The door was open.");
    await setParticipant(study.work, "Kim", ["status=withdrawn-after-analysis"]);
    expect(await context()).not.toMatch(/The door was open|after five/);
  });
});
