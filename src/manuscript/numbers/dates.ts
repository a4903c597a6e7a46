import type { StudyFigures } from "../figures.js";
import type { PaperSentence } from "../sentence.js";
import { type NumberClaim, unknown, whole } from "./claim.js";
import { clauseAt, ofLiterature, ofPart } from "./context.js";

const months = "january february march april may june july august september october november december".split(
  " ",
);
const month = `(?:${months.map((name) => (name === "may" ? name : `${name}|${name.slice(0, 3)}\\.?`)).join("|")}|sept\\.?)`;
const year = "(?:19|20)\\d{2}";
const day = "(?:\\d{1,2}(?:st|nd|rd|th)?(?:\\s+of)?)";
/** A day, a month or a year; the year may be told by what follows. */
const point = (n: number) =>
  `(?:(?<d${n}>${day})\\s+)?(?<m${n}>${month})(?:\\s+(?<e${n}>\\d{1,2})(?:st|nd|rd|th)?(?=,))?,?(?:\\s+(?<y${n}>${year}))?`;
const range = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:between|from|during)\\s+)?${point(1)}\\s*(?:to|and|until|till|through|[-–—])\\s*${point(2)}(?![\\p{L}\\d])`,
  "giu",
);
const single = new RegExp(
  `(?<![\\p{L}\\d])${point(1)}(?![\\p{L}\\d])|(?<=\\b(?:in|during|throughout)\\s)(?<y2>${year})\\b`,
  "giu",
);
const held =
  /\b(?:held|conducted|took place|carried out|interviewed|collect(?:ed|ion)|met|ran|recorded|done|fieldwork|field work|moderated|(?:was|were)\s+(?:on|in))\b/i;
const talk =
  /\binterview|\bdata (?:were|was) (?:collected|gathered|generated)|\bdata collection|focus group|\bdiscussion|\bfield ?work|\bsession|\bgroup met/i;

/** When sessions were held: "between February and November 2024", "in May 2024", against the dates of the sessions. */
export function datesRule(sentence: PaperSentence, { dates }: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  if (!talk.test(text)) return [];
  const [first, last] = [dates[0] ?? "", dates.at(-1) ?? ""];
  const ranges = [...text.matchAll(range)].flatMap((match): NumberClaim[] => {
    const end = isoOf(match.groups ?? {}, 2);
    const start = isoOf(match.groups ?? {}, 1, end?.slice(0, 4));
    if (start === null || end === null) return [];
    const place = whole(match);
    const stated = `${start} to ${end}`;
    if (first.length < 7 || last.length < 7)
      return [unknown(place, stated, "no dates of sessions are recorded")];
    if (ofLiterature(sentence) || ofPart(text) || !within(text, place))
      return [unknown(place, stated, "it may be about some of the interviews")];
    const computed = `${first.slice(0, start.length)} to ${last.slice(0, end.length)}`;
    const how = `${start.length === 7 ? "months" : "days"} of the first and the last session`;
    return [{ ...place, stated, computed, status: computed === stated ? "right" : "wrong", how }];
  });
  const taken = ranges.map(({ start, end }) => [start, end] as const);
  const singles = [...text.matchAll(single)].flatMap((match): NumberClaim[] => {
    const place = whole(match);
    if (taken.some(([start, end]) => place.start < end && start < place.end)) return [];
    const claim = singleDate(sentence, match, dates);
    return claim === null ? [] : [claim];
  });
  return [...ranges, ...singles];
}

/** Whether the clause or the sentence's beginning says that something was held then. */
const within = (text: string, { start, end }: { readonly start: number; readonly end: number }) =>
  !/\b(?:ethic|approv|recruit|analys|employ|coded|funded|regist|literature|search)/i.test(
    clauseAt(text, start, end),
  );

function singleDate(
  sentence: PaperSentence,
  match: RegExpMatchArray,
  dates: readonly string[],
): NumberClaim | null {
  const { text } = sentence;
  const groups = match.groups ?? {};
  const place = whole(match);
  const clause = clauseAt(text, place.start, place.end);
  const stated = groups.m1 === undefined ? (groups.y2 ?? "") : isoOf(groups, 1, undefined, true);
  if (stated === null || stated === "" || !held.test(clause) || !within(text, place)) return null;
  // "may" is also a verb.
  if (/^may$/.test(match[0])) return null;
  if (
    !/\b(?:in|on|of|during|throughout|since|until)\s+(?:the\s+)?(?:early |late |mid[- ])?$|\bheld\s+$/i.test(
      text.slice(0, place.start),
    )
  )
    return null;
  const [first, last] = [dates[0] ?? "", dates.at(-1) ?? ""];
  if (first.length < 7) return unknown(place, stated, "no dates of sessions are recorded");
  if (ofLiterature(sentence)) return unknown(place, stated, "the sentence may be about another study");
  const fits = (date: string) =>
    stated.startsWith("-") ? date.slice(4).startsWith(stated) : date.startsWith(stated);
  const shown = (date: string) =>
    stated.startsWith("-") ? date.slice(0, 7) : date.slice(0, Math.max(stated.length, 7));
  const session = "(?=\\s+(?:interview|session|focus group|discussion|conversation|participant)\\b)";
  // "It began in February and the last interview was on 3 May": the first or last of the words before the date.
  const own = text
    .slice(0, place.start)
    .replace(/^.*(?:\b(?:and|but|while)\b|[;,])\s*(?=.*\b(?:first|last|final|earliest|latest)\b)/is, "");
  const lead = /\b(?:first|last|final|earliest|latest)\b/i.test(own) ? own : "";
  const one = new RegExp(`\\b(?:first|earliest)${session}`, "i").test(lead)
    ? first
    : new RegExp(`\\b(?:last|final|latest)${session}`, "i").test(lead)
      ? last
      : null;
  const judged = (right: boolean, computed: string, how: string): NumberClaim => ({
    ...place,
    stated,
    computed,
    status: right ? "right" : "wrong",
    how,
  });
  if (one !== null) return judged(fits(one), shown(one), `the ${one === first ? "first" : "last"} session`);
  if (ofPart(clause)) return null;
  const span = first === last ? shown(first) : `${shown(first)} to ${shown(last)}`;
  const inside = stated.startsWith("-")
    ? dates.some(fits) || dates.length === 2
    : stated >= first.slice(0, stated.length) && stated <= last.slice(0, stated.length);
  if (!inside) return judged(false, span, "days of the first and the last session");
  const all = /^(?:all|the|our|these|data|interviews?|fieldwork|focus groups?)\b/i.test(clause.trim());
  if (!all || /\b(?:began|started|from|since|early|late|some|several|\bof the\b)\b/i.test(clause))
    return null;
  return judged(fits(first) && fits(last), span, "days of the first and the last session");
}

/** "2024-05-13", "2024-05"; "-05" for a month without a year where that is allowed. */
function isoOf(
  groups: Record<string, string | undefined>,
  n: number,
  given?: string,
  bare = false,
): string | null {
  const name = (groups[`m${n}`] ?? "").toLowerCase();
  const at = months.findIndex((one) => one.startsWith(name.slice(0, 3)));
  const of = groups[`y${n}`] ?? given;
  if (name === "" || at < 0) return null;
  if (of === undefined && !bare) return null;
  const own = /\d+/.exec(groups[`d${n}`] ?? groups[`e${n}`] ?? "")?.[0];
  const head = `${of ?? ""}-${String(at + 1).padStart(2, "0")}`;
  return own === undefined ? head : `${head}-${own.padStart(2, "0")}`;
}
