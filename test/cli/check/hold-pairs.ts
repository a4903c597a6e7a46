import fs from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { emptyFolder, themata } from "../../support/study.js";
import type { Finding } from "./planted-faults.js";
import type { SentencePair } from "./sentence-pairs.js";

interface Placed extends Finding {
  readonly place: { readonly line: number };
}

/** What is found in each of the sentences, printed in one paper. */
export async function findingsIn(
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

/** Every fault is named with the right value, and no true twin has a finding. */
export async function holdsPairs(name: string, pairs: readonly SentencePair[]): Promise<void> {
  const study = path.join(emptyFolder(), name);
  await demoStudy(name, study);
  const onTruth = await findingsIn(study, pairs, "truth");
  const onFault = await findingsIn(study, pairs, "fault");
  expect(onTruth.flat().map(({ message }) => message)).toEqual([]);
  expect(pairs.filter(({ right }, i) => !onFault[i]?.some(({ message }) => message.includes(right)))).toEqual(
    [],
  );
}
