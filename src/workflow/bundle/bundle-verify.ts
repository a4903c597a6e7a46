import type { z } from "zod";
import { bundleCounts } from "../../exchange/bundle-json.js";
import { findPassage } from "../../manuscript/find-passage.js";
import { patternOf } from "../../manuscript/pattern.js";
import { SpeechIndex } from "../../manuscript/speech-index.js";
import { collectEvidence } from "../checks/collect-evidence.js";
import type { Tool } from "../checks/collect-report.js";
import { manuscriptFacts } from "../checks/manuscript-facts.js";
import { studySpeech } from "../quotations/study-speech.js";
import type { Work } from "../shared/work.js";
import {
  type BundleFile,
  type BundleProblem,
  bundled,
  factsJson,
  manifestOf,
  quotationsIn,
} from "./bundle.js";
import { countsAt } from "./bundle-create.js";

export interface AgainstStudy {
  readonly problems: readonly BundleProblem[];
  /** Events of the study after the bundle was made. */
  readonly later: number;
}

type Counts = Awaited<ReturnType<typeof countsAt>>;

/** Holds a bundle against the study it was made of: its history, counts, quotations, and where nothing came after, its facts. */
export async function verifyAgainstStudy(
  work: Work,
  files: readonly BundleFile[],
  tool: Tool,
): Promise<AgainstStudy> {
  const { store } = work;
  const manifest = manifestOf(files);
  const problems: BundleProblem[] = [];
  const problem = (code: string, file: string | null, message: string) =>
    problems.push({ code, file, message });
  if (manifest.study !== store.studyUid) {
    problem("other-study", "manifest.json", "The bundle was made of another study than this one.");
    return { problems, later: 0 };
  }
  const head = await store.head();
  const event = manifest.head.seq === 0 ? null : await store.event(manifest.head.seq);
  if ((event?.hash ?? head.hash) !== manifest.head.hash || manifest.head.seq > head.seq) {
    problem(
      "history-differs",
      "manifest.json",
      `Event ${manifest.head.seq} of the study does not have the hash that the bundle states: it is another history.`,
    );
    return { problems, later: 0 };
  }
  const counts = files.find(({ name }) => name === "counts.json");
  if (counts !== undefined)
    problems.push(...countProblems(bundled(counts, bundleCounts), await countsAt(store, manifest.head.seq)));
  const collected = await collectEvidence(store, tool);
  problems.push(...(await quotationProblems(work, files, collected)));
  if (head.seq === manifest.head.seq && manifest.tool === `${tool.name} ${tool.version}`) {
    const facts = factsJson(await manuscriptFacts(work, collected, { agreement: true, saturation: true }));
    const given = files.find(({ name }) => name === "facts.json");
    if (given === undefined || Buffer.from(given.bytes).toString("utf8") !== facts)
      problem("facts-differ", "facts.json", "The facts in the bundle are not those of the study.");
  }
  return { problems, later: head.seq - manifest.head.seq };
}

function countProblems(given: z.infer<typeof bundleCounts>, found: Counts): BundleProblem[] {
  const problems: BundleProblem[] = [];
  for (const of of ["themes", "codes"] as const) {
    const own = new Map(found[of].rows.map((row) => [row.path, JSON.stringify(row)]));
    for (const row of given[of].rows) {
      if (own.get(row.path) !== JSON.stringify(row))
        problems.push({
          code: "count-differs",
          file: "counts.json",
          message: `The counts of "${row.path}" are not those of the study: ${own.get(row.path) ?? "it has no such row"}.`,
        });
      own.delete(row.path);
    }
    for (const path of own.keys())
      problems.push({
        code: "count-missing",
        file: "counts.json",
        message: `The bundle leaves out the counts of "${path}".`,
      });
  }
  return problems;
}

async function quotationProblems(
  work: Work,
  files: readonly BundleFile[],
  { columns, counted, evidence }: Awaited<ReturnType<typeof collectEvidence>>,
): Promise<BundleProblem[]> {
  const quotations = quotationsIn(files);
  const patterns = quotations.map(({ text }) => patternOf(text));
  const index = SpeechIndex.of(quotations.map(({ text }) => text));
  const coders = new Set(counted.ids);
  for await (const speech of studySpeech(work.store, columns, coders, () => undefined)) index.add(speech);
  const labels = new Map(evidence.participants.map(({ id, label }) => [id, label]));
  return quotations.flatMap(({ text, participant }, i): BundleProblem[] => {
    const { status, passages } = findPassage(index, patterns[i] ?? [], text);
    const short = `"${text.slice(0, 60)}"`;
    if (status !== "verbatim")
      return [
        {
          code: "quotation-not-in-study",
          file: "quotations.json",
          message: `The study has no passage ${short}.`,
        },
      ];
    if (
      participant === null ||
      passages.some((passage) => labels.get(passage.participant ?? 0) === participant)
    )
      return [];
    const message = `${short} is not said by ${participant}.`;
    return [{ code: "quotation-of-another", file: "quotations.json", message }];
  });
}
