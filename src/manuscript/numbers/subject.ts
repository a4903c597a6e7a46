import type { Utf16 } from "../../core/span.js";
import type { Reach, StudyFigures } from "../figures.js";
import { nameKey } from "../sections.js";
import type { PaperSentence } from "../sentence.js";

/** A theme or code where a sentence names it. */
export interface NamedReach {
  readonly reach: Reach;
  readonly start: Utf16;
  readonly end: Utf16;
}

/** What the study and the researcher call it. */
export const namesOf = ({ name, aliases = [] }: Reach): readonly string[] => [name, ...aliases];

/** The one theme or code that a sentence (or a table's row) names; null where it names none, or several. */
export function subjectOf(sentence: PaperSentence, { reach }: StudyFigures): Reach | null {
  if (sentence.rowName !== null) {
    const key = nameKey(sentence.rowName.replace(/^(?:theme|code)?\s*\d+[.:]?\s*/i, ""));
    const rows = reach.filter((one) => namesOf(one).some((name) => nameKey(name) === key));
    return rows.length === 1 ? (rows[0] ?? null) : null;
  }
  const own = [...new Set(namedIn(sentence, reach).map((one) => one.reach))];
  if (own.length === 1) return own[0] ?? null;
  if (own.length === 0 && /\b(?:this|the present) theme\b/i.test(sentence.text))
    return reach.find(({ kind, id }) => kind === "theme" && id === sentence.at.theme) ?? null;
  return null;
}

/**
 * The theme or code that a number of a sentence counts. Where the sentence names several, each with its own number, it is the
 * one next to it on the side on which the sentence's first name stands.
 */
export function subjectAt(sentence: PaperSentence, figures: StudyFigures, at: Utf16): Reach | null {
  const only = subjectOf(sentence, figures);
  if (only !== null || sentence.rowName !== null) return only;
  const named = namedIn(sentence, figures.reach);
  const numbers = [...sentence.text.matchAll(/\d+(?:\s*(?:of|\/)\s*(?:the\s+)?\d+)?/g)].map(
    ({ index }) => index,
  );
  const [first] = named;
  if (first === undefined) return null;
  const before = named.findLast(({ end }) => end <= at);
  const after = named.find(({ start }) => start >= at);
  const namesLead = first.start < Math.min(at, ...numbers);
  const one = namesLead ? before : after;
  if (one === undefined) return null;
  // Only the number next to a name is its own: "“A” and “B” (7 and 8)" ties neither.
  const beside = named.filter(({ start }) =>
    namesLead ? start > one.start && start < at : start > at && start < one.start,
  );
  const next = named[named.indexOf(one) + (namesLead ? -1 : 1)];
  const shared =
    next !== undefined &&
    !/\d/.test(sentence.text.slice(Math.min(next.end, one.end), Math.max(next.start, one.start)));
  return beside.length === 0 && !shared && (namesLead ? at - one.end : one.start - at) < 90
    ? one.reach
    : null;
}

/** Where a sentence names themes and codes, in order: in marks, behind "theme" or "code", or by a name that is no other words. */
export function namedIn(sentence: PaperSentence, reach: readonly Reach[]): NamedReach[] {
  const { full } = sentence;
  const text = ` ${nameKey(full)} `;
  const found: NamedReach[] = [];
  for (const one of reach)
    for (const name of namesOf(one)) {
      const key = nameKey(name);
      if (key === "" || !text.includes(` ${key} `)) continue;
      const kind = one.kind === "theme" ? "themes?" : "codes?";
      const said = escaped(name);
      const patterns = [
        new RegExp(`(?<=["“‘„«'])${said}(?=[,.]?["”’“»'])`, "giu"),
        new RegExp(`(?<=\\b(?:${kind})\\s*,?\\s*["“‘(]?\\s*)${said}(?![\\p{L}])`, "giu"),
        new RegExp(`(?<![\\p{L}])${said}(?=["”’]?\\s*\\(?${kind})`, "giu"),
        ...(key.split(" ").length >= 4 ? [new RegExp(`(?<![\\p{L}])${said}(?![\\p{L}])`, "giu")] : []),
        // As it is written in the study, and followed by its number: "The phone call (9/12)", "Hierarchy and fear was coded".
        ...(/^\p{Lu}/u.test(name)
          ? [
              new RegExp(
                `(?<![\\p{L}])${said}(?=["”’]?(?:\\s*[([]\\s*(?:n\\s*=\\s*)?\\d|\\s+(?:was|were)\\s+(?:coded|applied|found|used|present|assigned|named|described|raised)\\b|\\s+for\\s+(?:\\d|\\p{L}+\\b)))`,
                "gu",
              ),
            ]
          : []),
      ];
      for (const match of patterns.flatMap((pattern) => [...full.matchAll(pattern)]))
        found.push({ reach: one, start: match.index, end: match.index + match[0].length });
    }
  // A name inside a longer name is not named by itself.
  return found
    .filter(
      (one, i) =>
        !found.some(
          (other, j) =>
            other.start <= one.start &&
            one.end <= other.end &&
            (other.end - other.start > one.end - one.start || (j < i && other.reach === one.reach)),
        ),
    )
    .sort((a, b) => a.start - b.start);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
