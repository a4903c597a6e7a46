import { dataError, usageError } from "../core/errors.js";
import type { Span } from "../core/span.js";
import type { CodingRow } from "../exchange/codings-csv.js";
import { plainForm } from "../text/quote-plain.js";
import { readTurns } from "./coding-places.js";
import type { OpenSource } from "./coding-sources.js";
import { findPassages, shortened } from "./find-passage.js";

/**
 * The passages that a row names. A row with a span and a quotation is held against its own quotation,
 * so that positions made for another text are noticed.
 * @param offer whether to look for the nearest passage where a quotation is not found (slow)
 */
export function passagesOfRow(source: OpenSource, row: CodingRow, offer: boolean): Span[] {
  const quote = row.quote ?? undefined;
  if (row.start !== null || row.end !== null) {
    const span = { start: position(row.start, "start"), end: position(row.end, "end") };
    const spans = findPassages(source, { span }, offer);
    const said = source.text.slice(span);
    if (quote !== undefined && said !== quote && plainForm(said) !== plainForm(unescaped(quote)))
      throw dataError(
        "quote-differs",
        `At ${span.start} to ${span.end} of "${source.source.name}" stands "${shortened(said)}", not "${shortened(quote)}".`,
      );
    return spans;
  }
  const turns = row.turn === null ? undefined : readTurns(row.turn, "The turn");
  if (quote === undefined && turns === undefined)
    throw usageError("no-passage", "The row does not say where: start and end, a quote, or a turn.");
  return findPassages(source, { quote, turns }, offer);
}

function position(cell: string | null, column: string): number {
  if (cell !== null && /^-?\d{1,10}$/.test(cell)) return Number(cell);
  throw usageError(
    "bad-position",
    cell === null
      ? `The ${column} is missing.`
      : `The ${column} is a whole number of characters, not "${shortened(cell, 30)}".`,
  );
}

/** Without the apostrophe that keeps a spreadsheet from reading words as a formula. */
const unescaped = (quote: string) => (/^'[=+\-@]/.test(quote) ? quote.slice(1) : quote);
