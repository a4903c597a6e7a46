import { errorCode } from "../../../core/error-code.js";
import { usageError } from "../../../core/errors.js";
import type { CodingFilters } from "../../../workflow/coding/coding-filters.js";

/** The options by which commands say which codings they mean; numbers are still words. */
export interface FilterOptions extends Omit<CodingFilters, "coder" | "fromEvent"> {
  readonly fromEvent?: string | undefined;
}

/** The filters that the options mean. Whose codings are meant is each command's own matter. */
export function filtersOf(options: FilterOptions): CodingFilters {
  if (options.text !== undefined && options.text.trim() === "")
    throw usageError("bad-text", "--text takes a word or more.");
  return {
    source: options.source,
    code: options.code,
    rollup: options.rollup,
    participant: options.participant,
    role: options.role,
    theme: options.theme,
    origin: options.origin,
    text: options.text,
    key: options.key,
    proposed: options.proposed,
    outdated: options.outdated,
    fromEvent: countOf(options.fromEvent, "--from-event"),
    where: options.where,
  };
}

/** A whole number from 1, as an option has it. */
export function countOf(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d{1,9}$/.test(value) && number >= 1) return number;
  throw usageError(
    errorCode(`bad-${option.replace(/^--/, "")}`),
    `${option} is a number from 1, not "${value}".`,
  );
}
