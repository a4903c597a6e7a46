import { isStopWord } from "../nlp/stop-words.js";
import { spokenWords } from "../nlp/tokens.js";
import { words as wordsIn } from "../text/words.js";
import type { Model } from "./model.js";
import type { Passage } from "./passage.js";

/** Why a code stands where it stands. */
export interface Why {
  /** Words of the passage that speak for the code, as written, strongest first; at most 10. */
  readonly words: readonly string[];
  /** Words of the passage that speak against it. */
  readonly against: readonly string[];
  /** Passages coded with it that are most like this one; at most 3. */
  readonly neighbours: readonly Neighbour[];
}

export interface Neighbour {
  /** Place in the list of examples. */
  readonly example: number;
  /** Cosine with the passage: above 0, up to 1. */
  readonly similarity: number;
}

const wordsShown = 10;
const neighboursShown = 3;

/**
 * Why a code: what each word of the passage adds to the score of the code (with the pairs, stem and runs of
 * characters it takes part in; of a pair each word gets half), and the nearest passages coded with it.
 */
export function explain(model: Model, passage: Passage, code: number): Why {
  const shares = wordShares(model, passage, code);
  const order = [...shares]
    .filter(([word]) => !isStopWord(word))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const most = order[0]?.[1] ?? 0;
  const written = new Map<string, string>();
  for (const { word } of wordsIn(passage.text)) {
    const key = spokenWords(word, 1)[0];
    if (key !== undefined && !written.has(key)) written.set(key, word);
  }
  const shown = (list: readonly (readonly [string, number])[]) =>
    list.slice(0, wordsShown).map(([word]) => written.get(word) ?? word);
  // What adds less than a twentieth of the strongest word says nothing to a reader.
  const floor = Math.max(most / 20, 1e-4);
  return {
    words: shown(order.filter(([, share]) => share >= floor)),
    against: shown(order.filter(([, share]) => share <= -Math.max(floor, most / 5)).reverse()),
    neighbours: neighbours(model, passage, code),
  };
}

/** Whether a word of the passage, by its stem, speaks for the code: not only runs of characters. */
export function sharesWord(model: Model, passage: Passage, code: number): boolean {
  const { index, postings, learned, stride } = model.parts;
  const { ids } = model.vector(passage);
  return ids.some(
    (id) => index.nameOf(id)?.kind === "stem" && postings.weight(id, learned, code * stride) > 1e-6,
  );
}

function wordShares(model: Model, passage: Passage, code: number): Map<string, number> {
  const { index, postings } = model.parts;
  const multipliers = model.multipliers(passage, code);
  const { ids, values } = model.vector(passage);
  const said = [...new Set(spokenWords(passage.text, 2000))];
  const shares = new Map<string, number>(said.map((word) => [word, 0]));
  const byStem = new Map<string, string[]>();
  const byRun = new Map<string, string[]>();
  const note = (map: Map<string, string[]>, key: string, word: string) => {
    const own = map.get(key);
    if (own === undefined) map.set(key, [word]);
    else if (!own.includes(word)) own.push(word);
  };
  for (const word of said) {
    note(byStem, index.stemOf(word), word);
    for (const run of index.runsOf(word)) note(byRun, run, word);
  }
  const give = (to: readonly string[], share: number) => {
    for (const word of to) shares.set(word, (shares.get(word) ?? 0) + share / to.length);
  };
  for (let k = 0; k < ids.length; k++) {
    const id = ids[k]!;
    const name = index.nameOf(id);
    if (name === null) continue;
    const share = values[k]! * postings.weight(id, multipliers, 0);
    if (share === 0) continue;
    if (name.kind === "characters") give(byRun.get(name.text) ?? [], share);
    else {
      const parts = name.text.split(" ");
      for (const part of parts)
        give(name.kind === "word" ? [part] : (byStem.get(part) ?? []), share / parts.length);
    }
  }
  return shares;
}

function neighbours(model: Model, passage: Passage, code: number): Neighbour[] {
  const { ground, vectors, postings } = model.parts;
  const vector = model.vector(passage);
  const products = new Float32Array(postings.size);
  postings.products(vector, products);
  return ground.examples
    .flatMap(({ codes }, example) => {
      if (!codes.includes(code)) return [];
      const length = Math.sqrt(vector.norm * (vectors[example]?.norm ?? 0));
      const cosine = length === 0 ? 0 : products[example]! / length;
      const similarity = Math.round(Math.min(1, cosine) * 1e6) / 1e6;
      return similarity > 0 ? [{ example, similarity }] : [];
    })
    .sort((a, b) => b.similarity - a.similarity || a.example - b.example)
    .slice(0, neighboursShown);
}
