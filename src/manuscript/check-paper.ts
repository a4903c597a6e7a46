import { addTo } from "../core/group-by.js";
import type { PaperBlock } from "../core/paper.js";
import type { Utf16 } from "../core/span.js";
import { claimWordFindings, type JudgedWord, judgeClaimWords } from "./claim-words.js";
import { Descriptions } from "./description.js";
import type { StudyFigures } from "./figures.js";
import type { PaperFinding } from "./finding.js";
import { type JudgedNumber, judgeNumbers, numberFindings } from "./judge-numbers.js";
import { type JudgedQuotation, judgeQuotations, type QuotationFacts } from "./judge-quotations.js";
import { Labels } from "./labels.js";
import { nameStretches, type Stretches } from "./name-stretches.js";
import { placeOf } from "./place.js";
import { judgeProcess, processFindings } from "./process-claims.js";
import type { ProcessFacts } from "./process-facts.js";
import type { JudgedProcess } from "./process-rule.js";
import { findQuotations, type PaperQuotation } from "./quotations.js";
import { type PlacedBlock, placeBlocks } from "./sections.js";
import { paperSentences } from "./sentence.js";
import type { Speech } from "./speech.js";

/** All that a paper is held against, but for the transcripts. */
export interface PaperFacts extends QuotationFacts {
  readonly figures: StudyFigures;
  readonly process: ProcessFacts;
  /** Whose codings were counted, in words. */
  readonly counted: string;
}

export interface CheckedPaper {
  readonly quotations: readonly JudgedQuotation[];
  readonly numbers: readonly JudgedNumber[];
  readonly words: readonly JudgedWord[];
  readonly process: readonly JudgedProcess[];
  readonly findings: readonly PaperFinding[];
  readonly counted: string;
  /** Labels of participants and names of themes, by id. */
  readonly people: ReadonlyMap<number, string>;
  readonly themes: ReadonlyMap<number, string>;
}

/** Holds a paper against the facts of a study: quotations, numbers, claim words and claims of process. */
export async function checkPaper(
  blocks: readonly PaperBlock[],
  facts: PaperFacts,
  speeches: AsyncIterable<Speech> | Iterable<Speech>,
): Promise<CheckedPaper> {
  const aliases = facts.figures.reach.flatMap(({ kind, id, aliases: own = [] }) =>
    kind === "theme" ? own.map((name) => ({ id, name })) : [],
  );
  const placed = placeBlocks(blocks, [...facts.themes, ...aliases]);
  const names = nameStretches(placed, facts.names);
  const { quotations, unclosed } = findQuotations(
    placed,
    new Labels(facts.people),
    names,
    new Descriptions(facts.people),
  );
  const judged = await judgeQuotations(quotations, facts, speeches);
  const sentences = paperSentences(placed, stretchesOf(quotations, names));
  const numbers = judgeNumbers(sentences, facts.figures);
  const words = judgeClaimWords(sentences, facts.figures);
  const process = judgeProcess(sentences, facts.process);
  const findings = [
    ...numberFindings(numbers),
    ...claimWordFindings(words),
    ...processFindings(process),
    ...judged.flatMap(({ findings: own }) => own),
    ...unclosed.map(unclosedFinding),
  ];
  return {
    quotations: judged,
    numbers,
    words,
    process,
    findings: findings.sort((a, b) => a.place.paragraph - b.place.paragraph),
    counted: facts.counted,
    people: new Map(facts.people.map(({ id, label }) => [id, label])),
    themes: new Map(facts.themes.map(({ id, name }) => [id, name])),
  };
}

/** What is not the paper's own statement: quotations, and what themes and codes are called. */
function stretchesOf(quotations: readonly PaperQuotation[], names: Stretches): Stretches {
  const stretches = new Map([...names].map(([at, own]) => [at, [...own]]));
  for (const { at, start, text } of quotations) {
    addTo(stretches, at, [start, start + text.length]);
  }
  for (const own of stretches.values()) own.sort(([a], [b]) => a - b);
  return stretches;
}

function unclosedFinding({ at, start }: { readonly at: PlacedBlock; readonly start: Utf16 }): PaperFinding {
  return {
    level: "hint",
    code: "quotation-unclosed",
    place: placeOf(at, start),
    message: "A quotation mark is opened here but never closed; what follows was not read as a quotation.",
  };
}
