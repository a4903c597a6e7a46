import { rolesOf, rolesPhrase, sampleOf } from "../../checklist/facts/people.js";
import { countText } from "../../core/count-text.js";
import type { ReportFacts } from "./facts.js";

/** Who the findings are about: how many, by role where there are several, and in how many sources. */
export function peopleSentence({ data, evidence }: ReportFacts): string {
  if (data.participants === 0) return "";
  const sample = sampleOf(evidence);
  const who = rolesOf(sample).length > 1 ? ` (${rolesPhrase(sample)})` : "";
  return `${countText(data.participants, "participant")}${who} with data in ${countText(data.sources, "source")}.`;
}
