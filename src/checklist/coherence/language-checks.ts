import { asserts, claimsIn, sentencesOf } from "../claims.js";
import { analyst } from "../coreq/rules/software.js";
import { setting } from "../draft.js";
import { approachOf, type Evidence } from "../evidence.js";
import { type CoherenceCheck, fact, fromClaims } from "./trigger.js";

const reflexive = (evidence: Evidence): boolean => approachOf(evidence) === "reflexive";

const emerged =
  /\b(themes?|codes?|categor(y|ies)|patterns?)\s+(\w+\s+){0,3}(emerge[ds]?|emerging|arose|surfaced)\b|\bemer(gent|ging) (themes?|codes?|patterns?)\b/i;

/** COH-03: an error of thought in reflexive analysis, elsewhere a note on wording. */
export const themesEmerged: CoherenceCheck = (evidence) =>
  fromClaims(claimsIn(evidence.conduct.texts, emerged));

const checking =
  /\b(member|participant|respondent)[- ](check\w*|validation)\b|\bparticipants?\b[^.]{0,60}\b(findings|themes|analysis|results)\b/i;
const judging =
  /\b(validat\w+|verif(y|ied|ication)|accura(te|cy)|confirm(ed|ation)?|correctness|credib\w+ of)\b/i;

/** COH-05. */
export const checkingAsValidation: CoherenceCheck = (evidence) =>
  reflexive(evidence)
    ? fromClaims(
        evidence.conduct.texts.flatMap(({ where, text, event }) =>
          sentencesOf(text)
            .filter((sentence) => checking.test(sentence) && asserts(sentence, judging))
            .map((sentence) => ({ where, sentence, event })),
        ),
      )
    : [];

const objective =
  /\b(bias-free|unbiased|objectivity|objectively)\b|\bobjective (analys[ei]s|coding|account|view|reading|stance)\b|\baccurate(ly)? cod(ed|ing)\b|\baccuracy of (the )?coding\b|\b(coding|coder) reliability\b|\b(inter|intra)-?(rater|coder)\b/i;

/** COH-11: "critical realist" is another paradigm than "critical". */
export const objectivityClash: CoherenceCheck = (evidence) =>
  /construct(ion|iv)is|\bcritical\b(?! realis)|post-?structural/i.test(setting(evidence, "paradigm"))
    ? fromClaims(claimsIn(evidence.conduct.texts, objective))
    : [];

const borrowed = /\bgrounded theory\b|\bconstant(ly)? compar\w+|\bline[- ]by[- ]line\b/i;
const reason =
  /\b(because|since|in order to|so that|borrow\w*|as a way|to (help|keep|slow|stay|see|notice|avoid))\b/i;

/** COH-12: named without a reason in the same sentence. */
export const borrowedTechnique: CoherenceCheck = (evidence) =>
  fromClaims(claimsIn(evidence.conduct.texts, borrowed).filter(({ sentence }) => !reason.test(sentence)));

/** COH-14. */
export const softwareAnalysed: CoherenceCheck = (evidence) =>
  fromClaims(claimsIn(evidence.conduct.texts, analyst));

const number =
  "(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty)";
const counting = new RegExp(
  `\\b\\d+([.,]\\d+)?\\s?(%|per ?cent\\b)|\\b${number} (out )?of (the |all )?${number} (participants|people|interviewees|respondents|mentors|mentees)\\b|\\bmost (common|frequent|prevalent) theme`,
  "i",
);

/** COH-16: in what argues for themes; a count of the sample elsewhere is none. */
export const countsAsArgument: CoherenceCheck = (evidence) => {
  if (!reflexive(evidence)) return [];
  const arguing = evidence.conduct.texts.filter(
    ({ kind, where }) => kind === "theme" || kind === "paper" || /^answer \S+ (29|30|31|32)$/.test(where),
  );
  return fromClaims(claimsIn(arguing, counting));
};

