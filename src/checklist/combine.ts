import type { SettingKey } from "../core/settings.js";
import { missing, note, stated } from "./draft.js";
import type { Draft, ItemFinding, Rule } from "./item.js";
import { paragraph } from "./phrase.js";

/**
 * One item that asks what several items of another checklist ask: all their answers and findings. *Reported* only
 * where each part is; *missing* where none says anything.
 */
export const combine =
  (...rules: readonly Rule[]): Rule =>
  (evidence) => {
    const drafts = rules.map((rule) => rule(evidence));
    const answer = paragraph(drafts.map((draft) => draft.answer ?? ""));
    const findings = drafts.flatMap((draft) => draft.findings);
    if (answer === null) return missing(findings);
    const whole = drafts.every(({ status }) => status !== "missing" && status !== "partly");
    return {
      answer,
      status: whole ? "reported" : "partly",
      evidence: drafts.flatMap((draft) => draft.evidence),
      findings,
    };
  };

/** What the study shows is a draft; whether the item is met a person must say. */
export const asDraft =
  (rule: Rule): Rule =>
  (evidence) => {
    const draft = rule(evidence);
    return draft.status === "reported" ? { ...draft, status: "partly" } : draft;
  };

/** Only the researcher can answer; the study shows nothing. */
export const onlyResearcher: Rule = () => missing();

/** An item that a setting answers. */
export const settingRule =
  (key: SettingKey): Rule =>
  (evidence) =>
    stated(evidence, key, { sentences: [], notes: [] });

/** Facts as a draft: *partly* with sentences, *missing* without. */
export function facts(
  kind: string,
  sentences: readonly string[],
  findings: readonly ItemFinding[] = [],
): Draft {
  const answer = paragraph(sentences);
  if (answer === null) return missing(findings);
  return { answer, status: "partly", evidence: [note(kind, answer)], findings };
}
