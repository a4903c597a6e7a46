import { type IntervalOptions, usualIntervals } from "../../analysis/agreement/estimate.js";
import { type ErrorCode, errorCode } from "../../core/error-code.js";
import { usageError } from "../../core/errors.js";

/** Options of intervals as they are typed. */
export interface IntervalWords {
  readonly seed?: string | undefined;
  readonly resamples?: string | undefined;
}

/** How intervals are to be found. Fails with `bad-seed` and `bad-resamples`. */
export function intervalOptions({ seed, resamples }: IntervalWords): IntervalOptions {
  return {
    seed: wholeNumber("--seed", "bad-seed", seed, 0, 2 ** 31 - 1) ?? usualIntervals.seed,
    replicates:
      wholeNumber("--resamples", "bad-resamples", resamples, 100, 100_000) ?? usualIntervals.replicates,
  };
}

function wholeNumber(option: string, code: ErrorCode, text: string | undefined, least: number, most: number) {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most || text.trim() === "")
    throw usageError(code, `${option} is a whole number from ${least} to ${most}, not "${text}".`);
  return number;
}

/** One of the words an option takes. */
export function oneOf<T extends string>(
  option: string,
  word: string | undefined,
  words: readonly T[],
  usual: T,
): T {
  if (word === undefined) return usual;
  const found = words.find((each) => each === word);
  if (found === undefined)
    throw usageError(
      errorCode(`bad-${option.replace(/^-+/, "")}`),
      `${option} is one of ${words.join(", ")}, not "${word}".`,
    );
  return found;
}
