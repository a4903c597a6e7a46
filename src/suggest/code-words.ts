import type { Id } from "../core/records.js";
import { contentWords } from "../nlp/tokens.js";

/** A code as the codebook tells of it. */
export interface CodeText {
  readonly id: Id;
  /** Decides between equal scores. */
  readonly path: string;
  readonly name: string;
  /** The definition in one line. */
  readonly short: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: readonly string[];
}

/** How often stems occur. */
export type Counts = ReadonlyMap<string, number>;

/** A word of a code's name counts as often as this many words of its definition. */
const nameWeight = 3;

/** Counts the stems of texts, each text with its own weight. */
export function countStems(texts: readonly (readonly [text: string, weight: number])[]): Counts {
  const counts = new Map<string, number>();
  for (const [text, weight] of texts)
    for (const { stem } of contentWords(text)) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  return counts;
}

/** What speaks for a code in the codebook: its name (weighted), definitions, include rule and examples. */
export const codebookWords = (code: CodeText): Counts =>
  countStems([
    [code.name, nameWeight],
    ...[code.short, code.definition, code.include, ...code.examples].map((text) => [text, 1] as const),
  ]);

/** What speaks against a code: its exclude rule, without the words that also speak for it. */
export function excludedWords(code: CodeText, words: Counts): Counts {
  return new Map([...countStems([[code.exclude, 1]])].filter(([stem]) => !words.has(stem)));
}
