import { countText, pluralOf } from "../../core/count-text.js";
import { asserts, sentencesOf } from "../claims.js";
import type { StudyText } from "../conduct.js";
import type { Evidence } from "../evidence.js";
import { coderWork } from "../facts/coders.js";
import { dataSources, talks } from "../facts/gatherings.js";
import { sampleOf } from "../facts/people.js";
import { numberOf, smallNumber } from "../facts/small-numbers.js";
import { isoDay, plain } from "../phrase.js";
import { type CoherenceCheck, fact, type Trigger } from "./trigger.js";

/** Each sentence of the study's texts, with where it stands. */
const sentences = (texts: readonly StudyText[]) =>
  texts.flatMap(({ where, text, event }) =>
    sentencesOf(text).map((sentence) => ({ where, sentence, event })),
  );

const persons =
  "(?:coders?|researchers?|analysts?|authors?|raters?|reviewers?|investigators?|people|persons|of us|members of the team|team members)";
const things = "(?:transcripts?|interviews?|sources?|focus groups?|data|texts?|sessions?|answers?)";
const much = `(?:(all|every|each)(?: (?:of )?(?:the )?(?:${smallNumber})?)?|(${smallNumber})(?: of the ${smallNumber})?|(\\d+) ?(?:%|per ?cent)(?: of the| of all)?)`;
/** "Two coders coded all twelve transcripts", "all interviews were coded by two researchers", "five were double-coded". */
const twice = [
  new RegExp(
    `\\b(?:two|both|three|four|\\d) (?:\\w+ ){0,2}${persons}\\b[^.;]{0,40}?\\bcod(?:ed|ing)\\b (?:of )?(?:independently )?${much}\\b`,
    "i",
  ),
  new RegExp(
    `\\b${much} ?(?:\\w+ )?(?:${things})?\\s*(?:was|were|have been|had been) (?:each )?(?:independently |separately |fully )?(?:double-? ?coded|coded twice|coded (?:independently |separately )?by (?:two|both|three|four)\\b)`,
    "i",
  ),
  new RegExp(`\\bdouble-? ?cod(?:ed|ing)(?: of)? ${much}`, "i"),
];

/** COH-23: how much is said to have been coded by two, against the sources that two have coded or finished. */
export const codedTwice: CoherenceCheck = (evidence) => {
  const work = coderWork(evidence);
  const all = dataSources(evidence);
  const done = all.filter(({ id }) => work.filter((row) => row.sources.has(id)).length >= 2).length;
  if (all.length === 0) return [];
  return sentences(evidence.conduct.texts).flatMap(({ where, sentence, event }) => {
    const pattern = twice.find((one) => asserts(sentence, one));
    const match = pattern?.exec(sentence);
    if (match == null) return [];
    const [, whole, number, percent] = match;
    const said =
      whole !== undefined
        ? all.length
        : number !== undefined
          ? numberOf(number)
          : Math.floor((Number(percent) / 100) * all.length);
    if (said === null || said <= done) return [];
    return [
      fact(
        where,
        `“${sentence}” Two or more have coded ${done} of ${countText(all.length, "source")}.`,
        event,
      ),
    ];
  });
};

/** Activities that need what people have said. */
const afterwards =
  /member-(check|reflect)|participant-(check|reflect|feedback|validation)|respondent-validation|transcripts?-return|return.*transcripts?|debrief.*themes|coding-(meeting|conference)/;

/** COH-24. */
export const beforeTheFirst: CoherenceCheck = (evidence) => {
  const [first] = talks(evidence)
    .map(({ session }) => isoDay(session?.date ?? ""))
    .filter((day) => day !== null)
    .sort();
  if (first === undefined) return [];
  return evidence.activities.flatMap(({ kind, date }) => {
    const day = isoDay(date);
    if (day === null || !afterwards.test(plain(kind)) || !earlier(day, first)) return [];
    return [
      fact(
        "activities",
        `${kind} of ${day}, before the first session (${first})`,
        evidence.conduct.references.get("activities") ?? null,
      ),
    ];
  });
};

/** Whether a day, month or year lies wholly before another. */
const earlier = (a: string, b: string): boolean => {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
};

/** Texts that tell of the sample as a whole. */
const onSample = /^(Sampling|Criteria|Recording|answer COREQ (10|12|16|19))$/;
/** What makes a number one of something else than the sample: of the asked, of a part, of a plan. */
const otherwise =
  /\b(approach\w*|invit\w*|refus\w*|declin\w*|pilot\w*|outside|plan\w*|aim\w*|target\w*|at least|at most|up to|more than|fewer|less than|other|another|former|first|last|each|per|every|asked|eligible|repl\w+|return\w*|withdrew|of (?:the|them|whom|these|those)|pairs?|or more|if|not|no|could|would|until|round|additional|further|one of|except|save|but)\b/i;

/** COH-25. */
export const numbersInText: CoherenceCheck = (evidence) => {
  const counts = countsOf(evidence);
  const nouns = [...counts.keys()].sort((a, b) => b.length - a.length).map(literally);
  if (nouns.length === 0) return [];
  const pattern = new RegExp(
    `(?<![\\w-])(${smallNumber}) (?:[\\w-]+ )?(${nouns.join("|")})(?![\\w-])`,
    "giu",
  );
  const texts = evidence.conduct.texts.filter(({ where }) => onSample.test(where));
  return sentences(texts).flatMap(({ where, sentence, event }): Trigger[] => {
    if (otherwise.test(sentence)) return [];
    return [...sentence.matchAll(pattern)].flatMap(([, number = "", noun = ""]) => {
      const [said, known] = [numberOf(number), counts.get(noun.toLowerCase())];
      if (said === null || said < 2 || known === undefined || said === known) return [];
      return [fact(where, `“${sentence}” The study has ${known} ${noun}.`, event)];
    });
  });
};

/** What a text may count, by its name: people, people by role, interviews, focus groups. */
function countsOf(evidence: Evidence): ReadonlyMap<string, number> {
  const sample = sampleOf(evidence);
  const all = talks(evidence);
  const roles = [
    ...new Set(sample.map(({ role }) => role.trim().toLowerCase()).filter((role) => role !== "")),
  ];
  const groups = all.filter(({ kind }) => kind === "focus-group").length;
  const counts = new Map<string, number>();
  if (sample.length === 0) return counts;
  for (const noun of ["participants", "people", "persons", "interviewees", "informants", "respondents"])
    counts.set(noun, sample.length);
  for (const role of roles)
    counts.set(pluralOf(role), sample.filter((one) => one.role.trim().toLowerCase() === role).length);
  if (all.length > groups) counts.set("interviews", all.length - groups);
  if (groups > 0) counts.set("focus groups", groups);
  return counts;
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** COH-27. */
export const agreedAndTakenPart: CoherenceCheck = (evidence) => {
  const rounds = evidence.recruitment.filter(({ agreed }) => agreed !== null);
  const size = sampleOf(evidence).length;
  if (rounds.length === 0 || rounds.length < evidence.recruitment.length || size === 0) return [];
  const agreed = rounds.reduce((sum, round) => sum + (round.agreed ?? 0), 0);
  const withdrew = rounds.reduce((sum, round) => sum + (round.withdrew ?? 0), 0);
  if (agreed - withdrew === size) return [];
  return [
    fact(
      "recruitment",
      `${agreed} agreed${withdrew > 0 ? ` and ${withdrew} withdrew` : ""}, but ${countText(size, "participant")} gave data`,
      evidence.conduct.references.get("recruitment") ?? null,
    ),
  ];
};
