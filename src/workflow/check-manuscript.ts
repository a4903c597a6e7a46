import type { PaperBlock } from "../core/paper.js";
import { claimWordFindings, type JudgedWord, judgeClaimWords } from "../manuscript/claim-words.js";
import type { PaperFinding } from "../manuscript/finding.js";
import { type JudgedNumber, judgeNumbers, numberFindings } from "../manuscript/judge-numbers.js";
import { type JudgedQuotation, judgeQuotations } from "../manuscript/judge-quotations.js";
import { Labels } from "../manuscript/labels.js";
import { placeOf } from "../manuscript/place.js";
import { type JudgedProcess, judgeProcess, processFindings } from "../manuscript/process-claims.js";
import { findQuotations } from "../manuscript/quotations.js";
import { placeBlocks } from "../manuscript/sections.js";
import { paperSentences } from "../manuscript/sentence.js";
import { collectEvidence } from "./collect-evidence.js";
import type { Tool } from "./collect-report.js";
import { manuscriptFigures } from "./manuscript-figures.js";
import { quotedPeople } from "./manuscript-people.js";
import { processFacts } from "./manuscript-process.js";
import { groupBy } from "./study-sources.js";
import { studySpeech } from "./study-speech.js";
import type { Work } from "./work.js";

export interface CheckedManuscript {
  readonly quotations: readonly JudgedQuotation[];
  readonly numbers: readonly JudgedNumber[];
  readonly words: readonly JudgedWord[];
  readonly process: readonly JudgedProcess[];
  readonly findings: readonly PaperFinding[];
  /** Whose codings were counted. */
  readonly counted: string;
  readonly people: ReadonlyMap<number, string>;
  readonly themes: ReadonlyMap<number, string>;
}

/** Holds a paper against the study: its quotations, numbers, claim words and claims of process. */
export async function checkManuscript(
  work: Work,
  blocks: readonly PaperBlock[],
  tool: Tool,
): Promise<CheckedManuscript> {
  const { store } = work;
  const collected = await collectEvidence(store, tool);
  const { evidence, columns, counted } = collected;
  const themes = columns.themes.map(({ id, parentId, name }) => ({ id, parent: parentId, name }));
  const people = await quotedPeople(store, evidence);
  const labels = new Labels(people);
  const placed = placeBlocks(blocks, themes);
  const { quotations, unclosed } = findQuotations(placed, labels);
  const judged = await judgeQuotations(
    quotations,
    {
      people,
      themes,
      names: [
        ...themes.map(({ name }) => name),
        ...columns.codes.map(({ name }) => name),
        evidence.settings.title ?? "",
      ].filter((name) => name !== ""),
      questions: evidence.questions.flatMap(({ wording, alternatives }) => [wording, ...alternatives]),
    },
    studySpeech(store, columns, new Set(counted.ids), (done, all) =>
      work.progress(done, all, "transcripts read"),
    ),
  );
  const stretches = groupBy(quotations, ({ at }) => at);
  const sentences = paperSentences(
    placed,
    new Map(
      [...stretches].map(([at, own]) => [
        at,
        own.map(({ start, text }) => [start, start + text.length] as const),
      ]),
    ),
  );
  const whole = blocks.map(({ text }) => text).join("\n");
  const figures = await manuscriptFigures(work, collected, { agreement: /kappa|alpha|κ|α/iu.test(whole) });
  const facts = await processFacts(work, collected, { saturation: /saturation/i.test(whole) });
  const numbers = judgeNumbers(sentences, figures);
  const words = judgeClaimWords(sentences, figures);
  const process = judgeProcess(sentences, facts);
  const findings: PaperFinding[] = [
    ...numberFindings(numbers),
    ...claimWordFindings(words),
    ...processFindings(process),
    ...judged.flatMap(({ findings }) => findings),
    ...unclosed.map(
      ({ at, start }): PaperFinding => ({
        level: "hint",
        code: "quotation-unclosed",
        place: placeOf(at, start),
        message:
          "A quotation mark is opened here and never closed; what follows was not read as a quotation.",
      }),
    ),
  ];
  return {
    quotations: judged,
    numbers,
    words,
    process,
    findings: inOrder(findings),
    counted: counted.told,
    people: new Map(people.map(({ id, label }) => [id, label])),
    themes: new Map(themes.map(({ id, name }) => [id, name])),
  };
}

const inOrder = (findings: readonly PaperFinding[]) =>
  [...findings].sort((a, b) => a.place.paragraph - b.place.paragraph);
