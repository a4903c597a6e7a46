import type { Standing } from "./model.js";
import type { Cut, Decision } from "./trial.js";

/** A ranked passage and the codes its coder gave it (at least one). */
export interface Tested {
  readonly ranked: readonly Standing[];
  readonly right: ReadonlySet<number>;
}

/** How well suggestions did on passages from other documents. Null: cannot be said. */
export interface Metrics {
  readonly microF1: number | null;
  readonly macroF1: number | null;
  /** Share of passages whose first code is right. */
  readonly precisionAt1: number | null;
  /** Hits among the first three, divided by the smaller of 3 and the number of right codes. */
  readonly recallAt3: number | null;
  /** Mean reciprocal rank of the first right code. */
  readonly mrr: number | null;
  /** Share of passages with a suggestion when 80% precision is asked for; null: too little data. */
  readonly coverageAtPrecision80: number | null;
  /** The precision those suggestions have. */
  readonly precisionReached: number | null;
  /** Expected calibration error over all codes that came into question, in ten classes of equal width. */
  readonly ece: number | null;
}

export const metricNames = [
  "microF1",
  "macroF1",
  "precisionAt1",
  "recallAt3",
  "mrr",
  "coverageAtPrecision80",
  "precisionReached",
  "ece",
] as const satisfies readonly (keyof Metrics)[];

/** What was counted for one code. */
export interface PerCode {
  right: number;
  suggested: number;
  hits: number;
}

export const f1 = ({ right, suggested, hits }: PerCode): number | null =>
  right + suggested === 0 ? null : (2 * hits) / (right + suggested);

/**
 * The figures of `Metrics`, as the field defines them. Worked example: two passages, right {a} and {a, b}, ranked a, b
 * and b, c: precisionAt1 1, recallAt3 (1 + 1/2) / 2 = 0.75, mrr 1.
 */
export function measure(
  tested: readonly Tested[],
  codes: number,
  decision: Decision,
  cut: Cut | null,
): { metrics: Metrics; perCode: readonly PerCode[] } {
  const perCode = Array.from({ length: codes }, (): PerCode => ({ right: 0, suggested: 0, hits: 0 }));
  const bins = Array.from({ length: 10 }, () => ({ sum: 0, right: 0 }));
  const cutOff = { passages: 0, suggestions: 0, hits: 0 };
  let [first, three, reciprocal, pairs] = [0, 0, 0, 0];
  for (const { ranked, right } of tested) {
    if (right.has(ranked[0]?.code ?? -1)) first++;
    three += ranked.slice(0, 3).filter(({ code }) => right.has(code)).length / Math.min(3, right.size);
    const at = ranked.findIndex(({ code }) => right.has(code));
    if (at >= 0) reciprocal += 1 / (at + 1);
    for (const code of right) perCode[code]!.right++;
    let offered = false;
    for (const [i, { code, probability }] of ranked.entries()) {
      const hit = right.has(code);
      if ((decision.always && i === 0) || (probability ?? -1) >= decision.threshold) {
        perCode[code]!.suggested++;
        if (hit) perCode[code]!.hits++;
      }
      if (probability === null) continue;
      if (cut !== null && probability >= cut.threshold) {
        offered = true;
        cutOff.suggestions++;
        if (hit) cutOff.hits++;
      }
      pairs++;
      const bin = bins[Math.min(9, Math.floor(probability * 10))]!;
      bin.sum += probability;
      if (hit) bin.right++;
    }
    if (offered) cutOff.passages++;
  }
  const n = tested.length;
  const share = (sum: number) => (n === 0 ? null : sum / n);
  const all = perCode.reduce(
    (a, b) => ({
      right: a.right + b.right,
      suggested: a.suggested + b.suggested,
      hits: a.hits + b.hits,
    }),
    { right: 0, suggested: 0, hits: 0 },
  );
  const each = perCode.flatMap((one) => (one.right > 0 ? [f1(one) ?? 0] : []));
  return {
    perCode,
    metrics: {
      microF1: f1(all),
      macroF1: each.length === 0 ? null : each.reduce((a, b) => a + b, 0) / each.length,
      precisionAt1: share(first),
      recallAt3: share(three),
      mrr: share(reciprocal),
      coverageAtPrecision80: cut === null ? null : share(cutOff.passages),
      precisionReached: cutOff.suggestions === 0 ? null : cutOff.hits / cutOff.suggestions,
      ece: pairs === 0 ? null : bins.reduce((sum, bin) => sum + Math.abs(bin.sum - bin.right), 0) / pairs,
    },
  };
}

/** The mean of several runs, figure by figure, over those that have one. */
export function meanOf(runs: readonly Metrics[]): Metrics {
  const mean = (name: keyof Metrics) => {
    const known = runs.flatMap((run) => run[name] ?? []);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
  };
  return Object.fromEntries(metricNames.map((name) => [name, mean(name)])) as unknown as Metrics;
}
