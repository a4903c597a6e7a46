import { type ThemataError, usageError } from "../../core/errors.js";

/** An error that points at a character of a query, with the query and a mark under the place as its hint. */
export function queryError(text: string, at: number, message: string, hint?: string): ThemataError {
  const before = [...text.slice(0, at)].length;
  const line = text.replace(/\s/g, " ");
  const picture = `  ${line}\n  ${" ".repeat(before)}^`;
  return usageError(
    "bad-query",
    `${message.replace(/\.$/, "")} (character ${before + 1} of the query).`,
    hint === undefined ? picture : `${picture}\n${hint}`,
  );
}
