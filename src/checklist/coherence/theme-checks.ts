import { countText } from "../../core/count-text.js";
import { setting } from "../draft.js";
import { approachOf, type Evidence, type ThemeEvidenceSummary } from "../evidence.js";
import { activeCodes } from "../facts/codes.js";
import { liveThemes } from "../facts/themes.js";
import { plain, some } from "../phrase.js";
import { type CoherenceCheck, fact, type Trigger } from "./trigger.js";

/** COH-10. */
export const inductiveButGiven: CoherenceCheck = (evidence) => {
  const orientation = setting(evidence, "orientation");
  if (/\bdeductive/i.test(orientation) && !/inductive|hybrid|abductive/i.test(orientation))
    return deductiveButFound(evidence);
  if (!/\binductive/i.test(orientation) || /deductive|hybrid|abductive/i.test(orientation)) return [];
  const codes = activeCodes(evidence).filter(({ origin }) => origin === "deductive");
  const themes = liveThemes(evidence).all;
  const given = themes.filter(({ origin }) => origin === "deductive");
  const asked = new Set(
    evidence.questions.flatMap((q) => [q.name, q.wording].map(plain)).filter((text) => text !== ""),
  );
  const echoes = themes.filter((theme) => asked.has(plain(theme.name)));
  const { references } = evidence.conduct;
  return [
    ...(codes.length === 0
      ? []
      : [
          fact(
            "codebook",
            `${countText(codes.length, "code")} marked as deductive: ${some(codes.map(({ name }) => name))}`,
            references.get("codebook") ?? null,
          ),
        ]),
    ...[...given, ...echoes].map((theme) =>
      fact(
        "themes",
        given.includes(theme)
          ? `Theme marked as deductive: “${theme.name}”`
          : `Theme named like a question of the guide: “${theme.name}”`,
        references.get(`themes ${theme.name}`) ?? null,
      ),
    ),
  ];
};

/** The other half of COH-10. */
function deductiveButFound(evidence: Evidence): readonly Trigger[] {
  const found = activeCodes(evidence).filter(({ origin }) => origin === "inductive" || origin === "in-vivo");
  if (found.length === 0) return [];
  return [
    fact(
      "codebook",
      `${countText(found.length, "code")} marked as inductive or in vivo: ${some(found.map(({ name }) => name))}`,
      evidence.conduct.references.get("codebook") ?? null,
    ),
  ];
}

/** Names that say what was talked about, and nothing about it. */
const bucket = new RegExp(
  [
    "^(?:the |an? |their |our |different |various |perceived |some )?(?:\\w+ )?(?:barriers?|benefits?|facilitators?|challenges?|enablers?|factors?|strateg(?:y|ies)|recommendations?|suggestions?|expectations?|needs|outcomes|issues?|aspects?|types?|kinds?|characteristics|qualities|attributes|advantages|disadvantages|strengths|weaknesses)(?:$|\\s+(?:of|to|for|in|with|about|around|and|affecting|promoting|influencing|deteriorating|hindering|from|that|which)\\b)",
    "^(?:the |an? |their )?(?:\\w+ )?(?:(?:roles?|experiences?|impacts?|effects?|importance|understandings?) (?:of|with)|(?:views?|perceptions?|perspectives?|opinions?|attitudes?|thoughts|beliefs|feelings|reflections) (?:on|of|about|towards?|regarding|around|with))\\b",
    "^(?:an |the )?(?:ideal|good|effective|successful) (?:mentors?|mentees?|mentoring|mentorship|relationships?|programmes?|programs?)$",
  ].join("|"),
  "i",
);

/** COH-13: a name that is a bucket, or a single word without a concept. In codebook analysis summaries are fine. */
export const topicSummaries: CoherenceCheck = (evidence) => {
  if (approachOf(evidence) === "codebook") return [];
  const isTopic = ({ name, concept }: ThemeEvidenceSummary) =>
    bucket.test(name.trim()) || (!/\s/u.test(name.trim()) && concept.trim() === "");
  return liveThemes(evidence)
    .all.filter(isTopic)
    .map((theme) =>
      fact(
        "themes",
        `Theme “${theme.name}”${theme.concept.trim() === "" ? ", without a central concept" : ""}`,
        evidence.conduct.references.get(`themes ${theme.name}`) ?? null,
      ),
    );
};

/** COH-06: said only where COREQ was answered. */
export const coreqInReflexive: CoherenceCheck = (evidence) => {
  if (approachOf(evidence) !== "reflexive") return [];
  const answered = evidence.conduct.texts.filter(({ where }) => where.startsWith("answer COREQ"));
  return answered.length === 0
    ? []
    : [fact("answers", `${countText(answered.length, "item")} of COREQ answered in a reflexive study`)];
};

/** COH-15. */
export const confirmedInBulk: CoherenceCheck = (evidence) =>
  evidence.conduct.bulk.map(({ event, codings }) =>
    fact("history", `${countText(codings, "proposal")} confirmed in one act`, event),
  );
