import { dataError, usageError } from "../../core/errors.js";
import type { Span } from "../../core/span.js";
import type { CodingRow } from "../../exchange/codings-csv.js";
import { firstDifference } from "../../text/quote-differ.js";
import { plainForm } from "../../text/quote-plain.js";
import { otherwiseWritten } from "../../text/quote-variants.js";
import { readTurns } from "./coding-places.js";
import { type OpenSource, wordsOf } from "./coding-sources.js";
import { findPassage, shortened } from "./find-passage.js";

/** The passage that a row names. */
export interface RowPassage {
  readonly span: Span;
  /** Found by its quotation, because at its positions stands something else. */
  readonly moved: boolean;
}

/**
 * The passage that a row names. A row with a span and a quotation is held against its own quotation; where something
 * else stands there, as in a table made for another text, the passage is looked for by its quotation: where it
 * stands once, or clearly nearest to the row's position.
 * @param offer whether to look for the nearest passage where a quotation is not found (slow)
 * @throws beside the errors of `findPassage`, the data errors `quote-differs` and `quote-ambiguous`
 */
export function passageOfRow(source: OpenSource, row: CodingRow, offer: boolean): RowPassage {
  const quote = row.quote ?? undefined;
  if (row.start !== null || row.end !== null) {
    const span = { start: position(row.start, "start"), end: position(row.end, "end") };
    if (quote === undefined) return { span: findPassage(source, { span }), moved: false };
    const inside = span.start >= 0 && span.start < span.end && span.end <= source.text.length;
    if (inside && says(source, span, unescaped(quote))) return { span, moved: false };
    return { span: byQuotation(source, span, unescaped(quote)), moved: true };
  }
  const turns = row.turn === null ? undefined : readTurns(row.turn, "The turn");
  if (quote === undefined && turns === undefined)
    throw usageError("no-passage", "The row does not give a position: start and end, a quote, or a turn.");
  const wanted = quote === undefined ? undefined : unescaped(quote);
  return { span: findPassage(source, { quote: wanted, turns }, offer), moved: false };
}

/** Whether a span is what a quotation says: its words, or its text as it stands, heads of turns and all. */
function says(source: OpenSource, span: Span, quote: string): boolean {
  const raw = source.text.slice(span);
  const words = wordsOf(source, span);
  if (raw === quote || words === quote) return true;
  const same = new Set([plainForm(raw), plainForm(words)]);
  return [quote, ...otherwiseWritten(quote).map(({ text }) => text)].some((text) =>
    same.has(plainForm(text)),
  );
}

/** How many times nearer than the next a place is to be, to be the one that is meant. */
const clearly = 2;

function byQuotation(source: OpenSource, wanted: Span, quote: string): Span {
  const where = `At ${wanted.start} to ${wanted.end} of "${source.source.name}"`;
  const far = ({ span }: { readonly span: Span }) => Math.abs(span.start - wanted.start);
  const found = source.finder.find(quote).sort((a, b) => far(a) - far(b));
  const [best, next] = found;
  if (best !== undefined && (next === undefined || far(best) * clearly < far(next))) return best.span;
  if (best !== undefined)
    throw dataError(
      "quote-ambiguous",
      `${where} the text is not "${shortened(quote)}", which is said ${found.length} times there, nowhere clearly nearest.`,
    );
  const stands =
    wanted.start < wanted.end && wanted.end <= source.text.length && wanted.start >= 0
      ? wordsOf(source, wanted)
      : null;
  const differ = stands === null ? null : firstDifference(stands, quote);
  throw dataError(
    "quote-differs",
    stands === null
      ? `${where} there is no text, since it has ${source.text.length} characters; and "${shortened(quote)}" is not said in it.`
      : `${where} the text is "${differ?.said ?? shortened(stands)}", not "${differ?.quoted ?? shortened(quote)}", which is not said in it.`,
  );
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
