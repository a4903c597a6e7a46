import { contentWords } from "../../nlp/tokens.js";
import { groupTexts } from "../../suggest/groups.js";
import { textRank } from "../../suggest/textrank.js";
import { findSource } from "../shared/source-find.js";
import type { Work } from "../shared/work.js";
import type { SuggestUnit } from "./suggest-segments.js";
import type { StudyPassage } from "./suggest-training.js";
import { readTrainingData } from "./training-data.js";

export interface InitialOrder {
  readonly source?: string | undefined;
  readonly unit: SuggestUnit;
  readonly limit: number;
}

/** A passage as a reader is pointed to it. */
export interface PhraseExample {
  readonly source: string;
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A phrase that might become a code. */
export interface InitialCode {
  readonly phrase: string;
  /** `noun-phrase`: ranked by TextRank; `in-vivo`: said the same way again and again. */
  readonly kind: "noun-phrase" | "in-vivo";
  readonly passages: number;
  readonly participants: number;
  readonly examples: readonly PhraseExample[];
}

const placeOf = ({ source, segment }: StudyPassage): PhraseExample => ({
  source: source.source.name,
  turn: segment.turn,
  ...segment.span,
  quote: segment.quote,
});

/** Participants' passages without a coding, to read before there are codes. */
async function uncodedPassages(work: Work, order: InitialOrder): Promise<StudyPassage[]> {
  const chosen = order.source === undefined ? null : (await findSource(work, order.source)).source.id;
  const data = await readTrainingData(work, { unit: order.unit, coder: undefined, withSuggested: true });
  return data.training.passages.filter(
    ({ source, codings }) => codings.size === 0 && (chosen === null || source.source.id === chosen),
  );
}

/** Candidate initial codes: noun phrases ranked by TextRank, and phrases that are said again and again. */
export async function initialCodes(work: Work, order: InitialOrder): Promise<InitialCode[]> {
  const passages = await uncodedPassages(work, order);
  const { nounPhrases } = await import("../../nlp/noun-phrases.js");
  const parsed = passages.map(({ segment }) => nounPhrases(segment.quote));
  const ranks = textRank(parsed.flat().map(({ stems }) => stems));
  const phrases = new Map<string, { text: string; score: number; at: Set<number> }>();
  for (const [i, sentences] of parsed.entries())
    for (const { phrases: own } of sentences)
      for (const { text, stems } of own) {
        const key = stems.join(" ");
        const known = phrases.get(key) ?? { text: text.toLowerCase(), score: 0, at: new Set<number>() };
        known.score = stems.reduce((sum, word) => sum + (ranks.get(word) ?? 0), 0) / Math.sqrt(stems.length);
        known.at.add(i);
        phrases.set(key, known);
      }
  const described = (phrase: string, kind: InitialCode["kind"], at: ReadonlySet<number>): InitialCode => {
    const own = [...at].flatMap((i) => passages[i] ?? []);
    return {
      phrase,
      kind,
      passages: own.length,
      participants: new Set(own.map(({ segment }) => segment.participant)).size,
      examples: own.slice(0, 3).map(placeOf),
    };
  };
  const nouns = [...phrases.values()]
    .map((one) => ({ ...one, weight: one.score * Math.log2(1 + one.at.size) }))
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, order.limit)
    .map(({ text, at }) => described(text, "noun-phrase", at));
  const taken = new Set(nouns.map(({ phrase }) => phrase));
  const sayings = [...repeated(passages)]
    .filter(([phrase]) => !taken.has(phrase))
    .slice(0, Math.ceil(order.limit / 2))
    .map(([phrase, at]) => described(phrase, "in-vivo", at));
  return [...nouns, ...sayings];
}

/** Runs of 3 or 4 words with two content words or more that occur in two passages or more, most frequent first. */
function repeated(passages: readonly StudyPassage[]): [string, Set<number>][] {
  const found = new Map<string, Set<number>>();
  for (const [i, { segment }] of passages.entries()) {
    const words = segment.quote.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? [];
    for (const length of [4, 3])
      for (let k = 0; k + length <= words.length; k++) {
        const phrase = words.slice(k, k + length).join(" ");
        found.set(phrase, (found.get(phrase) ?? new Set()).add(i));
      }
  }
  return [...found]
    .filter(([phrase, at]) => at.size > 1 && contentWords(phrase).length >= 2)
    .sort(([a, x], [b, y]) => y.size - x.size || b.length - a.length || (a < b ? -1 : 1));
}

/** Similar passages, as a reading aid. They are no themes. */
export interface PassageGroup {
  /** Words that its passages share more than others do. */
  readonly words: readonly string[];
  /** Mean likeness of the passages, 0 to 1. */
  readonly likeness: number;
  readonly passages: number;
  readonly examples: readonly PhraseExample[];
}

const mostGrouped = 1200;

/** Groups of similar uncoded passages. */
export async function passageGroups(work: Work, order: InitialOrder): Promise<PassageGroup[]> {
  const all = (await uncodedPassages(work, order)).filter(
    ({ segment }) => contentWords(segment.quote).length >= 3,
  );
  const passages =
    all.length <= mostGrouped ? all : all.filter((_, i) => i % Math.ceil(all.length / mostGrouped) === 0);
  const texts = passages.map(({ segment }) => segment.quote);
  const found = groupTexts(
    texts,
    Math.max(2, Math.min(order.limit, Math.round(Math.sqrt(texts.length / 2)))),
  );
  const words = passages.map(({ segment }) => contentWords(segment.quote));
  const overall = new Map<string, number>();
  for (const own of words)
    for (const stem of new Set(own.map((w) => w.stem))) overall.set(stem, (overall.get(stem) ?? 0) + 1);
  return found.slice(0, order.limit).map(({ members, likeness }) => {
    const counts = new Map<string, { word: string; n: number }>();
    for (const i of members)
      for (const [stem, word] of new Map(words[i]?.map((w) => [w.stem, w.word.toLowerCase()])))
        counts.set(stem, { word, n: (counts.get(stem)?.n ?? 0) + 1 });
    const weight = ([stem, { n }]: [string, { n: number }]) => (n * n) / (overall.get(stem) ?? 1);
    const top = [...counts]
      .filter(([, { n }]) => n > 1)
      .sort((a, b) => weight(b) - weight(a) || (a[0] < b[0] ? -1 : 1));
    return {
      words: top.slice(0, 5).map(([, { word }]) => word),
      likeness: Math.round(likeness * 1000) / 1000,
      passages: members.length,
      examples: members
        .slice(0, 3)
        .flatMap((i) => passages[i] ?? [])
        .map(placeOf),
    };
  });
}
