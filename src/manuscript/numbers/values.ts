import type { StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { against, type NumberClaim, unknown, whole } from "./claim.js";
import { clauseAt, countsItself, ofLiterature, ofPart, ofSpeakers } from "./context.js";
import { type Group, groupNamed, groupNouns, pluralish } from "./groups.js";

type Value = StudyFigures["attributes"][number];

/** What stands between a number and the value it counts: "four worked in", "nine participants were from". */
const between =
  "(?:(?:participants|people|interviewees|of|them|whom|these|were|was|are|worked|working|work|came|come|from|in|at|as|based|held|posts?|had|being|a|an|the|employed)\\s+){1,6}";

/** How many participants have a value of an attribute: "six worked in clinical departments, five in basic science". */
export function valuesRule(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  const { text, at } = sentence;
  if (
    ofLiterature(sentence) ||
    at.section === "results" ||
    at.section === "discussion" ||
    at.block.cell !== null
  )
    return [];
  return countable(figures).flatMap((value) => {
    const pattern = new RegExp(
      `${countsItself}\\b(${numberPattern})\\s+${between}${written(value.value)}(?![\\p{L}])`,
      "giu",
    );
    return [...text.matchAll(pattern)].map((match) => {
      const place = whole(match);
      const stated = numberOf(match[1] ?? "");
      if (
        ofPart(clauseAt(text, place.start, place.end).replace(/\bfurther|\bothers?/g, "")) ||
        ofSpeakers(text.slice(place.end, place.end + 40))
      )
        return unknown(place, stated, "it may be of a part of the participants");
      return against(place, stated, [
        { value: value.n, how: `participants with data whose ${value.key} is ${value.value}` },
      ]);
    });
  });
}

/** The one value of an attribute that a sentence says people have, beside a share: "five of the seven were women". */
export function valueBeside(
  { text, at }: PaperSentence,
  { end }: { readonly start: number; readonly end: number },
  figures: StudyFigures,
): Value | null {
  if (at.block.cell !== null) return null;
  const nouns = groupNouns(figures);
  const after = new RegExp(
    `^\\s*(?:\\([^()]{1,12}\\)\\s*)?(?:were|was|are|being)\\s+(${nouns})\\b(?!\\s+who)`,
    "iu",
  ).exec(text.slice(end))?.[1];
  const anywhere = /\bas\s+(?:were|was|are)\s+$/i.test(text.slice(0, end - 1).replace(/\S+\s+of\s+.*$/i, ""))
    ? new RegExp(`\\b(?:were|was|are)\\s+(${nouns})\\b`, "iu").exec(text)?.[1]
    : undefined;
  const group = groupNamed(after ?? anywhere ?? "", figures);
  if (group?.kind !== "attribute") return null;
  return figures.attributes.find(({ value }) => value === group.name) ?? null;
}

/** "5 of 7 mentors were women" against how many of them are. */
export function valueClaim(
  place: { readonly claim: string; readonly start: number; readonly end: number },
  { n, N, stated }: { readonly n: number; readonly N: number; readonly stated: string },
  value: Value,
  group: Group | null,
  figures: StudyFigures,
): NumberClaim {
  const role = group?.kind === "role" ? group.name : null;
  const all = role === null ? figures.participants.value : (group?.figure.value ?? 0);
  const own =
    role === null ? value.n : value.byRole === undefined ? undefined : (value.byRole.get(role) ?? 0);
  if (own === undefined || all !== N)
    return unknown(place, stated, "it is about a group that is not counted so");
  const who = pluralish(role ?? "participant");
  return {
    ...place,
    stated,
    computed: `${own} of ${all}`,
    status: own === n ? "right" : "wrong",
    how: `${who} with data whose ${value.key} is ${value.value}`,
  };
}

/** Values that one attribute alone has, and that are no words of any sentence. */
function countable({ attributes }: StudyFigures): Value[] {
  return attributes.filter(
    ({ value }) =>
      /^\p{L}[\p{L}\d ()'’-]{3,60}$/u.test(value) &&
      !/^(?:none|other|both|unknown|yes|english|under|more)\b/i.test(value) &&
      attributes.filter((one) => one.value.toLowerCase().includes(value.toLowerCase())).length === 1,
  );
}

const written = (value: string) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[\s-]+/g, "[\\s-]+");
