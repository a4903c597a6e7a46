import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { docxOfMarkdown } from "../../support/paper-docx.js";
import { emptyFolder, ok, themata } from "../../support/study.js";
import type { Finding } from "./planted-faults.js";
import {
  facultyPairs,
  hivPairs,
  innocent,
  laterFacultyPairs,
  nearPeerPairs,
  type SentencePair,
} from "./sentence-pairs.js";

const studies: readonly (readonly [study: string, pairs: readonly SentencePair[]])[] = [
  ["faculty", [...facultyPairs, ...laterFacultyPairs]],
  ["hiv", hivPairs],
  ["near-peer", nearPeerPairs],
];

interface Placed extends Finding {
  readonly place: { readonly line: number };
}

/** What is found in each of the sentences, printed in one paper. */
async function findingsIn(
  study: string,
  pairs: readonly SentencePair[],
  which: "truth" | "fault",
): Promise<Placed[][]> {
  const lines: string[] = [];
  const starts: number[] = [];
  for (const section of ["Methods", "Results"] as const) {
    lines.push(`## ${section}`, "");
    for (const [i, pair] of pairs.entries()) {
      if (pair.section !== section) continue;
      starts[i] = lines.length + 1;
      lines.push(...pair[which].split("\n"), "");
    }
  }
  const file = path.join(study, `${which}.md`);
  fs.writeFileSync(file, lines.join("\n"));
  const { json } = await themata(study, ["check", "manuscript", file, "--json"]);
  const found: Placed[] = json.findings.filter(({ level }: Finding) => level !== "hint");
  return pairs.map((pair, i) => {
    const from = starts[i] ?? 0;
    const to = from + pair[which].split("\n").length;
    return found.filter(({ place }) => place.line >= from && place.line < to);
  });
}

describe("check manuscript on sentences as papers put them", () => {
  it.each(studies)(
    "names what is wrong in each, and finds nothing in its true twin: %s",
    { timeout: 120_000 },
    async (name, pairs) => {
      const study = path.join(emptyFolder(), name);
      await demoStudy(name, study);
      const onTruth = await findingsIn(study, pairs, "truth");
      const onFault = await findingsIn(study, pairs, "fault");
      expect(onTruth.flat().map(({ message }) => message)).toEqual([]);
      expect(
        pairs.filter(({ right }, i) => !onFault[i]?.some(({ message }) => message.includes(right))),
      ).toEqual([]);
    },
  );

  it("finds nothing in sentences that only look like claims", async () => {
    const study = path.join(emptyFolder(), "faculty");
    await demoStudy("faculty", study);
    const pairs = innocent.map(
      (truth): SentencePair => ({ section: "Methods", truth, fault: truth, right: "" }),
    );
    expect((await findingsIn(study, pairs, "truth")).flat()).toEqual([]);
  });
});

describe("check manuscript knows themes and codes by other names", () => {
  it("by one the researcher gave, until it is taken away", async () => {
    const study = path.join(emptyFolder(), "faculty");
    await demoStudy("faculty", study);
    const paper = path.join(study, "paper.md");
    fs.writeFileSync(
      paper,
      "## Results\n\nThe theme “Gift economy” reached 9 of 15 participants, the code “Owing” 12 of 15.\n",
    );
    const wrong = async () => {
      const { json } = await themata(study, ["check", "manuscript", paper, "--json"]);
      return json.findings.map(({ message }: Finding) => message);
    };
    expect(await wrong()).toEqual([]);
    await ok(
      study,
      "theme",
      "edit",
      "Help goes to the one with something in hand",
      "--alias",
      "Gift economy",
    );
    await ok(study, "codebook", "set", "Gratitude owed", "--alias", "Owing");
    expect(await wrong()).toEqual([
      expect.stringContaining("the study has 15 of 15"),
      expect.stringContaining("the study has 6 of 15"),
    ]);
    await ok(study, "undo");
    await ok(study, "theme", "edit", "Help goes to the one with something in hand", "--alias", "");
    expect(await wrong()).toEqual([]);
  });
});

describe("check manuscript reads quotations in italics", () => {
  const altered =
    "That he had been listening. That is the thing, na, somebody was watching and I did not know it.";
  it.each(["docx", "html"])("in %s", async (format) => {
    const study = path.join(emptyFolder(), "faculty");
    await demoStudy("faculty", study);
    const file = path.join(study, `paper.${format}`);
    fs.writeFileSync(
      file,
      format === "docx"
        ? await docxOfMarkdown(`## Results\n\n*${altered}* (Mentor 1)\n`)
        : `<h2>Results</h2><p><em>${altered}</em> (Mentor 1)</p>`,
    );
    const { json } = await themata(study, ["check", "manuscript", file, "--json"]);
    expect(json.findings.map(({ code }: Finding) => code)).toEqual(["quotation-altered"]);
  });
});
