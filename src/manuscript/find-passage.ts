import type { Id } from "../core/records.js";
import type { Utf16 } from "../core/span.js";
import type { SpeakerRole } from "../core/transcript.js";
import { type Alignment, align } from "./align.js";
import { joinedPieces } from "./joined-pieces.js";
import { joinedTurns } from "./joined-turns.js";
import { type PatternPart, piecesOf, wordsIn } from "./pattern.js";
import type { Speech } from "./speech.js";
import type { IndexedTurn, SpeechIndex } from "./speech-index.js";

/** Where a quotation (or a piece of it) stands. */
export interface Passage {
  readonly speech: Speech;
  readonly source: Id;
  /** Index of the turn, from 0. */
  readonly turn: number;
  readonly role: SpeakerRole;
  readonly participant: Id | null;
  readonly start: Utf16;
  readonly end: Utf16;
}

/** A word or a few that the paper has otherwise than the transcript; empty where there is nothing. */
export interface WordChange {
  readonly paper: string;
  readonly transcript: string;
}

export interface FoundPassage {
  readonly status: "verbatim" | "altered" | "not-found";
  /** All places where the words stand; the nearest for an altered one; one a piece where it was joined. */
  readonly passages: readonly Passage[];
  /** Whether its pieces stand apart: in several turns or transcripts. */
  readonly joined: boolean;
  readonly changes: readonly WordChange[];
  /** Differences are only sounds without words ("um"). */
  readonly fillersOnly: boolean;
  /** The quotation as the transcript has it, with each change shown; null where nothing differs. */
  readonly difference: string | null;
}

/** What is found of a quotation that stands nowhere. */
export const nothingFound: FoundPassage = {
  status: "not-found",
  passages: [],
  joined: false,
  changes: [],
  fillersOnly: false,
  difference: null,
};

/** Share of a quotation's words that must stand in a passage in order, for it to be called that passage altered. Ours. */
const alteredShare = 0.6;
/** Share of its words that must stand in runs of three or more as they were said: words shared by chance stand alone. Ours. */
const runShare = 0.4;
/** Places listed where the same words stand several times. */
const mostPlaces = 50;

/**
 * Looks a quotation up: word for word; over several turns, where signs show where each ends; in pieces; then as the passage
 * most like it. Of passages equally like
 * it, one by somebody in `prefer` is taken.
 */
export function findPassage(
  index: SpeechIndex,
  pattern: readonly PatternPart[],
  quotation: string,
  prefer: readonly Id[] = [],
): FoundPassage {
  const words = wordsIn(pattern);
  if (words === 0) return nothingFound;
  if (pattern.every(({ kind }) => kind === "word")) {
    const keys = pattern.flatMap((part) => (part.kind === "word" ? [part.key] : []));
    const places = index.exact(keys, mostPlaces);
    if (places.length > 0)
      return {
        ...nothingFound,
        status: "verbatim",
        passages: places.map(({ turn, from, to }) => passage(index, turn, from, to)),
      };
  }
  const tried = index.likely(pattern).map((turn) => ({ turn, found: alignIn(index, pattern, turn) }));
  const whole = tried.filter(({ found }) => found.changes === 0 && found.same >= words);
  if (whole.length > 0)
    return {
      ...nothingFound,
      status: "verbatim",
      passages: whole.map(({ turn, found }) => ofAlignment(index, turn, found)),
    };
  const over = joinedPieces(quotation);
  const turns = over === null ? [] : joinedTurns(index, over, mostPlaces);
  if (turns.length > 0)
    return {
      ...nothingFound,
      status: "verbatim",
      passages: turns.map(({ turn, from, to }) => passage(index, turn, from, to)),
    };
  const pieces = piecesOf(pattern, quotation);
  if (pieces.length > 1) {
    const joined = inPieces(index, pieces);
    if (joined !== null) return joined;
  }
  const said = (turn: IndexedTurn) => prefer.includes(index.said(turn).participant ?? 0);
  const distance = ({ turn, found }: (typeof tried)[number]) => found.changes - (said(turn) ? 1.5 : 0);
  const best = tried.sort((a, b) => distance(a) - distance(b) || b.found.same - a.found.same)[0];
  if (best === undefined || best.found.same < Math.max(2, words * alteredShare)) return nothingFound;
  // Words far apart that happen to stand in the order of the quotation are not the quotation.
  if (best.found.changes - best.found.fillers > Math.max(1, best.found.same * 0.9)) return nothingFound;
  if (words >= 6 && inRuns(best.found) < words * runShare) return nothingFound;
  const { changes, difference } = shown(index, pattern, best.turn, best.found);
  return {
    status: "altered",
    passages: [ofAlignment(index, best.turn, best.found)],
    joined: false,
    changes,
    fillersOnly: best.found.changes === best.found.fillers,
    difference,
  };
}

