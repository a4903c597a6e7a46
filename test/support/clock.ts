let ticks = 0;

/** A clock that moves a second at every look, from 1 March 2024; it begins anew with each test file. */
export function clock(): () => number {
  return () => Date.UTC(2024, 2, 1) + 1000 * ticks++;
}

/** Called before each test file. */
export function resetClock(): void {
  ticks = 0;
}

/** Does something as the first thing of all, and says how many looks at the clock it took. */
export async function fromTheStart<R>(work: () => Promise<R>): Promise<{ done: R; looks: number }> {
  const before = ticks;
  ticks = 0;
  try {
    const done = await work();
    return { done, looks: ticks };
  } finally {
    ticks = Math.max(before, ticks);
  }
}

/** What was done in so many looks is in the past. */
export function clockPast(looks: number): void {
  ticks = Math.max(ticks, looks);
}
