import { countText } from "../../../core/count-text.js";
import { error, missing, note, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { evennessFindings } from "../../facts/evenness.js";
import { hasDetail, labelDetails } from "../../facts/label-details.js";
import { sampleOf } from "../../facts/people.js";
import { distinctQuotations, opening, usableQuotations } from "../../facts/quotations.js";
import { liveThemes } from "../../facts/themes.js";
import type { Draft, ItemFinding } from "../../item.js";
import { ofWhole, paragraph, some } from "../../phrase.js";

/** Fewer people than this behind a label may be recognised. Ours. */
const SMALL_LABEL_GROUP = 3;

/** COREQ 29: quotations chosen for the report, who is quoted, and which themes are illustrated. */
export function quotations(evidence: Evidence): Draft {
  const usable = usableQuotations(evidence);
  const withdrawn = evidence.quotations.length - usable.length;
  const withdrawnFinding = when(withdrawn > 0, () =>
    error(
      "quotation-of-withdrawn",
      `${countText(withdrawn, "quotation")} of people who withdrew must be removed from the report.`,
    ),
  );
  if (usable.length === 0) return missing(withdrawnFinding);
  const sample = sampleOf(evidence);
  const distinct = distinctQuotations(usable);
  const quoted = sample.filter((person) => usable.some((quotation) => quotation.participant === person.id));
  const themes = liveThemes(evidence);
  const bare = (id: number) => {
    const within = themes.within(id);
    return !usable.some((quotation) => quotation.theme !== null && within.has(quotation.theme));
  };
  const lit = (group: readonly { readonly id: number }[]) =>
    ofWhole(group.filter((t) => !bare(t.id)).length, group.length);
  const unlabelled = usable.filter((quotation) => quotation.label.trim() === "");
  return {
    answer: paragraph([
      `${countText(distinct.length, "quotation")} from ${ofWhole(quoted.length, sample.length)} participants`,
      themes.top.length === 0 ? "There are no themes yet" : `${lit(themes.top)} themes are illustrated`,
      themes.sub.length === 0 ? "" : `${lit(themes.sub)} subthemes are illustrated`,
      unlabelled.length === 0
        ? "Every quotation is labelled"
        : `${ofWhole(unlabelled.length, usable.length)} quotations have no label`,
    ]),
    status:
      unlabelled.length === 0 && themes.all.length > 0 && !themes.all.some((t) => bare(t.id))
        ? "reported"
        : "partly",
    evidence: [
      note("quotations", countText(distinct.length, "quotation")),
      note("participants", `${ofWhole(quoted.length, sample.length)} quoted`),
      note("themes", `${lit(themes.all)} themes and subthemes illustrated`),
    ],
    findings: [
      ...withdrawnFinding,
      ...themes.all
        .filter((theme) => bare(theme.id))
        .map((theme) => warning("theme-without-quotation", `No quotation illustrates “${theme.name}”.`)),
      ...unlabelled.map((q) => error("quotation-without-label", `No label: ${opening(q.text)}.`)),
      ...usable
        .filter((q) => q.participant === null)
        .map((q) =>
          warning("quotation-without-participant", `Not said by any one participant: ${opening(q.text)}.`),
        ),
      ...distinct
        .filter((row) => row.uses > 1)
        .map((row) =>
          warning("quotation-used-twice", `Used ${row.uses} times: ${opening(row.quotation.text)}.`),
        ),
      ...evennessFindings(
        sample,
        distinct.map((row) => row.quotation),
      ),
      ...narrowLabels(evidence),
    ],
  };
}

/** Labels whose details only a few participants of that role share. */
function narrowLabels(evidence: Evidence): readonly ItemFinding[] {
  const sample = sampleOf(evidence);
  const narrow = usableQuotations(evidence).filter((quotation) => {
    const person = sample.find((one) => one.id === quotation.participant);
    if (person === undefined) return false;
    const details = labelDetails(quotation, person).filter((detail) => hasDetail(person, detail));
    const alike = sample.filter(
      (one) => one.role === person.role && details.every((detail) => hasDetail(one, detail)),
    );
    return details.length > 0 && alike.length < SMALL_LABEL_GROUP;
  });
  const labels = [...new Set(narrow.map((quotation) => quotation.label))];
  return when(labels.length > 0, () =>
    warning(
      "label-may-identify",
      `Fewer than ${SMALL_LABEL_GROUP} participants fit the label ${some(labels.map((l) => `“${l}”`))}.`,
    ),
  );
}
