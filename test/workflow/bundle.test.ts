import { describe, expect, it } from "vitest";
import type { PaperBlock } from "../../src/core/paper.js";
import {
  type BundleFile,
  bundleProblems,
  manifestOf,
  quotationsIn,
} from "../../src/workflow/bundle/bundle.js";
import { createBundle } from "../../src/workflow/bundle/bundle-create.js";
import { verifyAgainstStudy } from "../../src/workflow/bundle/bundle-verify.js";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import { addTheme } from "../../src/workflow/themes/change-themes.js";
import { paper } from "../support/manuscript-study.js";
import { addCodes, codeTurn, type MemoryStudy, memoryStudy } from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

const tool = { name: "themata", version: "test" };
const request = {
  tool,
  report: Buffer.from("<p>report</p>"),
  created: "2024-06-01",
  paper: null,
};

async function bundledStudy() {
  const study = await memoryStudy(talks);
  await addCodes(study.work, "Trust");
  await codeTurn(study.work, "anna", 2, "Trust");
  await codeTurn(study.work, "boris", 2, "Trust");
  await addTheme(study.work, "Doors open", { codes: ["Trust"] });
  return study;
}

const textOf = (files: readonly BundleFile[]) =>
  files.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("\n");

describe("a bundle for reviewers", () => {
  it("writes nothing into the study, is sound, and holds against the study it was made of", async () => {
    const study = await bundledStudy();
    const head = await study.store.head();
    const { files } = await createBundle(study.work, request);
    expect(await study.store.head()).toEqual(head);
    expect(bundleProblems(files)).toEqual([]);
    expect(await verifyAgainstStudy(study.work, files, tool)).toEqual({ problems: [], later: 0 });
  });

  it("has of the transcripts the paper's quotations alone, and none of people who withdrew", async () => {
    const study = await bundledStudy();
    const quoted = paper(
      "# Findings",
      "> nobody had asked me that before (Anna)",
      "> I waited in the corridor for an hour (Boris)",
    );
    const quotations = async (blocks: PaperBlock[] | null) => {
      const { files, leftOut } = await createBundle(study.work, { ...request, paper: blocks });
      expect(textOf(files)).not.toContain("I read the drafts at night");
      return [quotationsIn(files).map(({ text, participant }) => [text, participant]), leftOut];
    };
    const [anna, boris] = [
      ["nobody had asked me that before", "Anna"],
      ["I waited in the corridor for an hour", "Boris"],
    ];
    expect(await quotations(quoted)).toEqual([[anna, boris], 0]);
    expect(await quotations(null)).toEqual([[], 0]);
    await setParticipant(study.work, "Anna", ["status=withdrawn-after-analysis"]);
    expect(await quotations(quoted)).toEqual([[boris], 1]);
  });

  it("shows a file that was changed, added or taken out, and a broken seal", async () => {
    const { files } = await createBundle((await bundledStudy()).work, request);
    const codes = (changed: readonly BundleFile[]) => bundleProblems(changed).map(({ code }) => code);
    const put = (name: string, text: string) => [
      ...files.filter((file) => file.name !== name),
      { name, bytes: Buffer.from(text) },
    ];
    expect(codes(put("report.html", "<p>another</p>"))).toEqual(["file-changed"]);
    expect(codes(put("more.txt", "more"))).toEqual(["file-added"]);
    expect(codes(files.filter(({ name }) => name !== "README.txt"))).toEqual(["file-missing"]);
    const manifest = JSON.stringify({ ...manifestOf(files), title: "Another" });
    expect(codes(put("manifest.json", manifest))).toEqual(["seal-broken"]);
    expect(() => manifestOf([])).toThrow(expect.objectContaining({ code: "not-a-bundle" }));
  });

  it("counts the events that came later, and is known for another study's", async () => {
    const study = await bundledStudy();
    const { files } = await createBundle(study.work, request);
    await addCodes(study.work, "Doubt");
    expect(await verifyAgainstStudy(study.work, files, tool)).toMatchObject({ problems: [], later: 1 });
    const other: MemoryStudy = await bundledStudy();
    expect(await verifyAgainstStudy(other.work, files, tool)).toMatchObject({
      problems: [{ code: "other-study" }],
    });
  });
});
