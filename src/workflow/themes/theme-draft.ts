import { contentWords } from "../../nlp/tokens.js";
import { type CodeUse, codeLikeness, groupCodes } from "../../suggest/code-groups.js";
import type { NamedCode } from "../shared/resolve.js";
import { themeWorld } from "../shared/theme-records.js";
import type { Work } from "../shared/work.js";
import { readTrainingData, studyVectors, type TrainingData } from "../suggest/training-data.js";

export interface ThemeDraftOrder {
  /** About as many groups; by default the square root of the number of codes. */
  readonly groups?: number | undefined;
  /** Only codes that are in no theme yet. */
  readonly unassigned: boolean;
}

/** Codes that might be argued to belong together. Not a theme: it says nothing about the data. */
export interface DraftGroup {
  readonly codes: readonly DraftCode[];
  /** Mean likeness of its codes; 0 is what two codes of this study have on average. */
  readonly likeness: number;
  /** Words that its passages share more than others do. */
  readonly words: readonly string[];
  /** Pairs used in the same passages, most often first. */
  readonly together: readonly { readonly a: string; readonly b: string; readonly passages: number }[];
}

export interface DraftCode {
  readonly code: string;
  readonly path: string;
  readonly passages: number;
  readonly participants: number;
  /** Themes it is in already. */
  readonly themes: readonly string[];
}

export interface ThemeDraft {
  readonly groups: readonly DraftGroup[];
  /** Codes that are not much like any others. */
  readonly alone: readonly DraftCode[];
  /** How many codes in use without codings were left out. */
  readonly uncoded: number;
  readonly coders: readonly string[];
  /** In words, what was compared. */
  readonly method: string;
}

/** At most so many codes are compared, the most used first. */
const mostCodes = 400;

/** Proposes groupings of codes, from what they are used on and used with. Changes nothing. */
export async function draftThemes(work: Work, order: ThemeDraftOrder): Promise<ThemeDraft> {
  const data = await readTrainingData(work, { unit: "turn", coder: undefined, withSuggested: true });
  const world = await themeWorld(work.store);
  const themesOf = (id: number) =>
    world.themeCodes
      .filter(({ codeId }) => codeId === id)
      .flatMap(({ themeId }) => world.themes.find((theme) => theme.id === themeId)?.path ?? []);
  const chosen = data.codes.map((code, place) => ({ code, place, themes: themesOf(code.id) }));
  const wanted = chosen.filter(({ themes }) => !order.unassigned || themes.length === 0);
  const vectors = await studyVectors(data, work);
  const used = wanted
    .map((one) => ({ ...one, use: useOf(data, one.code, one.place, vectors.of) }))
    .filter(({ use }) => use.passages.size > 0)
    .sort((a, b) => b.use.passages.size - a.use.passages.size || a.place - b.place)
    .slice(0, mostCodes)
    .sort((a, b) => a.place - b.place);
  const described = (k: number): DraftCode => {
    const { code, use, themes } = used[k]!;
    const own = [...use.passages].map((i) => data.training.passages[i]);
    return {
      code: code.name,
      path: code.path,
      passages: use.passages.size,
      participants: new Set(own.map((passage) => passage?.segment.participant)).size,
      themes,
    };
  };
  const uses = used.map(({ use }) => use);
  const found = groupCodes(
    codeLikeness(uses),
    used.length,
    order.groups ?? Math.round(Math.sqrt(used.length)),
  );
  const grouped = new Set(found.flatMap(({ members }) => members));
  const frequency = wordCounts(uses);
  return {
    groups: found.map(({ members, likeness }) => ({
      codes: members.map(described),
      likeness: Math.round(likeness * 1000) / 1000,
      words: sharedWords(
        members.flatMap((k) => uses[k] ?? []),
        frequency,
      ),
      together: pairs(members, uses, (k) => used[k]?.code.path ?? ""),
    })),
    alone: used.flatMap((_, k) => (grouped.has(k) ? [] : [described(k)])),
    uncoded: wanted.length - used.length,
    coders: data.counted.names,
    method: `Compared: the codebook's words, the words coded, and use in the same turns. ${vectors.description}`,
  };
}

function useOf(
  { training }: TrainingData,
  code: NamedCode,
  place: number,
  vectorOf: (text: string) => Float32Array | undefined,
): CodeUse {
  const own = training.passages.flatMap((passage, i) => {
    const coding = passage.codings.get(place);
    return coding === undefined ? [] : [{ i, passage, quote: passage.quoteOf(coding) }];
  });
  return {
    text: [code.name, code.short, code.definition, code.include].filter((said) => said !== "").join(". "),
    quotes: own.map(({ quote }) => quote),
    vectors: own.flatMap(({ passage }) => vectorOf(passage.example.text) ?? []),
    passages: new Set(own.map(({ i }) => i)),
  };
}

type Counts = Map<string, { readonly word: string; readonly n: number }>;

/** In how many of the codes' quotations each stem occurs. */
function wordCounts(uses: readonly CodeUse[]): Counts {
  const counts: Counts = new Map();
  for (const { quotes } of uses)
    for (const quote of quotes)
      for (const [stem, word] of new Map(contentWords(quote).map((w) => [w.stem, w.word.toLowerCase()])))
        counts.set(stem, { word: counts.get(stem)?.word ?? word, n: (counts.get(stem)?.n ?? 0) + 1 });
  return counts;
}

function sharedWords(uses: readonly CodeUse[], all: Counts): string[] {
  return [...wordCounts(uses)]
    .filter(([, { n }]) => n > 1)
    .map(([stem, { word, n }]) => ({ word, weight: (n * n) / (all.get(stem)?.n ?? n) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, 6)
    .map(({ word }) => word);
}

function pairs(
  members: readonly number[],
  uses: readonly CodeUse[],
  name: (k: number) => string,
): DraftGroup["together"] {
  const sorted = [...members].sort((a, b) => a - b);
  return sorted
    .flatMap((a, i) =>
      sorted.slice(i + 1).flatMap((b) => {
        const passages = [...(uses[a]?.passages ?? [])].filter((p) => uses[b]?.passages.has(p)).length;
        return passages === 0 ? [] : [{ a: name(a), b: name(b), passages }];
      }),
    )
    .sort((x, y) => y.passages - x.passages)
    .slice(0, 5);
}
