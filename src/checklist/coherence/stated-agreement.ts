import { asserts, sentencesOf } from "../claims.js";
import type { AgreementFigure } from "../conduct.js";
import { list } from "../phrase.js";
import { type CoherenceCheck, fact, type Trigger } from "./trigger.js";

/** How texts call the coefficients. */
const names: readonly (readonly [figure: AgreementFigure["name"], pattern: RegExp])[] = [
  ["kappa", /\bkappas?\b|κ/i],
  ["alpha", /\bkrippendorff\S*|\balpha\b|α/i],
  ["AC1", /\bgwet\S*|\bAC1\b/i],
  ["observed agreement", /\b(percent(age)?|observed|raw|simple) agreement\b|\bagreement (was|of|reached)\b/i],
];
const value = /(?<![\d.,])(?:(0?\.\d+|1\.0+)|(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent))/g;

/** COH-22: figures in the texts, against those of the codings as they stand. */
export const statedAgreement: CoherenceCheck = (evidence) => {
  const { texts, agreement } = evidence.conduct;
  const stated = texts.flatMap(({ where, text, event }) =>
    // ".81" would end a sentence.
    sentencesOf(text.replace(/(?<!\d)\.(?=\d)/g, "0.")).flatMap((sentence) => {
      const name = names.find(([, pattern]) => asserts(sentence, pattern))?.[0];
      const numbers = [...sentence.matchAll(value)];
      return name === undefined || numbers.length === 0 ? [] : [{ where, sentence, event, name, numbers }];
    }),
  );
  if (stated.length === 0) return [];
  if (agreement.length === 0)
    return {
      unknown:
        "A figure of agreement is stated, but no source was finished by two coders to compute it from.",
    };
  return stated.flatMap(({ where, sentence, event, name, numbers }): Trigger[] => {
    const figures = agreement.filter((figure) => figure.name === name);
    const values = figures.flatMap((figure) => figure.values);
    if (values.length === 0 || numbers.some((number) => values.some((known) => equals(number, known))))
      return [];
    const computed = figures.map(
      ({ name, pooled, median }) => `${name} is ${text(pooled)} pooled, ${text(median)} in the median`,
    );
    return [fact(where, `“${sentence}” By the codings, ${list(computed)}.`, event)];
  });
};

const text = (number: number | null) => (number === null ? "not estimable" : number.toFixed(2));

/** Whether a number as written is the value, rounded to as many digits. */
function equals([written, decimal, percent]: RegExpExecArray | RegExpMatchArray, known: number): boolean {
  const digits = (decimal ?? percent ?? "").split(".")[1]?.length ?? 0;
  const [stated, exact] =
    decimal === undefined
      ? [Number.parseFloat(percent ?? written ?? ""), known * 100]
      : [Number(decimal), known];
  return Math.abs(stated - exact) <= 0.5 / 10 ** digits + 1e-9;
}
