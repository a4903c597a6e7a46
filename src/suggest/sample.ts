/** At most this many passages are learned from: inner products of all with all are kept, and take memory by the square. */
export const mostExamples = 3000;

/** At most so many of a list, taken evenly from all of it. */
export const evenly = <T>(items: readonly T[], most: number): T[] =>
  items.length <= most
    ? [...items]
    : Array.from({ length: Math.max(0, most) }, (_, i) => items[Math.floor((i * items.length) / most)] as T);
