// Long loops have short forms; `npm run long` repeats them as often as THEMATA_ROUNDS says, from THEMATA_SEED.

/** How often a loop is repeated if nothing else is asked for; `long` in the long tests. */
export const rounds = (short: number, long = short): number =>
  Number(process.env.THEMATA_ROUNDS ?? (process.env.THEMATA_LONG === "1" ? long : short));

/** Random numbers in [0, 1) from the seed asked for, or from 1 (mulberry32). */
export function seeded(): () => number {
  let state = Number(process.env.THEMATA_SEED ?? 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
