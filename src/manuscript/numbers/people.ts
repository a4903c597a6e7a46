import type { StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { against, type NumberClaim, unknown, whole } from "./claim.js";
import { clauseAt, countsItself, ofDay, ofLiterature, ofPart, ofSpeakers } from "./context.js";
import { type Group, groupNamed, groupNouns, pluralish } from "./groups.js";

const neutral =
  "(?:(?:faculty|medical|study|adult|health|eligible|academic|university|teaching|individual|interview|research|human|informal|in total)\\s+){0,3}";
const taking =
  /\b(?:interviewed|interviews? (?:with|of)|took part|participated|participants? were|recruit(?:ed)?|enrolled|comprised|comprising|consist(?:s|ed|ing) of|made up of|in total|a total of|altogether|sample|included|including|consented|agreed to|conducted|study of|study with|with|analysed|analyzed|drew on|accounts of|there were|n\s*=)/i;
/** The same for people of whom it is not said that they are participants, and in results, where "in total" may be of a view. */
const takingPart =
  /\b(?:interview(?:s|ed)?|took part|participated|recruit(?:ed|ment)?|enrolled|consented|agreed to|sampled?|approached|invited|n\s*=)/i;
const definite = /\b(?:the|all|our|these|all of the|all the)\s+$/i;

/** Numbers of participants: "15 participants", "seven mentors", "(N = 15)", "8 women". */
export function peopleRule(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  const found: NumberClaim[] = [];
  const nouns = groupNouns(figures);
  // "eight were women", "eight of them were women"
  for (const match of text.matchAll(
    new RegExp(
      `\\b(${numberPattern})\\s+(?:(?:participants|people|of them|of whom|(?:of\\s+(?:the\\s+|our\\s+)?)?(?<who>${nouns}))\\s+)?(?:were|was|are)\\s+(?<what>${nouns})\\b`,
      "giu",
    ),
  )) {
    const group = groupNamed(match.groups?.what ?? "", figures);
    if (group === null || group.kind !== "attribute") continue;
    const place = whole(match);
    const role = roleMeant(match.groups?.who ?? roleBefore(text.slice(0, place.start), nouns), figures);
    if (role !== null) {
      const own = figures.attributes.find(({ value }) => value === group.name)?.byRole;
      const n = own === undefined ? null : (own.get(role) ?? 0);
      const how = `${pluralish(role)} with data who are ${group.name}`;
      found.push(against(place, numberOf(match[1] ?? ""), n === null ? [] : [{ value: n, how }]));
      continue;
    }
    if (ofLiterature(sentence) || ofPart(clauseAt(text, place.start, place.end)))
      found.push(unknown(place, numberOf(match[1] ?? ""), "it may be of a part of the participants"));
    else found.push(against(place, numberOf(match[1] ?? ""), [group.figure]));
  }
  const direct = new RegExp(
    `${countsItself}\\b(${numberPattern})\\s+${neutral}(${nouns})\\b(?!\\s*%)`,
    "giu",
  );
  for (const match of text.matchAll(direct)) {
    const place = whole(match);
    const stated = numberOf(match[1] ?? "");
    const group = groupNamed(match[2] ?? "", figures);
    if (group === null) continue;
    if (/^\s*(?:of|out of)\b/i.test(text.slice(place.end))) continue;
    if (found.some(({ start, end }) => place.start < end && start < place.end)) continue;
    found.push(judged(sentence, place, stated, group, figures));
  }
  found.push(...whoDidWhat(sentence, figures));
  // "mentors (n = 7)", "(N = 15)"
  for (const match of text.matchAll(
    new RegExp(`(?:\\b(${nouns})\\s*[([]?\\s*|[([]\\s*)([nN])\\s*=\\s*(\\d+)`, "giu"),
  )) {
    const group =
      match[1] === undefined
        ? match[2] === "N"
          ? groupNamed("participants", figures)
          : null
        : groupNamed(match[1], figures);
    const place = whole(match);
    const stated = Number(match[3]);
    if (group === null || ofLiterature(sentence))
      found.push(unknown(place, stated, "it is not said of whom"));
    else found.push(against(place, stated, [group.figure]));
  }
  return found;
}

/** The group of which a clause tells: "Among the mentors, four were men and three were women". */
const roleBefore = (before: string, nouns: string): string =>
  new RegExp(
    `(?:^|[;:.])\\s*(?:among|of)\\s+(?:the\\s+|our\\s+)?(?:${numberPattern}\\s+)?(${nouns})\\b[^;:.]*$`,
    "iu",
  ).exec(before)?.[1] ?? "";

function roleMeant(noun: string, figures: StudyFigures): string | null {
  const group = noun === "" ? null : groupNamed(noun, figures);
  return group?.kind === "role" ? group.name : null;
}

/** "eight refused", "twelve took part" */
function whoDidWhat(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  const found: NumberClaim[] = [];
  for (const match of text.matchAll(
    new RegExp(
      `\\b(${numberPattern})\\s+(refused|declined|withdrew|dropped out|were approached|were invited|did not take part|took part|participated)\\b`,
      "giu",
    ),
  )) {
    const place = whole(match);
    const stated = numberOf(match[1] ?? "");
    // "dropped" tells of a part elsewhere, and is the claim here.
    const clause = clauseAt(text, place.start, place.end).replace(place.claim, "");
    if (ofLiterature(sentence) || ofPart(clause)) continue;
    const joined = /took part|participated/i.test(match[2] ?? "");
    const claim = joined
      ? against(place, stated, [figures.participants])
      : recruitment(match[0], stated, place, figures);
    if (claim !== null) found.push(claim);
  }
  return found;
}

function judged(
  sentence: PaperSentence,
  place: { claim: string; start: number; end: number },
  stated: number,
  group: Group,
  figures: StudyFigures,
): NumberClaim {
  const { text, at } = sentence;
  if (ofLiterature(sentence)) return unknown(place, stated, "the sentence may be about another study");
  const clause = clauseAt(text, place.start, place.end);
  const after = text.slice(place.end, place.end + 60);
  if (
    /\b(?:coded|analy[sz]ed|read|checked|reviewed|transcribed)\s+(?:\p{L}+\s+)?by\s+$/iu.test(
      text.slice(0, place.start),
    )
  )
    return unknown(place, stated, "they did the work, and need not be participants");
  if (
    /(?:\b(?:author|researcher|interviewer)|\b\p{Lu}\.?\p{Lu}\.?)\)?\s+(?:interviewed|recruited|approached)\s+$/u.test(
      text.slice(0, place.start),
    )
  )
    return unknown(place, stated, "it is about what one of the team did");
  if (ofPart(clause) || /^\s+(?:who|whose|that|which)\b/i.test(after))
    return unknown(place, stated, `it may be a part of the ${pluralish(group.name)}`);
  const before = text.slice(0, place.start);
  const recruit = recruitment(clause, stated, place, figures);
  if (recruit !== null) return recruit;
  if (group.kind === "other") return otherPeople(sentence, place, stated, clause, figures);
  const near = Math.abs(stated - group.figure.value) <= Math.max(1, group.figure.value * 0.2);
  // "the one respondent who …"; "at most 3 from one person (4 people)"
  const outside = /^(.*)\([^()]*$/s.exec(before)?.[1];
  if (stated === 1 && group.figure.value !== 1)
    return unknown(place, stated, `one of the ${pluralish(group.name)}`);
  if (outside !== undefined && ofPart(clauseAt(outside, outside.length, outside.length)))
    return unknown(place, stated, `it may be a part of the ${pluralish(group.name)}`);
  if (ofDay(sentence)) return unknown(place, stated, "its row is dated: it may be an earlier state");
  const anybody = /\b(?:people|persons|individuals)\b/i.test(place.claim);
  const isAll =
    /\ball\s+(?:of\s+)?(?:the\s+|our\s+)?$/i.test(before) || /\b(?:our|each of the|these)\s+$/i.test(before);
  const inBrackets = /\([^()]*$/.test(before);
  const takesPart =
    (anybody || at.section === "results" ? takingPart : taking).test(text) && !ofSpeakers(clause);
  const sectionTells =
    at.section === "methods" ||
    at.section === "abstract" ||
    at.section === "unknown" ||
    sentence.at.section === "results";
  if (
    isAll ||
    (definite.test(before) && near && !ofSpeakers(after)) ||
    (sectionTells && takesPart) ||
    (inBrackets && taking.test(text))
  )
    return against(place, stated, [group.figure]);
  return unknown(place, stated, `it may be a part of the ${pluralish(group.name)}`);
}

/**
 * "Twelve health workers were interviewed": all participants, where the sentence says of nobody else how many were, and of these
 * people that they took part.
 */
function otherPeople(
  { text, at }: PaperSentence,
  place: { claim: string; start: number; end: number },
  stated: number,
  clause: string,
  figures: StudyFigures,
): NumberClaim {
  const counted = [
    ...text.matchAll(
      new RegExp(`${countsItself}\\b${numberPattern}\\s+${neutral}(${groupNouns(figures)})\\b`, "giu"),
    ),
  ].map((match) => groupNamed(match[1] ?? "", figures)?.kind);
  const alone = counted.filter((kind) => kind === "other").length === 1 && !counted.includes("everybody");
  const tells = at.section === "methods" || at.section === "abstract" || at.section === "unknown";
  const takes =
    takingPart.test(clause) ||
    /\b(?:spoke with|talked to|sample|comprised|consisted|made up)\b/i.test(clause);
  if (
    stated === figures.participants.value ||
    (alone &&
      tells &&
      takes &&
      !ofSpeakers(clause.replace(/\b(?:spoke|talked|speaking)\s+(?:with|to)\b/gi, "")))
  )
    return against(place, stated, [figures.participants]);
  return unknown(place, stated, "these people need not be all participants");
}

/** "25 people were approached", "eight people refused". */
function recruitment(
  clause: string,
  stated: number,
  place: { claim: string; start: number; end: number },
  { recruitment: kept }: StudyFigures,
): NumberClaim | null {
  const what = /\b(approached|invited|invitations?|contacted)\b/i.test(clause)
    ? "approached"
    : /\b(refused|declined)\b/i.test(clause)
      ? "refused"
      : /\b(withdrew|dropped out|withdrawn)\b/i.test(clause)
        ? "withdrew"
        : null;
  if (what === null) return null;
  if (kept === null) return unknown(place, stated, "recruitment is not recorded in the study");
  return against(place, stated, [
    { value: kept[what], how: `people recorded as ${what === "withdrew" ? "withdrawn" : what}` },
  ]);
}
