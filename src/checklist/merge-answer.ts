import type { Answer, ItemStatus } from "../core/records.js";
import { contradictions } from "./contradictions.js";
import { note, setting, warning, when } from "./draft.js";
import type { Evidence } from "./evidence.js";
import type { ChecklistItem, Draft, ItemResult, Rule } from "./item.js";
import { paragraph } from "./phrase.js";

/**
 * An item as it stands. The researcher's status wins where given. Their text joins the computed answer of
 * an automatic item, and replaces the draft of any other; where a setting holds the statement on the item,
 * the text passes the same checks as the setting would.
 */
export function mergeAnswer(
  item: ChecklistItem,
  rule: Rule,
  evidence: Evidence,
  answer: Answer | null,
): ItemResult {
  const text = answer?.text.trim() ?? "";
  const stands =
    text !== "" && item.statement !== null ? withStatement(evidence, item.statement, text) : evidence;
  const draft = rule(stands);
  const own = answer === null || (text === "" && answer.status === "") ? null : answer;
  const rationale = answer?.rationale.trim() ?? "";
  const status = own === null ? draft.status : own.status === "" ? impliedStatus(item, draft) : own.status;
  const joined =
    text === ""
      ? paragraph([draft.answer ?? "", draft.appendix ?? ""])
      : paragraph([item.fill === "auto" ? (draft.answer ?? "") : "", text, draft.appendix ?? ""]);
  const unexplained =
    status === "not-applicable" || (status === "addressed-by-alternative" && joined === null);
  const silent = joined === null && rationale === "" && answer?.location.trim() === "";
  return {
    number: item.number,
    id: item.id,
    domain: item.domain,
    heading: item.heading,
    item: item.item,
    guide: item.guide,
    status,
    answer: joined ?? (rationale === "" ? null : rationale),
    filledBy: filledBy(item, draft, own !== null, text),
    answerEvent: null,
    evidence: [
      ...evidenceNotes(evidence, item, draft),
      ...(rationale === "" ? [] : [note("rationale", rationale)]),
    ],
    location: answer?.location.trim() || null,
    findings: [
      ...draft.findings,
      ...(text === "" || item.statement === null
        ? []
        : contradictions(setting(evidence, item.statement), text)),
      ...when(own !== null && unexplained && text === "" && rationale === "", () =>
        warning("status-without-reason", "Say why the item does not apply, or what takes its place."),
      ),
      ...when(own?.status === "reported" && silent, () =>
        warning(
          "reported-without-answer",
          "Marked as reported, but with neither an answer nor a place in the paper.",
        ),
      ),
    ],
  };
}

/** The notes on a draft, where the setting that states the item is quoted as it stands, and not as it is answered. */
function evidenceNotes(evidence: Evidence, item: ChecklistItem, draft: Draft): Draft["evidence"] {
  if (item.statement === null) return draft.evidence;
  const stands = setting(evidence, item.statement);
  return draft.evidence.flatMap((one) => {
    if (one.kind !== "setting" || one.ref !== item.statement) return [one];
    return stands === "" ? [] : [{ ...one, text: stands }];
  });
}

const withStatement = (
  evidence: Evidence,
  key: NonNullable<ChecklistItem["statement"]>,
  text: string,
): Evidence => ({
  ...evidence,
  settings: { ...evidence.settings, [key]: text },
});

/** What an answer without a status makes of an item: what was only computed in part stays in part. */
function impliedStatus(item: ChecklistItem, draft: Draft): ItemStatus {
  if (item.fill !== "auto" && item.statement === null) return "reported";
  return draft.status === "missing" ? "reported" : draft.status;
}

function filledBy(
  item: ChecklistItem,
  draft: Draft,
  researcher: boolean,
  text: string,
): ItemResult["filledBy"] {
  const study = draft.answer !== null && (text === "" || item.fill === "auto");
  if (study) return researcher ? "both" : "study";
  return researcher ? "researcher" : null;
}
