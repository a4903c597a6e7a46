/** How often a word was said by a group, and how far that is from what the others say. */
export interface WordCount {
  readonly word: string;
  readonly count: number;
  /** Active participants who said it. */
  readonly participants: number;
  readonly by: ReadonlyMap<string, GroupCount>;
}

export interface GroupCount {
  readonly count: number;
  readonly participants: number;
  /** Log-likelihood against all others together; with a minus where the group says it less. */
  readonly keyness: number;
}

export interface WordsTable {
  /** Words said, without those passed over. */
  readonly words: number;
  readonly groups: ReadonlyMap<string, { readonly words: number; readonly participants: number }>;
  /** Most frequent first, then by the alphabet. */
  readonly rows: readonly WordCount[];
}

/**
 * The log-likelihood of a word's counts in two bodies of talk: how surprising it would be if both used it alike.
 * `a` of `c` words against `b` of `d` words; E1 = c(a+b)/(c+d), E2 = d(a+b)/(c+d), 2(a ln(a/E1) + b ln(b/E2)), where a
 * count of 0 adds 0. Source: Rayson and Garside 2000, Comparing corpora using frequency profiling.
 * Worked example: 10 of 1,000 against 5 of 2,000: E1 = 5, E2 = 10, 2(10 ln 2 + 5 ln ½) = 10 ln 2 = 6.93.
 */
export function logLikelihood(a: number, b: number, c: number, d: number): number {
  const part = (count: number, expected: number) => (count === 0 ? 0 : count * Math.log(count / expected));
  const share = (a + b) / (c + d);
  return Math.max(0, 2 * (part(a, c * share) + part(b, d * share)));
}

/** Counts words as they are said, by who says them. */
export class WordTally {
  readonly #groups: readonly string[];
  readonly #counts = new Map<string, { counts: Int32Array; people: Set<number>[] }>();
  readonly #words: number[];
  readonly #people: Set<number>[];

  constructor(groups: readonly string[]) {
    this.#groups = groups;
    this.#words = groups.map(() => 0);
    this.#people = groups.map(() => new Set());
  }

  /** Notes that a person (a number of the caller's) of a group (a place) said a word. */
  add(word: string, group: number, person: number): void {
    let entry = this.#counts.get(word);
    if (entry === undefined) {
      entry = { counts: new Int32Array(this.#groups.length), people: this.#groups.map(() => new Set()) };
      this.#counts.set(word, entry);
    }
    entry.counts[group] = (entry.counts[group] as number) + 1;
    entry.people[group]?.add(person);
    this.#words[group] = (this.#words[group] ?? 0) + 1;
    this.#people[group]?.add(person);
  }

  table(): WordsTable {
    const all = this.#words.reduce((sum, count) => sum + count, 0);
    const rows = [...this.#counts].map(([word, { counts, people }]): WordCount => {
      const count = counts.reduce((sum, n) => sum + n, 0);
      const by = this.#groups.map((name, group): [string, GroupCount] => {
        const here = counts[group] as number;
        const said = this.#words[group] ?? 0;
        const size = logLikelihood(here, count - here, said, all - said);
        const less = here * (all - said) < (count - here) * said;
        const keyness = all === said || said === 0 ? 0 : less ? -size : size;
        return [name, { count: here, participants: people[group]?.size ?? 0, keyness }];
      });
      const everyone = new Set(people.flatMap((some) => [...some]));
      return { word, count, participants: everyone.size, by: new Map(by) };
    });
    rows.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
    const groups = this.#groups.map(
      (name, i) => [name, { words: this.#words[i] ?? 0, participants: this.#people[i]?.size ?? 0 }] as const,
    );
    return { words: all, groups: new Map(groups), rows };
  }
}
