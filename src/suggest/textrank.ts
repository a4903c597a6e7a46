/** Words this near each other are neighbours in the graph. */
const window = 3;
const damping = 0.85;

/**
 * How central words are in a text: PageRank over the graph of words that occur near each other
 * (R. Mihalcea and P. Tarau, "TextRank: bringing order into texts", EMNLP 2004; window 3, damping 0.85).
 *
 * Worked example: one sentence of two words: both are linked only to each other and have rank 1.
 */
export function textRank(sentences: readonly (readonly string[])[]): Map<string, number> {
  const links = new Map<string, Map<string, number>>();
  const link = (a: string, b: string) => {
    const own = links.get(a) ?? new Map<string, number>();
    links.set(a, own.set(b, (own.get(b) ?? 0) + 1));
  };
  for (const words of sentences)
    for (const [i, word] of words.entries())
      for (const other of words.slice(i + 1, i + window)) {
        if (word === other) continue;
        link(word, other);
        link(other, word);
      }
  const out = new Map([...links].map(([word, own]) => [word, [...own.values()].reduce((a, b) => a + b, 0)]));
  let ranks = new Map([...links.keys()].map((word) => [word, 1]));
  for (let round = 0; round < 40; round++) {
    const next = new Map<string, number>();
    for (const [word, own] of links) {
      let sum = 0;
      for (const [other, weight] of own) sum += (weight / (out.get(other) ?? 1)) * (ranks.get(other) ?? 0);
      next.set(word, 1 - damping + damping * sum);
    }
    ranks = next;
  }
  return ranks;
}
