import { dataError, type ThemataError, usageError } from "../../core/errors.js";
import type { Span } from "../../core/span.js";
import { turnsPassage } from "../../text/passage-words.js";
import { firstDifference } from "../../text/quote-differ.js";
import type { QuotePlace } from "../../text/quote-match.js";
import { nearestPassage } from "../../text/quote-nearest.js";
import { withoutOuterMarks } from "../../text/quote-variants.js";
import type { PassageLocator, TurnRange } from "./coding-places.js";
import { type OpenSource, speakerOfTurn } from "./coding-sources.js";

/**
 * The passage that a place names: one quotation, turns, or a span. Turns make one passage, which begins and ends with
 * what participants say where one of them speaks.
 * @param offer whether to look for the nearest passage where a quotation is not found
 * @throws usage errors `turn-out-of-range`, `empty-turn`, `quote-ambiguous`, `span-out-of-range`,
 *   and the data error `quote-not-found`
 */
export function findPassage(source: OpenSource, place: PassageLocator, offer = true): Span {
  if (place.quote !== undefined) return findQuote(source, place.quote, place.turns, offer);
  if (place.turns !== undefined) return findTurns(source, place.turns);
  if (place.span !== undefined) return checkedSpan(source, place.span);
  throw usageError("no-passage", "Nothing says which passage is meant.");
}

function checkedSpan({ source, text }: OpenSource, span: Span): Span {
  const what =
    span.start >= span.end
      ? span.start === span.end
        ? "is empty"
        : "ends before it begins"
      : span.start < 0 || span.end > text.length
        ? "is not inside the text"
        : null;
  if (what === null) return span;
  throw usageError(
    "span-out-of-range",
    `The span ${span.start}:${span.end} ${what}: "${source.name}" has ${text.length} characters.`,
    `Positions run from 0 to ${text.length}; the end is not included.`,
  );
}

function findTurns(source: OpenSource, turns: TurnRange): Span {
  checkTurns(source, turns);
  const passage = turnsPassage(source.text, source.talk, turns.from - 1, turns.to - 1);
  if (passage !== null) return passage;
  throw usageError("empty-turn", `Nothing is said in ${turnNames(turns)} of "${source.source.name}".`);
}

/**
 * Where they are asked for: the turns of interviewers and others in a range in which a participant speaks, each a
 * passage of its own, for their words are no part of the participants'.
 */
export function othersTurns({ text, talk }: OpenSource, { turns, others }: PassageLocator): Span[] {
  if (turns === undefined || others !== true) return [];
  const found: Span[] = [];
  let participantSpeaks = false;
  for (let turn = turns.from - 1; turn < turns.to; turn++) {
    const passage = turnsPassage(text, talk, turn, turn);
    if (talk.participant[turn] !== 0) participantSpeaks = true;
    else if (passage !== null) found.push(passage);
  }
  return participantSpeaks ? found : [];
}

const turnNames = ({ from, to }: TurnRange) => `turn ${from}${to > from ? `-${to}` : ""}`;

function checkTurns({ source, bodies }: OpenSource, { from, to }: TurnRange): void {
  if (to > bodies.length)
    throw usageError(
      "turn-out-of-range",
      `There is no turn ${to > from && from <= bodies.length ? `${from}-${to}` : from} in "${source.name}".`,
      `It has ${bodies.length === 1 ? "1 turn" : `turns 1 to ${bodies.length}`}; 'themata source turns "${source.name}"' lists them.`,
    );
}

function findQuote(source: OpenSource, quote: string, turns: TurnRange | undefined, offer: boolean): Span {
  if (quote.trim() === "") throw usageError("quote-empty", "The quotation is empty.");
  if (turns !== undefined) checkTurns(source, turns);
  const within = turns && { from: turns.from - 1, to: turns.to - 1 };
  const found = source.finder.find(quote, within);
  const [only] = found;
  if (only === undefined) throw notFound(source, quote, turns, offer);
  if (found.length > 1) throw ambiguous(source, quote, found);
  return only.span;
}

function notFound(
  source: OpenSource,
  quote: string,
  turns: TurnRange | undefined,
  offer: boolean,
): ThemataError {
  const where = turns === undefined ? "" : ` in ${turnNames(turns)}`;
  const [elsewhere] = turns === undefined ? [] : source.finder.find(quote);
  const near = elsewhere === undefined && offer ? nearestPassage(source.finder, quote) : null;
  return dataError(
    "quote-not-found",
    `"${shortened(withoutOuterMarks(quote) ?? quote)}" is not said${where} in "${source.source.name}".`,
    elsewhere !== undefined
      ? `It is said in ${passageName(source, elsewhere)}.`
      : near !== null
        ? `The nearest is in ${nearestName(source, near, quote)}.`
        : "[...] stands for words left out; ' / ' or a line break for where one turn ends and the next begins.",
  );
}

/** The nearest passage, from where the quotation leaves it. */
function nearestName(source: OpenSource, near: QuotePlace, quote: string): string {
  const end = Math.max(near.span.end, source.bodies[near.turn]?.end ?? 0);
  const said = source.text.slice({ start: near.span.start, end });
  const differ = firstDifference(said, withoutOuterMarks(quote) ?? quote);
  return differ === null
    ? passageName(source, near)
    : `${turnName(source, near)}: "${differ.said}", where the quotation has "${differ.quoted}"`;
}

function ambiguous(source: OpenSource, quote: string, found: readonly QuotePlace[]): ThemataError {
  const turns = [...new Set(found.map(({ turn }) => turn + 1))];
  const listed = `${turns.slice(0, 12).join(", ")}${turns.length > 12 ? ", …" : ""}`;
  return usageError(
    "quote-ambiguous",
    `"${shortened(quote)}" is said ${found.length} times in "${source.source.name}": in ${turns.length === 1 ? "turn" : "turns"} ${listed}.`,
    turns.length > 1
      ? "Quote more of it, or name the turn with --turn N."
      : `Quote more of it, or give its span: ${found
          .slice(0, 4)
          .map(({ span }) => `--span ${span.start}:${span.end}`)
          .join(" or ")}.`,
  );
}

function turnName(source: OpenSource, { turn }: QuotePlace): string {
  const speaker = speakerOfTurn(source, turn);
  return `turn ${turn + 1}${speaker === null ? "" : ` (${speaker})`}`;
}

const passageName = (source: OpenSource, place: QuotePlace) =>
  `${turnName(source, place)}: "${shortened(source.text.slice(place.span), 160)}"`;

/** A quotation as a message shows it: on one line, cut. */
export function shortened(quote: string, max = 60): string {
  const line = quote.trim().replace(/\s+/g, " ");
  const chars = [...line];
  return chars.length <= max ? line : `${chars.slice(0, max).join("").trimEnd()}…`;
}