/** COH-17. */
export const clarke: CoherenceCheck = (evidence) =>
  fromClaims(claimsIn(evidence.conduct.texts, /\bBraun\s*(and|&|,)\s*Clark\b(?!e)/, { denied: true }));

const apology =
  /\b(not|cannot|can ?not|limit(s|ed)?|lack\w*|restrict\w*)\b[^.;]{0,40}\bgenerali[sz]\w*|\bgenerali[sz]\w*\b[^.;]{0,20}\b(limited|low|poor|restricted)\b|\bsmall sample\b|\bsample( size)? (is|was) (too |rather |very )?small\b/i;
const intended =
  /\btransfer\w*|\binformation power\b|\b(not|never|nor) (the|our|an?) (aim|intention|goal)\b|\bdo(es)? not aim\b/i;

/** COH-20. */
export const apologyForSample: CoherenceCheck = (evidence) =>
  fromClaims(
    claimsIn(evidence.conduct.texts, apology, { denied: true }).filter(
      ({ sentence }) => !intended.test(sentence),
    ),
  );

const kindOfAnalysis =
  /\breflexive\b|\bcodebook\b|\bcoding reliability\b|\bframework (method|analysis)\b|\btemplate analysis\b/i;

/** A paper that says "thematic analysis" and nowhere which, whatever the study declares: readers see only the paper. */
function unnamedInPaper({ conduct: { texts } }: Evidence) {
  const paper = texts.filter(({ kind }) => kind === "paper");
  if (paper.some(({ text }) => kindOfAnalysis.test(text))) return [];
  return fromClaims(claimsIn(paper, /\bthematic(ally)? analy/i, { denied: true }).slice(0, 1));
}

/** COH-09: a well-known pair of authors cited, and not which of their approaches. */
export const whichAnalysis: CoherenceCheck = (evidence) => {
  const cited = claimsIn(evidence.conduct.texts, /\bBraun\b[^.]{0,12}\bClarke?\b/, { denied: true });
  const approach = approachOf(evidence);
  if (approach === null)
    return fromClaims([
      ...cited,
      ...claimsIn(evidence.conduct.texts, /\bthematic(ally)? analy/i, { denied: true }).filter(
        (claim) =>
          !kindOfAnalysis.test(claim.sentence) && !cited.some(({ sentence }) => sentence === claim.sentence),
      ),
    ]);
  if (cited.length === 0) return unnamedInPaper(evidence);
  const years = cited.flatMap(({ sentence }) => sentence.match(/\b(19|20)\d\d\b/g) ?? []);
  if (approach !== "reflexive" || years.length === 0 || years.some((year) => year > "2018")) return [];
  return [
    ...fromClaims(cited),
    fact("Approach", "The approach is reflexive, but no work from 2019 or later is cited"),
  ];
};

const removal =
  /\b(eliminat|remov|exclud|preclud|neutrali[sz]|avoid|prevent|rul(ed|ing) out|rid of)\w*[^.;]{0,50}\b(bias(es)?|assumptions?|preconceptions?|prejudices?|presuppositions?|subjectivity)\b|\b(bias(es)?|assumptions?|preconceptions?|prejudices?|presuppositions?|subjectivity)\b[^.;]{0,40}\b(eliminat|remov|exclud|preclud|neutrali[sz]|avoid|prevent|ruled out)\w*|\bfree (of|from) (any |all |our )?(bias|prejudice|preconceptions?|assumptions?)\b/i;
const modest =
  /\b(not|cannot|never|no one|nobody|neither|impossible|than)\b|n[’']t\b|\b(tr(y|ied|ying)|aim(ed)?|hop(e|ed)|help(ed|s)?) to\b|\b(recall|selection|response|sampling|social desirability) bias\b/i;

/** COH-21. "To avoid bias" in the choice of people is another matter. */
export const biasEliminated: CoherenceCheck = (evidence) =>
  fromClaims(
    claimsIn(evidence.conduct.texts, removal, { denied: true }).filter(
      ({ sentence }) => !modest.test(sentence),
    ),
  );
