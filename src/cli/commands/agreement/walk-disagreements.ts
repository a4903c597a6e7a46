import { ThemataError } from "../../../core/errors.js";
import {
  type AdjudicationScope,
  type Disagreement,
  decide,
  listDisagreements,
} from "../../../workflow/agreement/adjudicate.js";
import type { Work } from "../../../workflow/shared/work.js";
import { type Io, wantsColor } from "../../io.js";
import { questions } from "../../terminal/questions.js";
import { sideBySide } from "./disagreements.js";

/**
 * Walks through the open disagreements of a source on a terminal: shows each side by side, asks what to
 * keep and why, and records it at once. What was recorded stays when the walk is left.
 */
export async function walkDisagreements(
  work: Work,
  scope: AdjudicationScope,
  source: string,
  io: Io,
): Promise<{ readonly decisions: number; readonly open: number }> {
  const { disputed } = await listDisagreements(work.store, scope, source);
  const open = disputed.filter(({ decision }) => decision === null);
  const say = (text: string) => io.stderr.say(text, wantsColor(io, io.stderr, undefined));
  const prompt = questions(io, say);
  let decisions = 0;
  try {
    for (const [i, unit] of open.entries()) {
      say(`\n${i + 1} of ${open.length}\n${sideBySide(unit)}\n`);
      const outcome = await one(work, scope, unit, prompt.ask, say);
      if (outcome === "left") break;
      if (outcome === "decided") decisions++;
    }
  } finally {
    prompt.close();
  }
  return { decisions, open: open.length - decisions };
}

async function one(
  work: Work,
  scope: AdjudicationScope,
  unit: Disagreement,
  ask: (question: string) => Promise<string | null>,
  say: (text: string) => unknown,
): Promise<"decided" | "skipped" | "left"> {
  for (;;) {
    const keep = await ask(
      `Keep (${Object.keys(unit.codes).join(", ")}, both, none, or codes separated by commas; empty to skip, q to quit): `,
    );
    if (keep === null || keep === "q") return "left";
    if (keep === "") return "skipped";
    const reason = await ask("Why: ");
    if (reason === null) return "left";
    try {
      await decide({ ...work, reason }, scope, unit.id, keep.split(","));
      return "decided";
    } catch (error) {
      if (!(error instanceof ThemataError) || error.kind !== "usage") throw error;
      say(`${error.message} ${error.hint ?? ""}\n`);
    }
  }
}
