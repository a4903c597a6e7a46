import type { Id } from "../../core/records.js";
import type { SpeakerRole } from "../../core/transcript.js";
import { askingOf, isAsking, isClosing } from "./guide-asking.js";
import { sentencesOf } from "./guide-clauses.js";
import type { GuideMatch, GuideMatcher } from "./guide-match.js";
import { asksIn, type Said } from "./guide-order.js";
import { tokensOf } from "./guide-tokens.js";

/** A turn as linking sees it. Texts are asked for only where they are needed. */
export interface LinkableTurn {
  /** Null where nobody is named among others who are. */
  readonly role: SpeakerRole | null;
  /** The speaker's names: a head that says something else is the question of a table's column. */
  readonly names: readonly string[];
  /** The question a person put the turn under, 0 for none; undefined where nobody did. */
  readonly byHand?: Id | undefined;
  head(): string;
  body(): string;
}

/** The question a turn belongs to (0 where none), and how it is known where the turn itself says so. */
export interface TurnLink {
  readonly question: Id;
  readonly match: GuideMatch | null;
}

const none: TurnLink = { question: 0, match: null };

/**
 * Links turns to the questions of a guide. An interviewer's turn that asks a question has it; the
 * participants' turns that follow have it too, as long as the interviewer only listens and asks on ("And
 * then?"). Where something else is asked, what follows is nobody's guess: it has no question until the
 * next one that is known. In a table of respondents each answer has the question of its column. What a
 * person linked stands.
 */
export function linkTurns(guide: GuideMatcher, turns: readonly LinkableTurn[]): TurnLink[] {
  if (guide.isEmpty) return turns.map(() => none);
  const asked = asksIn(
    guide,
    turns.map(({ role, byHand, body }): Said | null =>
      role === "interviewer" ? (byHand === undefined ? guide.read(body()) : { byHand }) : null,
    ),
  );
  const called = new Set(turns.flatMap((turn) => turn.names)); // "Mentor 2" is what a person is, not a name.
  const names = new Set(
    [...called]
      .filter((name) => !/\d/.test(name))
      .flatMap(tokensOf)
      .filter((token) => !guide.knows(token)),
  );
  const last = [...guide.order].find(([, place]) => place === guide.order.size - 1)?.[0];
  let current: Id = 0;
  let heard = "";
  return turns.map((turn, i): TurnLink => {
    if (turn.role === "interviewer") {
      const match = asked[i] ?? null;
      if (match !== null || !staysWith(turn.body(), heard, names, current !== 0 && current === last)) {
        current = match?.question ?? 0;
        heard = "";
      }
      return match === null || match.question === 0 ? none : { question: match.question, match };
    }
    if (turn.role !== "participant") return none;
    if (turn.byHand !== undefined)
      return { question: turn.byHand, match: { question: turn.byHand, by: "hand", likeness: 1 } };
    heard = `${heard} ${turn.body()}`.slice(-longestHeard);
    const match = columnOf(guide, turn);
    return { question: match?.question ?? current, match };
  });
}

const longestHeard = 4000;
/** "[laughs]", "(nods)" */
const aside = /\[[^\]]*\]|\([^)]*\)/g;

/** Whether what an interviewer says leaves the answer under the question that was asked. */
export function staysWith(
  text: string,
  heard: string,
  names: ReadonlySet<string> = new Set(),
  atTheEnd = false,
): boolean {
  const all = sentencesOf(text.replace(aside, " "));
  return all.every((sentence, i) => {
    const asking = askingOf(sentence, heard, names);
    // "You hid them. And then?": what is only said asks nothing where a question comes after it.
    if (asking === "asks" && i < all.length - 1 && !isAsking(sentence)) return true;
    return asking !== "asks" && !(asking === "asks-on" && atTheEnd && isClosing(sentence));
  });
}

function columnOf(guide: GuideMatcher, { head, names }: LinkableTurn): GuideMatch | null {
  const text = head().replace(/\s*[:：]\s*$/, "");
  // The head of speech is a name, with a time beside it at most.
  const own = new Set(names.flatMap(tokensOf));
  const others = tokensOf(text).filter((token) => /\p{L}/u.test(token) && !own.has(token));
  return others.length === 0 ? null : guide.heading(text);
}
