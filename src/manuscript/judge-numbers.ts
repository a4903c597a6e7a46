import type { StudyFigures } from "./figures.js";
import type { PaperFinding } from "./finding.js";
import { numberPattern } from "./number-words.js";
import { cellsRule } from "./numbers/cells.js";
import type { NumberClaim, NumberRule } from "./numbers/claim.js";
import { coefficientsRule } from "./numbers/coefficients.js";
import { datesRule } from "./numbers/dates.js";
import { fractionsRule } from "./numbers/fractions.js";
import { guideRule, repliesRule } from "./numbers/guide.js";
import { minutesRule } from "./numbers/minutes.js";
import { peopleRule } from "./numbers/people.js";
import { reachRule } from "./numbers/reach.js";
import { interviewersRule, modesRule } from "./numbers/sessions.js";
import { sharesRule } from "./numbers/shares.js";
import { thingsRule } from "./numbers/things.js";
import { valuesRule } from "./numbers/values.js";
import { type PaperPlace, placeOf } from "./place.js";
import type { PaperSentence } from "./sentence.js";

export interface JudgedNumber extends NumberClaim {
  readonly place: PaperPlace;
}

/** In the order in which they have a say: a number claimed by one rule is left alone by those after it. */
const rules: readonly NumberRule[] = [
  cellsRule,
  modesRule,
  interviewersRule,
  fractionsRule,
  reachRule,
  sharesRule,
  minutesRule,
  coefficientsRule,
  datesRule,
  guideRule,
  repliesRule,
  valuesRule,
  thingsRule,
  peopleRule,
];

const numeral = new RegExp(
  `\\b(?:${numberPattern}|half|thirds?|quarters?|fifths?|all|each|every)\\b|(?:conducted|held|moderated|facilitated|led)\\b|\\d|january|february|march|april|may|june|july|august|september|october|november|december`,
  "i",
);

/** Holds the numbers of a paper's sentences against the study. */
export function judgeNumbers(sentences: readonly PaperSentence[], figures: StudyFigures): JudgedNumber[] {
  return sentences.flatMap((sentence) => {
    if (!numeral.test(sentence.text)) return [];
    const taken: NumberClaim[] = [];
    for (const rule of rules) {
      const claims = rule(sentence, figures);
      const free = claims.filter(
        (claim) => !taken.some(({ start, end }) => claim.start < end && start < claim.end),
      );
      taken.push(...free);
    }
    return taken
      .sort((a, b) => a.start - b.start)
      .map((claim) => (claim.status === "wrong" && cutByPage(sentence) ? { ...claim, ...unsure } : claim))
      .map((claim) => ({ ...claim, place: placeOf(sentence.at, sentence.start + claim.start) }));
  });
}

/** Lines of a page, of which it is not known whether they belong together: a piece of a table, half a paragraph. */
const cutByPage = ({ at, full }: PaperSentence): boolean =>
  at.block.page !== null &&
  at.block.cell === null &&
  (/^\s*\p{Ll}/u.test(full) || !/[.!?:;][”"’»)\]]*\s*$/u.test(full));
const unsure = {
  status: "unknown",
  computed: null,
  how: "it stands in a line of a page that is no whole sentence",
} as const;

/** What is wrong among them. */
export const numberFindings = (numbers: readonly JudgedNumber[]): PaperFinding[] =>
  numbers
    .filter(({ status }) => status === "wrong")
    .map(({ claim, computed, how, place }) => ({
      level: "error",
      code: "number-wrong",
      place,
      message: `"${claim}": ${computed === null ? how : `the study has ${computed} (${how})`}.`,
    }));
