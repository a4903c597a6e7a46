/**
 * Whole numbers below a bound, the same for the same seed: sfc32 (C. Doty-Humphrey, PractRand 2013), with
 * rejection so that none is likelier than another. The bound is at most 2^32.
 */
export function randomBelow(seed: number): (bound: number) => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 16; i++) next();
  return (bound) => {
    const fair = 0x100000000 - (0x100000000 % bound);
    for (;;) {
      const drawn = next();
      if (drawn < fair) return drawn % bound;
    }
  };
}
