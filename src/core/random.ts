/**
 * Numbers from 0 up to, not including, 1, the same for the same seed: mulberry32 (T. Ettinger 2017, public
 * domain). Seed 1 begins 0.62707394, 0.00273572, 0.52744704.
 */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts a list in random order, in place (Fisher and Yates 1938, in Durstenfeld's form). */
export function shuffle<T>(list: { [index: number]: T; readonly length: number }, next: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const other = list[j] as T;
    list[j] = list[i] as T;
    list[i] = other;
  }
}
