const sentenceEnd = /(?<=[.?!…。？！؟]["'”’»)\]]*)\s+|(?<=[。？！])|\n+/u;
const clauseEnd =
  /[,;:،、，；：—–]\s*|\s+-\s+|\s+(?=(?:and|but|or)\s+(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|would|will|should|tell|describe)\b)/iu;
const mostClauses = 4;

/** The sentences of a turn, by its marks. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(sentenceEnd)
    .map((one) => one.trim())
    .filter((one) => /[\p{L}\p{N}]/u.test(one));

/** The clauses of a sentence: between commas, colons and dashes, and before a further question. */
export const clausesOf = (sentence: string): string[] =>
  sentence
    .split(clauseEnd)
    .map((one) => one.trim())
    .filter((one) => /[\p{L}\p{N}]/u.test(one));

/** Clauses of a sentence that stand side by side, up to four together. */
export function runsOf(clauses: readonly string[]): { from: number; to: number; text: string }[] {
  return clauses.flatMap((_, from) =>
    clauses.slice(from, from + mostClauses).map((_, more) => {
      const to = from + more + 1;
      return { from, to, text: clauses.slice(from, to).join(", ") };
    }),
  );
}
