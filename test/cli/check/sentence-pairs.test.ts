import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { emptyFolder, themata } from "../../support/study.js";
import type { Finding } from "./planted-faults.js";
import { facultyPairs, hivPairs, innocent, laterFacultyPairs, nearPeerPairs, type SentencePair } from "./sentence-pairs.js";

const studies: readonly (readonly [string, readonly SentencePair[]])[] = [
  ["faculty", facultyPairs],
  ["faculty", laterFacultyPairs],
  ["faculty", innocent.map((truth) => ({ section: "Methods", truth, fault: truth, right: "" }))],
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
  for (const [name, pairs] of studies)
    it(`names what is wrong in each, and leaves its true twin alone: ${name}`, { timeout: 120_000 }, async () => {
      const study = path.join(emptyFolder(), name);
      await demoStudy(name, study);
      const onTruth = await findingsIn(study, pairs, "truth");
      const onFault = await findingsIn(study, pairs, "fault");
      const said = (found: readonly Placed[]) => found.map(({ code, message }) => `${code}: ${message}`);
      const missed: string[] = [];
      const wrong: string[] = [];
      const score = { A: [0, 0, 0], B: [0, 0, 0] };
      for (const [i, { truth, fault, right }] of pairs.entries()) {
        const half = i % 2 === 0 ? "A" : "B";
        score[half][2]!++;
        if (onTruth[i]!.length > 0) {
          score[half][1]!++;
          if (half === "A" || process.env.B) wrong.push(`${truth} → ${said(onTruth[i]!).join(" | ")}`);
        }
        const named = onFault[i]!.some(({ message }) => message.includes(right));
        if (named) score[half][0]!++;
        else if (half === "A" || process.env.B) missed.push(`${fault} [${right}] → ${said(onFault[i]!).join(" | ")}`);
      }
      console.log(name, JSON.stringify(score), "\nMISSED", missed, "\nFALSE", wrong);
      expect(true).toBe(true);
    });
});
