import { countText } from "../../core/count-text.js";
import { asserts, claimsIn, sentencesOf } from "../claims.js";
import { approachOf } from "../evidence.js";
import { coderWork } from "../facts/coders.js";
import { list, some } from "../phrase.js";
import { type CoherenceCheck, fact, fromClaims } from "./trigger.js";

/** A figure of agreement, or its name. */
const agreement =
  /\b(kappa|krippendorff|gwet)\b|\b(inter|intra)-?\s?(rater|coder|observer)\b|\bpercent(age)? agreement\b|\bcoding reliability\b/i;

/** COH-01. */
export const agreementInReflexive: CoherenceCheck = (evidence) =>
  approachOf(evidence) === "reflexive" ? fromClaims(claimsIn(evidence.conduct.texts, agreement)) : [];

/** COH-04: the codebook closed before half of the sources were begun, or codings kept as a consensus. */
export const closedCodebook: CoherenceCheck = (evidence) => {
  if (approachOf(evidence) !== "reflexive") return [];
  const { codebookTiming: timing, consensusCodings } = evidence.conduct;
  const consensus =
    consensusCodings === 0
      ? []
      : [fact("codings", `${countText(consensusCodings, "coding")} kept as the consensus of coders`)];
  const said = fromClaims(
    claimsIn(evidence.conduct.texts, /\b(by|reached|until) consensus\b|\bconsensus (was|coding)\b/i),
  );
  if (timing === null)
    return consensus.length + said.length > 0
      ? [...consensus, ...said]
      : {
          unknown:
            "Whether the codebook was closed early is unknown: fewer than four sources were coded by hand in this tool.",
        };
  const closed =
    timing.lastChange < timing.halfCoded
      ? [
          fact(
            "history",
            `The codebook last changed at event ${timing.lastChange}, before half of the ${timing.sources} sources were begun (event ${timing.halfCoded})`,
            timing.lastChange,
          ),
        ]
      : [];
  return [...closed, ...consensus, ...said];
};

/** COH-07. */
export const reliabilityWithoutTwo: CoherenceCheck = (evidence) => {
  if (approachOf(evidence) !== "reliability" || evidence.conduct.doubleCoding !== null) return [];
  const coders = coderWork(evidence).length;
  return [
    fact(
      "passes",
      coders < 2
        ? `${coders === 0 ? "Nobody" : "One person"} has coded, and no source was finished by two`
        : `${countText(coders, "person")} coded, but no source was finished by two of them`,
      evidence.conduct.references.get("passes") ?? null,
    ),
  ];
};

/** COH-08. */
export const changedAfterAgreement: CoherenceCheck = (evidence) => {
  const { doubleCoding, changedSince } = evidence.conduct;
  const last = changedSince.at(-1);
  if (approachOf(evidence) !== "reliability" || doubleCoding === null || last === undefined) return [];
  return [
    fact(
      "history",
      `${countText(changedSince.length, "act")} changed the codes after the last source was double coded (event ${doubleCoding.lastPass}): ${some(changedSince.map((seq) => `event ${seq}`))}`,
      last,
    ),
  ];
};

/** COH-18: agreement reported of codings that were not made apart. */
export const agreementAfterTalk: CoherenceCheck = (evidence) => {
  const { doubleCoding, sawOthers, texts } = evidence.conduct;
  const reported = approachOf(evidence) === "reliability" || claimsIn(texts, agreement).length > 0;
  if (!reported) return [];
  const talked = texts.flatMap(({ where, text, event }) =>
    sentencesOf(text)
      .filter(
        (sentence) =>
          agreement.test(sentence) && asserts(sentence, /\bafter (discussion|discussing|talk|consensus)\b/i),
      )
      .map((sentence) => fact(where, `“${sentence}”`, event)),
  );
  return [
    ...talked,
    ...(doubleCoding?.round === "negotiated"
      ? [
          fact(
            "passes",
            `${list(doubleCoding.coders)} coded the same sources only in a negotiated round`,
            doubleCoding.lastPass,
          ),
        ]
      : []),
    ...(doubleCoding !== null && sawOthers.length > 0
      ? [
          fact(
            "history",
            `Others' codings were opened before a coder's own pass was finished: ${some(sawOthers.map(({ coder, source }) => `${coder} in ${source}`))}`,
          ),
        ]
      : []),
  ];
};
