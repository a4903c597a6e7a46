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

/** A pair's key is the first one's number times this, plus the second one's; there are never so many features. */
const pairBase = 2 ** 26;

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
  readonly #known = new Numbers();
  /** How each feature is spelled, after one letter that names its kind; of a pair its key. */
  readonly #names: (string | number)[] = [];
  /** Where features are numbered that are not to be kept. */
  #passing: Numbers | null = null;
  readonly #bags = new Map<string, Bag>();
  readonly #tally = new Tally();

  get size(): number {
    return this.#names.length;
  }

  /** The feature as a person would read it; null for one that is not made of the passage's own words. */
  nameOf(id: number): { readonly kind: "word" | "stem" | "characters"; readonly text: string } | null {
    const name = this.#spelled(id);
    const kind = name[0] === "w" ? "word" : name[0] === "s" ? "stem" : name[0] === "c" ? "characters" : null;
    return kind === null ? null : { kind, text: name.slice(1) };
  }

  readonly stemOf = (word: string): string => stem(word);
  readonly runsOf = (word: string): readonly string[] => [...runs(word)];

  /** The features of a text, and of what surrounds it where that is to count; kept for the next time. */
  bag(text: string, around: Surroundings = {}): Bag {
    const key = keyOf(text, around);
    let bag = this.#bags.get(key);
    if (bag === undefined) {
      bag = this.#make(text, around);
      this.#bags.set(key, bag);
    }
    return bag;
  }

  /** The same without keeping anything: features not met before have numbers from `size` on, for this text only. */
  glance(text: string, around: Surroundings = {}): Bag {
    const bag = this.#bags.get(keyOf(text, around));
    if (bag !== undefined) return bag;
    this.#passing = new Numbers();
    const made = this.#make(text, around);
    this.#passing = null;
    return made;
  }

  #make(text: string, { before = "", marks = [] }: Surroundings): Bag {
    const words = spokenWords(text, mostWords).map((word) => this.#featuresOf(word));
    if (words.length === 0) return emptyBag;
    const tally = this.#tally;
    for (const [i, { word }] of words.entries()) {
      tally.count(word);
      if (i > 0) tally.count(this.#pairOf(words[i - 1]!.word, word));
    }
    tally.endBlock();
    let last: number | null = null;
    for (const { root } of words) {
      if (root === null) continue;
      tally.count(root);
      if (last !== null) tally.count(this.#pairOf(last, root));
      last = root;
    }
    tally.endBlock();
    for (const { runs: own } of words) for (const run of own) tally.count(run);
    tally.endBlock();
    const size = lengthClasses.findIndex((most) => words.length <= most);
    tally.count(this.#idOf(`l${size < 0 ? lengthClasses.length : size}`));
    tally.endBlock();
    if (before !== "")
      for (const word of spokenWords(before, 100))
        if (!isStopWord(word)) tally.count(this.#idOf(`b${stem(word)}`));
    tally.endBlock();
    for (const mark of marks) tally.count(this.#idOf(`m${mark}`));
    tally.endBlock();
    return tally.bag();
  }

  #featuresOf(word: string): WordFeatures {
    let found = this.#known.words.get(word) ?? this.#passing?.words.get(word);
    if (found === undefined) {
      found = {
        word: this.#idOf(`w${word}`),
        root: isStopWord(word) ? null : this.#idOf(`s${stem(word)}`),
        runs: [...runs(word)].map((run) => this.#idOf(`c${run}`)),
      };
      (this.#passing ?? this.#known).words.set(word, found);
    }
    return found;
  }

  /** The feature of two words, or of two stems, that follow one another. */
  #pairOf(first: number, second: number): number {
    const key = first * pairBase + second;
    let id = this.#known.pairs.get(key) ?? this.#passing?.pairs.get(key);
    if (id === undefined) {
      id = this.#next(key);
      (this.#passing ?? this.#known).pairs.set(key, id);
    }
    return id;
  }

  #idOf(name: string): number {
    let id = this.#known.ids.get(name) ?? this.#passing?.ids.get(name);
    if (id === undefined) {
      id = this.#next(name);
      (this.#passing ?? this.#known).ids.set(name, id);
    }
    return id;
  }

  #next(name: string | number): number {
    return this.#passing === null ? this.#names.push(name) - 1 : this.size + this.#passing.count++;
  }

  #spelled(id: number): string {
    const name = this.#names[id] ?? "";
    return typeof name === "string"
      ? name
      : `${this.#spelled(Math.floor(name / pairBase))} ${this.#spelled(name % pairBase).slice(1)}`;
  }
}

const keyOf = (text: string, { before = "", marks = [] }: Surroundings): string =>
  [text, before, ...marks].join("\u0000");

/** Numbers of features, by what they are made of. */
class Numbers {
  readonly ids = new Map<string, number>();
  readonly words = new Map<string, WordFeatures>();
  readonly pairs = new Map<number, number>();
  count = 0;
}

/** The features a word has wherever it stands; words come again and again. */
interface WordFeatures {
  readonly word: number;
  /** Of its stem; null for a stop word. */
  readonly root: number | null;
  readonly runs: readonly number[];
}

/** Runs of 3 to 5 characters of a word with its two edges; a shorter word is one run. */
function* runs(word: string): Generator<string> {
  const edged = ` ${word} `;
  for (let length = 3; length <= 5; length++)
    for (let i = 0; i + length <= edged.length; i++) yield edged.slice(i, i + length);
}

/** Counts features, block after block; its memory is used again for every text. */
class Tally {
  #counts = new Uint32Array(1 << 12);
  #met = new Int32Array(1 << 12);
  #size = 0;
  #starts: number[] = [0];

  count(id: number): void {
    if (id >= this.#counts.length) {
      const larger = new Uint32Array(2 ** Math.ceil(Math.log2(id + 1)));
      larger.set(this.#counts);
      this.#counts = larger;
    }
    const before = this.#counts[id]!;
    this.#counts[id] = before + 1;
    if (before > 0) return;
    if (this.#size === this.#met.length) {
      const larger = new Int32Array(2 * this.#size);
      larger.set(this.#met);
      this.#met = larger;
    }
    this.#met[this.#size++] = id;
  }

  endBlock(): void {
    this.#starts.push(this.#size);
  }

  /** What was counted, in the order it was met; counting begins anew. */
  bag(): Bag {
    const ids = this.#met.slice(0, this.#size);
    const counts = new Float32Array(this.#size);
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k]!;
      counts[k] = this.#counts[id]!;
      this.#counts[id] = 0;
    }
    const starts = Int32Array.from(this.#starts);
    this.#size = 0;
    this.#starts = [0];
    return { ids, counts, starts };
  }
}
