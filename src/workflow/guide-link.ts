import type { Id } from "../core/records.js";
import type { SpeakerRole } from "../core/transcript.js";
import type { GuideMatch, GuideMatcher } from "./guide-match.js";
import { tokensOf } from "./guide-tokens.js";

/** A turn as linking sees it. Texts are asked for only where they are needed. */
export interface LinkableTurn {
  /** Null where nobody is named among others who are. */
  readonly role: SpeakerRole | null;
  /** The speaker's names: a head that says something else is the question of a table's column. */
  readonly names: readonly string[];
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
 * participants' turns that follow have it too, until the interviewer asks the next one. In a table of
 * respondents each answer has the question of its column.
 */
export function linkTurns(guide: GuideMatcher, turns: readonly LinkableTurn[]): TurnLink[] {
  if (guide.isEmpty) return turns.map(() => none);
  let asked: Id = 0;
  return turns.map((turn) => {
    if (turn.role === "interviewer") {
      const match = guide.match(turn.body());
      if (match === null) return none;
      asked = match.question;
      return { question: asked, match };
    }
    if (turn.role !== "participant") return none;
    const match = columnOf(guide, turn);
    return { question: match?.question ?? asked, match };
  });
}

function columnOf(guide: GuideMatcher, { head, names }: LinkableTurn): GuideMatch | null {
  const text = head().replace(/\s*[:：]\s*$/, "");
  // The head of speech is a name, with a time beside it at most.
  const own = new Set(names.flatMap(tokensOf));
  const others = tokensOf(text).filter((token) => /\p{L}/u.test(token) && !own.has(token));
  return others.length === 0 ? null : guide.heading(text);
}
