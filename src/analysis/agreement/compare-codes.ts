import { codeCoefficients } from "./code-coefficients.js";
import { noPairs } from "./coefficient.js";
import { type CompareOptions, compare, type Summary } from "./compare.js";
import { type Estimate, notEstimable, pointEstimate } from "./estimate.js";
import type { Ratings } from "./ratings.js";
import { applied, biasIndex, noBias, prevalenceIndex } from "./specific-agreement.js";
import { pairedUnits, tallyOf } from "./tally.js";

/** A code with the decisions of coders whether it applies to each unit. */
export interface CodeDecisions {
  readonly code: string;
  readonly ratings: Ratings;
}

export interface CodeAgreement {
  readonly code: string;
  /** Units that two coders or more judged. */
  readonly units: number;
  /** For each coder, the units to which they applied it. */
  readonly applied: readonly number[];
  readonly coefficients: ReadonlyMap<string, Estimate>;
}

export interface CodesAgreement {
  readonly codes: readonly CodeAgreement[];
  readonly summary: ReadonlyMap<string, Summary>;
}

/** Every coefficient for every code, and over codes. */
export function compareCodes(decisions: readonly CodeDecisions[], options: CompareOptions): CodesAgreement {
  const tables = decisions.map(({ ratings }) => ratings);
  const { each, summary } = compare(tables, codeCoefficients, options);
  return {
    codes: decisions.map(({ code, ratings }, i) => {
      const tally = tallyOf(ratings);
      const { layout, cells } = tally;
      const estimates = codeCoefficients.map(({ key }, c): [string, Estimate] => [
        key,
        each[i]?.[c] ?? notEstimable(noPairs),
      ]);
      return {
        code,
        units: pairedUnits(tally),
        applied: Array.from(
          { length: layout.coders },
          (_, coder) => cells[layout.given + coder * layout.categories + applied]!,
        ),
        coefficients: new Map([
          ...estimates,
          ["prevalence", described(prevalenceIndex(tally), noPairs)],
          ["bias", described(biasIndex(tally), noBias(tally))],
        ]),
      };
    }),
    summary: new Map(codeCoefficients.map(({ key }, c) => [key, summary[c]!])),
  };
}

/** An index that describes the data and has no interval. */
const described = (value: number, reason: string): Estimate =>
  Number.isNaN(value) ? notEstimable(reason) : pointEstimate(value);
