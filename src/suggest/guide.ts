import type { CodeText } from "./codes.js";

/** Which codes come into question for an answer to a question of the guide; null means all. */
export type Guide = (question: string | null) => ReadonlySet<number> | null;

interface Asked {
  readonly question: string | null;
  readonly codes: readonly number[];
}

/** So many codings with codes known from elsewhere must be at hand before a mask is believed. */
const needed = 30;
/** So many of them must have been foreseen. */
const foreseen = 0.95;

/**
 * Learns whether codes belong to questions. A code belongs to the questions its codebook entry names, or else
 * to those it was used with. The second is believed only where the data bear it out: of codings whose code
 * was also used in another passage, at least 95% (and at least 30 in number) fall under a question the code
 * was seen with there. A code never used, and belonging nowhere, comes into question everywhere.
 */
export function learnGuide(codes: readonly CodeText[], examples: readonly Asked[]): Guide {
  const named = codes.map(({ questions }) => (questions === undefined ? null : new Set(questions)));
  const seen = codes.map(() => new Map<string, number>());
  const totals = new Float64Array(codes.length);
  const questions = new Set<string>();
  for (const { question, codes: own } of examples) {
    if (question === null) continue;
    questions.add(question);
    for (const code of own) {
      const at = seen[code];
      if (at === undefined) continue;
      at.set(question, (at.get(question) ?? 0) + 1);
      totals[code]! += 1;
    }
  }
  let known = 0;
  let held = 0;
  for (const { question, codes: own } of examples)
    for (const code of question === null ? [] : own)
      if ((totals[code] ?? 0) > 1) {
        known++;
        if ((seen[code]?.get(question ?? "") ?? 0) > 1) held++;
      }
  const believed = questions.size > 1 && known >= needed && held / known >= foreseen;
  if (!believed && named.every((own) => own === null)) return () => null;
  const masks = new Map<string, ReadonlySet<number>>();
  return (question) => {
    if (question === null) return null;
    let mask = masks.get(question);
    if (mask === undefined) {
      mask = new Set(
        codes.flatMap((_, code) => {
          const belongs = named[code];
          if (belongs) return belongs.has(question) ? [code] : [];
          const used = seen[code];
          return !believed || used === undefined || used.size === 0 || used.has(question) ? [code] : [];
        }),
      );
      masks.set(question, mask);
    }
    // A question no code belongs to limits nothing.
    return mask.size === 0 ? null : mask;
  };
}
