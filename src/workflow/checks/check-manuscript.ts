import type { PaperBlock } from "../../core/paper.js";
import { type CheckedPaper, checkPaper } from "../../manuscript/check-paper.js";
import { studySpeech } from "../quotations/study-speech.js";
import type { Work } from "../shared/work.js";
import { collectEvidence } from "./collect-evidence.js";
import type { Tool } from "./collect-report.js";
import { manuscriptFacts } from "./manuscript-facts.js";

/** Holds a paper against the study: its quotations, numbers, claim words and claims of process. */
export async function checkManuscript(
  work: Work,
  blocks: readonly PaperBlock[],
  tool: Tool,
): Promise<CheckedPaper> {
  const collected = await collectEvidence(work.store, tool);
  const whole = blocks.map(({ text }) => text).join("\n");
  const facts = await manuscriptFacts(work, collected, {
    agreement: /kappa|alpha|κ|α/iu.test(whole),
    saturation: /saturation/i.test(whole),
  });
  const counted = new Set(collected.counted.ids);
  const progress = (done: number, all: number) => work.progress(done, all, "transcripts read");
  return checkPaper(blocks, facts, studySpeech(work.store, collected.columns, counted, progress));
}
