import type { Guide } from "./guide.js";
import type { Labelled } from "./machines.js";

/** How many imagined passages of average rate each code begins with. */
const imagined = 2;

/**
 * How common each code is: the log odds that a passage in which it comes into question has it, drawn
 * towards the mean of all codes (as if 2 more passages had been seen at that mean).
 */
export function logOdds(
  codes: number,
  examples: readonly Labelled[],
  use: (example: number) => boolean,
  guide: Guide,
): Float64Array {
  const having = new Float64Array(codes);
  const asked = new Float64Array(codes);
  for (const [i, { codes: own, question }] of examples.entries()) {
    if (!use(i)) continue;
    const among = guide(question);
    for (let code = 0; code < codes; code++) if (among === null || among.has(code)) asked[code]! += 1;
    for (const code of own) having[code]! += 1;
  }
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  const mean = (sum(having) + 1) / (sum(asked) + 2);
  return having.map((n, code) => {
    const rate = (n + imagined * mean) / (Math.max(asked[code]!, n) + imagined);
    return Math.log(rate / (1 - Math.min(rate, 0.999)));
  });
}
