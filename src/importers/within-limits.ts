import { numberText } from "../core/count-text.js";
import type { ImportLimits } from "../core/limits.js";
import type { ImportOutcome } from "../core/transcript.js";
import { refused } from "./refusal.js";

/** The outcome itself, or a refusal where the file holds more than a study can take in: `too-much-in-file`. */
export function withinLimits(outcome: ImportOutcome, limits: ImportLimits): ImportOutcome {
  const { transcripts } = outcome;
  const most = (count: (one: ImportOutcome["transcripts"][number]) => number) =>
    transcripts.reduce((sum, one) => sum + count(one), 0);
  const counts: readonly (readonly [what: string, count: number, limit: number])[] = [
    ["transcripts", transcripts.length, limits.transcripts],
    ["turns", most(({ turns }) => turns.length), limits.turns],
    [
      "speakers",
      transcripts.reduce((max, { speakers }) => Math.max(max, speakers.length), 0),
      limits.speakers,
    ],
    ["codings", most(({ codings }) => codings.length), limits.codings],
  ];
  const over = counts.find(([, count, limit]) => count > limit);
  if (over === undefined) return outcome;
  const [what, count, limit] = over;
  return refused(
    outcome.format,
    "too-much-in-file",
    `This file holds ${numberText(count)} ${what}, and ${numberText(limit)} are read at most. Import it in parts.`,
  );
}
