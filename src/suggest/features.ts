import { stem } from "../nlp/stems.js";
import { isStopWord } from "../nlp/stop-words.js";
import { spokenWords } from "../nlp/tokens.js";

/** The kinds of features, in the order in which a bag keeps them. */
export const blocks = ["words", "stems", "characters", "length", "before", "situation"] as const;

/** What is known of a passage besides its own words. */
export interface Surroundings {
  /** What was said just before. */
  readonly before?: string | undefined;
  /** Marks such as the speaker's role or the codes of the passage before, each a word of its own. */
  readonly marks?: readonly string[] | undefined;
}

/** Features of one text: their numbers and how often each occurs, block after block. */
export interface Bag {
  readonly ids: Int32Array;
  readonly counts: Float32Array;
  /** Where each block begins; one more entry than there are blocks. */
  readonly starts: Int32Array;
}

/** Upper bounds of the length classes, in words. */
const lengthClasses = [3, 8, 20, 50, 120] as const;
/** At most this many words of a text are looked at, so that a whole transcript as one turn stays cheap. */
const mostWords = 2000;

const emptyBag: Bag = {
  ids: new Int32Array(0),
  counts: new Float32Array(0),
  starts: new Int32Array(blocks.length + 1),
};

/**
 * Numbers the features of texts as they come: words and pairs of words; stems without stop words, and pairs of
 * them; runs of 3 to 5 characters within words; the length class; the words of the turn before. The same
 * texts in the same order always get the same numbers.
 */
export class FeatureIndex {
  readonly #ids = new Map<string, number>();
  /** How each feature is spelled, after one letter that names its kind. */
  readonly #names: string[] = [];
  readonly #runs = new Map<string, readonly number[]>();
  readonly #bags = new Map<string, Bag>();

  get size(): number {
    return this.#names.length;
  }

  /** The feature as a person would read it; null for one that is not made of the passage's own words. */
  nameOf(id: number): { readonly kind: "word" | "stem" | "characters"; readonly text: string } | null {
    const name = this.#names[id] ?? "";
    const kind = name[0] === "w" ? "word" : name[0] === "s" ? "stem" : name[0] === "c" ? "characters" : null;
    return kind === null ? null : { kind, text: name.slice(1) };
  }

  readonly stemOf = (word: string): string => stem(word);
  readonly runsOf = (word: string): readonly string[] => [...runs(word)];

  /** The features of a text, and of what surrounds it where that is to count. */
  bag(text: string, around: Surroundings = {}): Bag {
    const key = [text, around.before ?? "", ...(around.marks ?? [])].join("\u0000");
    let bag = this.#bags.get(key);
    if (bag === undefined) {
      bag = this.#make(text, around);
      this.#bags.set(key, bag);
    }
    return bag;
  }

  #make(text: string, { before = "", marks = [] }: Surroundings): Bag {
    const words = spokenWords(text, mostWords);
    if (words.length === 0) return emptyBag;
    const parts: Map<number, number>[] = blocks.map(() => new Map());
    const add = (block: number, name: string) => count(block, this.#idOf(name));
    const count = (block: number, id: number) => {
      const counts = parts[block] as Map<number, number>;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    };
    const stems = words.filter((word) => !isStopWord(word)).map(stem);
    for (const [i, word] of words.entries()) {
      add(0, `w${word}`);
      if (i > 0) add(0, `w${words[i - 1]} ${word}`);
      for (const id of this.#runIds(word)) count(2, id);
    }
    for (const [i, root] of stems.entries()) {
      add(1, `s${root}`);
      if (i > 0) add(1, `s${stems[i - 1]} ${root}`);
    }
    const size = lengthClasses.findIndex((most) => words.length <= most);
    add(3, `l${size < 0 ? lengthClasses.length : size}`);
    if (before !== "") {
      for (const word of spokenWords(before, 100)) if (!isStopWord(word)) add(4, `b${stem(word)}`);
    }
    for (const mark of marks) add(5, `m${mark}`);
    return pack(parts);
  }

  /** The runs of a word by their numbers; words come again and again. */
  #runIds(word: string): readonly number[] {
    let ids = this.#runs.get(word);
    if (ids === undefined) {
      ids = [...runs(word)].map((run) => this.#idOf(`c${run}`));
      this.#runs.set(word, ids);
    }
    return ids;
  }

  #idOf(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.#names.length;
      this.#ids.set(name, id);
      this.#names.push(name);
    }
    return id;
  }
}

/** Runs of 3 to 5 characters of a word with its two edges; a shorter word is one run. */
function* runs(word: string): Generator<string> {
  const edged = ` ${word} `;
  for (let length = 3; length <= 5; length++)
    for (let i = 0; i + length <= edged.length; i++) yield edged.slice(i, i + length);
}

function pack(parts: readonly ReadonlyMap<number, number>[]): Bag {
  const starts = new Int32Array(parts.length + 1);
  for (const [i, part] of parts.entries()) starts[i + 1] = (starts[i] as number) + part.size;
  const ids = new Int32Array(starts[parts.length] as number);
  const counts = new Float32Array(ids.length);
  let at = 0;
  for (const part of parts)
    for (const [id, count] of part) {
      ids[at] = id;
      counts[at++] = count;
    }
  return { ids, counts, starts };
}
