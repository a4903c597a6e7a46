import { list } from "../../checklist/phrase.js";
import { countText, pluralOf } from "../../core/count-text.js";
import type { ReportFacts } from "./facts.js";

/** Who the findings are about: how many, by role where there are several, and in how many sources. */
export function peopleSentence({ data, evidence }: ReportFacts): string {
  if (data.participants === 0) return "";
  const roles = new Map<string, number>();
  for (const { role, status, sources } of evidence.participants)
    if (status === "active" && sources.length > 0) roles.set(role, (roles.get(role) ?? 0) + 1);
  const parts = [...roles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([role, n]) => `${n} ${role === "" ? "of no stated role" : n === 1 ? role : pluralOf(role)}`);
  const who = parts.length > 1 ? ` (${list(parts)})` : "";
  return `${countText(data.participants, "participant")}${who} with data in ${countText(data.sources, "source")}.`;
}
