import type { Answer, Approach } from "../../core/records.js";
import { type CoherenceText, coherenceTexts } from "../data/coherence.js";
import { approachOf, type Evidence } from "../evidence.js";
import {
  agreementAfterTalk,
  agreementInReflexive,
  changedAfterAgreement,
  closedCodebook,
  reliabilityWithoutTwo,
} from "./agreement-checks.js";
import {
  apologyForSample,
  biasEliminated,
  borrowedTechnique,
  checkingAsValidation,
  clarke,
  countsAsArgument,
  objectivityClash,
  softwareAnalysed,
  themesEmerged,
  whichAnalysis,
} from "./language-checks.js";
import { agreedAndTakenPart, beforeTheFirst, codedTwice, numbersInText } from "./record-checks.js";
import { saturationInReflexive, saturationNotShown } from "./saturation-checks.js";
import { recordingAndMode } from "./session-checks.js";
import { statedAgreement } from "./stated-agreement.js";
import { confirmedInBulk, coreqInReflexive, inductiveButGiven, topicSummaries } from "./theme-checks.js";
import { type CoherenceCheck, fact, type Trigger } from "./trigger.js";

/** A check a rule, in the order of the rules. */
// biome-ignore format: five a line
const checks: readonly CoherenceCheck[] = [
  agreementInReflexive, saturationInReflexive, themesEmerged, closedCodebook, checkingAsValidation,
  coreqInReflexive, reliabilityWithoutTwo, changedAfterAgreement, whichAnalysis, inductiveButGiven,
  objectivityClash, borrowedTechnique, topicSummaries, softwareAnalysed, confirmedInBulk,
  countsAsArgument, clarke, agreementAfterTalk, saturationNotShown, apologyForSample,
  biasEliminated, statedAgreement, codedTwice, beforeTheFirst, numbersInText,
  recordingAndMode, agreedAndTakenPart,
];

/** What became of a rule: nothing found, found, found and argued for in writing, or not to be told. */
export type RuleStatus = "clean" | "found" | "argued" | "unknown";

export interface CoherenceOutcome extends CoherenceText {
  readonly status: RuleStatus;
  readonly triggers: readonly Trigger[];
  /** The researcher's reason; null where none is written. */
  readonly rationale: string | null;
  /** Why it cannot be told; null where it can. */
  readonly unknown: string | null;
}

export interface CoherenceResult {
  /** Null where none is declared. */
  readonly approach: Approach | null;
  readonly rules: readonly CoherenceOutcome[];
  /** How many rules have which status; they add up to all rules. */
  readonly summary: Readonly<Record<RuleStatus, number>>;
}

/**
 * Holds the declared approach against what was done and written. A rationale (an answer to the checklist
 * `coherence` under the rule's id) silences a rule; it is kept in the result, to be printed.
 */
export function runCoherence(evidence: Evidence, answers: readonly Answer[]): CoherenceResult {
  const rationales = rationalesOf(answers);
  const rules = coherenceTexts.map((text, index): CoherenceOutcome => {
    const found = checks[index]?.(evidence) ?? [];
    const rationale = rationales.get(text.id) ?? null;
    if ("unknown" in found)
      return { ...text, status: "unknown", triggers: [], rationale, unknown: found.unknown };
    // An agreement asked for with --rationale is one the researcher means to report.
    const triggers =
      text.id === "COH-01" &&
      approachOf(evidence) === "reflexive" &&
      found.length === 0 &&
      rationales.has("agreement")
        ? [fact("agreement", "Agreement is reported, with a rationale")]
        : found;
    const status = triggers.length === 0 ? "clean" : rationale === null ? "found" : "argued";
    return { ...text, level: levelOf(text, evidence), status, triggers, rationale, unknown: null };
  });
  const summary = { clean: 0, found: 0, argued: 0, unknown: 0 };
  for (const { status } of rules) summary[status]++;
  return { approach: approachOf(evidence), rules, summary };
}

/** That themes or codes emerge is a matter of words outside reflexive analysis, and worth a note there. */
const levelOf = ({ id, level }: CoherenceText, evidence: Evidence): CoherenceText["level"] =>
  id === "COH-03" && approachOf(evidence) !== "reflexive" ? "hint" : level;

/** The written reasons by rule id. The one given with `agreement --rationale` is that of COH-01, too. */
function rationalesOf(answers: readonly Answer[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { checklist, item, rationale } of answers) {
    if (checklist.toLowerCase() !== "coherence" || rationale.trim() === "") continue;
    const id = item.toLowerCase() === "agreement" ? "agreement" : ruleId(item);
    if (id !== null) found.set(id, rationale.trim());
  }
  const agreement = found.get("agreement");
  if (agreement !== undefined && !found.has("COH-01")) found.set("COH-01", agreement);
  return found;
}

/** The rule a person means by "3", "coh-3" or "COH-03"; null where there is none. */
export function ruleId(reference: string): string | null {
  const number = /^(?:coh-?)?0*(\d{1,2})$/i.exec(reference.trim())?.[1];
  return coherenceTexts[Number(number ?? 0) - 1]?.id ?? null;
}
