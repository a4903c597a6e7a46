import { type Coefficient, usualReason, write } from "./coefficient.js";
import { type Metric, nominalMetric } from "./metric.js";
import { pairableValues } from "./tally.js";

/**
 * Krippendorff's alpha: 1 - observed/expected disagreement, for any number of coders, missing values
 * and any metric. 1 is agreement without exception, 0 is chance, below 0 systematic disagreement.
 * A unit judged by a single coder is left out.
 * Source: Krippendorff 2011, Computing Krippendorff's alpha-reliability; 2004, Content Analysis, ch. 11.
 * Worked example (his example C, four observers, twelve units, values missing): nominal 0.743, ordinal
 * 0.815, interval 0.849, ratio 0.797.
 */
export const krippendorffAlpha = (
  metric: Metric = nominalMetric,
  key = "krippendorffAlpha",
): Coefficient => ({
  key,
  name: "Krippendorff's alpha",
  parts: (tally, out) => {
    const counts = pairableValues(tally);
    const values = counts.reduce((sum, count) => sum + count, 0);
    if (values <= 1) return write(out, 0, 0);
    const { layout, cells } = tally;
    const { squared, expected } = metric.prepare(counts);
    let observed = 0;
    for (let pair = 0; pair < layout.pairs; pair++) {
      const count = cells[layout.coincidence + pair]!;
      if (count !== 0) observed += count * squared(layout.pairFirst[pair]!, layout.pairSecond[pair]!);
    }
    write(out, observed / values, expected() / (values * (values - 1)));
  },
  reason: usualReason,
});