/** Words that are the same and stand in runs of three or more, with nothing changed, added or left out between. */
function inRuns({ steps }: Alignment): number {
  let sum = 0;
  let run = 0;
  const end = () => {
    if (run >= 3) sum += run;
    run = 0;
  };
  for (const { kind, part } of steps) {
    if (kind === "same") run += part >= 0 ? 1 : 0;
    else if (kind !== "free" && kind !== "filler") end();
  }
  end();
  return sum;
}

function alignIn(index: SpeechIndex, pattern: readonly PatternPart[], turn: IndexedTurn): Alignment {
  const words = [];
  for (let at = turn.from; at < turn.to; at++) words.push(index.word(at));
  return align(pattern, words);
}

/** Every piece found word for word, but not in one turn. */
function inPieces(index: SpeechIndex, pieces: readonly (readonly PatternPart[])[]): FoundPassage | null {
  if (!pieces.some((piece) => wordsIn(piece) >= 3)) return null;
  const found: Passage[][] = [];
  for (const piece of pieces) {
    const places = index
      .likely(piece)
      .map((turn) => ({ turn, alignment: alignIn(index, piece, turn) }))
      .filter(({ alignment }) => alignment.changes === 0 && alignment.same >= wordsIn(piece))
      .map(({ turn, alignment }) => ofAlignment(index, turn, alignment));
    if (places.length === 0) return null;
    found.push(places);
  }
  return {
    ...nothingFound,
    status: "altered",
    passages: nearTogether(found),
    joined: true,
    difference: null,
  };
}

/** One place a piece: of the same transcript and speaker as the first where there is such a place. */
function nearTogether(pieces: readonly (readonly Passage[])[]): Passage[] {
  const options = pieces[0] ?? [];
  const scored = options.map((first) => {
    const chosen = pieces.map((places) => nearest(places, first));
    const apart = chosen.filter(({ source }) => source !== first.source).length * 1000;
    return { chosen, apart: apart + chosen.reduce((sum, { turn }) => sum + Math.abs(turn - first.turn), 0) };
  });
  return scored.sort((a, b) => a.apart - b.apart)[0]?.chosen ?? [];
}

function nearest(places: readonly Passage[], to: Passage): Passage {
  const distance = (place: Passage) =>
    (place.source === to.source ? 0 : 1e6) +
    (place.participant === to.participant ? 0 : 1e5) +
    Math.abs(place.turn - to.turn);
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
}

function passage(index: SpeechIndex, turn: IndexedTurn, from: number, to: number): Passage {
  const said = index.said(turn);
  return {
    speech: turn.speech,
    source: turn.speech.source,
    turn: turn.turn,
    role: said.role,
    participant: said.participant,
    start: index.startOf(from),
    end: index.endOf(to - 1),
  };
}

const ofAlignment = (index: SpeechIndex, turn: IndexedTurn, found: Alignment) =>
  passage(index, turn, turn.from + found.from, turn.from + Math.max(found.to, found.from + 1));

/** The changes of an alignment in words, and the quotation with each of them: `the {pen → boy} had {+really}`. */
function shown(index: SpeechIndex, pattern: readonly PatternPart[], turn: IndexedTurn, found: Alignment) {
  const { text } = turn.speech;
  const { withheld } = index.said(turn);
  const changes: WordChange[] = [];
  const out: string[] = [];
  let paper: string[] = [];
  let said: string[] = [];
  const flush = () => {
    if (paper.length + said.length === 0) return;
    const change = { paper: paper.join(" "), transcript: said.join(" ") };
    changes.push(change);
    if (change.paper === "") out.push(`{left out: ${change.transcript}}`);
    else if (change.transcript === "") out.push(`{added: ${change.paper}}`);
    else out.push(`{${change.transcript} → ${change.paper}}`);
    paper = [];
    said = [];
  };
  for (const { kind, part, word } of found.steps) {
    const written = pattern[part];
    const quoted = written === undefined ? "" : written.kind === "gap" ? "…" : written.text;
    const at = turn.from + word;
    const spoken = word < 0 ? "" : text.slice(index.startOf(at), index.endOf(at));
    if (kind === "same" || (kind === "free" && part >= 0)) {
      flush();
      if (quoted !== "") out.push(quoted);
    } else if (kind !== "free") {
      if (part >= 0) paper.push(quoted);
      if (word >= 0 && !(withheld && said.at(-1) === withheld)) said.push(withheld ?? spoken);
    }
  }
  flush();
  return { changes, difference: out.join(" ") };
}
