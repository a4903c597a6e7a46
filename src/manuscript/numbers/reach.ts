import type { Reach, StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { type NumberClaim, unknown } from "./claim.js";
import { countsItself, ofLiterature } from "./context.js";
import { groupNamed, groupNouns } from "./groups.js";
import { namedIn } from "./subject.js";

/**
 * Numbers beside the names of themes and codes, each its own: "“Trust” (12 participants)", "Time was coded for eight and Rank for
 * five", "the code “Trust” was found in the accounts of nine mentors".
 */
export function reachRule(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  if (ofLiterature(sentence) || sentence.at.block.cell !== null) return [];
  const { full, text } = sentence;
  const nouns = groupNouns(figures);
  const named = namedIn(sentence, figures.reach);
  const told = new RegExp(
    `^["”’»]?,?\\s*(?:\\((?:theme|code)\\)\\s*)?(?:[([]\\s*(?:n\\s*=\\s*)?(${numberPattern})(?:\\s+(${nouns}))?\\s*[)\\],;]|(?:(?:was|were|had been)\\s+)?(?:an?\\s+(?:sub-?)?(?:theme|code)\\s+)?(?:coded|applied|found|used|present|assigned|described|raised|named|voiced|mentioned|heard|shared|ran|reached|found)?\\s*(?:for|in|to|by|with|from|among|through)\\s+(?:the\\s+)?(?:(?:accounts?|words|interviews|transcripts|talk|contributions)\\s+(?:of|by|from|with)\\s+)?(${numberPattern})(?:\\s+(${nouns}))?(?=\\s*(?:$|[.,;:)]|and\\b|but\\b|while\\b|in all\\b|in total\\b)))`,
    "iu",
  );
  const behind = new RegExp(
    `${countsItself}\\b(${numberPattern})\\s+(?:of\\s+(?:the\\s+)?)?(${nouns})\\s+(?:\\([^()]{1,12}\\)\\s+)?(?:\\p{L}+\\s+){0,6}?(?:contributed|spoke|speaks?|accounts?|passages?|words|talk|coded|raised|described|voiced|are found|appear(?:ed)?)\\s+(?:\\p{L}+\\s+){0,3}?(?:under|to|by|with|in|of|for|coded|as)\\s+(?:(?:the|main)\\s+){0,2}(?:(?:sub-?)?themes?|codes?)?\\s*,?\\s*["“‘]?$`,
    "iu",
  );
  const after = named.flatMap(({ reach, start }, i): NumberClaim[] => {
    const from = named[i - 1]?.end ?? 0;
    const match = behind.exec(text.slice(from, start));
    if (match === null) return [];
    const place = {
      claim: `${match[1]} ${match[2]}`,
      start: from + match.index,
      end: from + match.index + match[0].length,
    };
    if (/\b(?:at least|more than|over|up to)\s+$/i.test(text.slice(0, place.start))) return [];
    return [judged(place, numberOf(match[1] ?? ""), reach, match[2], figures)];
  });
  const before = named.flatMap(({ reach, end }, i): NumberClaim[] => {
    const rest = full.slice(end, named[i + 1]?.start ?? full.length);
    const match = told.exec(rest);
    if (match === null) return [];
    const words = match[1] ?? match[3] ?? "";
    const from = end + rest.indexOf(words, match[0].indexOf(words));
    if (text.slice(from, from + words.length) !== words) return [];
    const to = end + match[0].length;
    const claim = `${reach.name}${match[0]}`.replace(/\s+/g, " ").trim();
    return [judged({ claim, start: from, end: to }, numberOf(words), reach, match[2] ?? match[4], figures)];
  });
  return [...before, ...after];
}

function judged(
  place: { readonly claim: string; readonly start: number; readonly end: number },
  stated: number,
  reach: Reach,
  noun: string | undefined,
  figures: StudyFigures,
): NumberClaim {
  const group = noun === undefined ? null : groupNamed(noun, figures);
  const of = (counts: Pick<Reach, "n" | "N" | "byRole">) =>
    group === null || group.kind === "everybody" || group.kind === "other"
      ? counts
      : counts.byRole.get(group.name);
  const counted = of(reach);
  if (counted === undefined)
    return unknown(place, stated, "it is about a group that is not counted by theme");
  const own = reach.own === undefined ? undefined : of(reach.own);
  const right = counted.n === stated || own?.n === stated;
  // A number without a noun may count passages.
  if (!right && group === null && stated > counted.N) return unknown(place, stated, "it may count passages");
  return {
    ...place,
    stated,
    computed: `${counted.n} of ${counted.N}`,
    status: right ? "right" : "wrong",
    how: `participants with a passage under the ${reach.kind} "${reach.name}"`,
  };
}
