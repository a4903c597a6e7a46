import { countText } from "../../core/count-text.js";
import type { ReportNote } from "../model/report-model.js";
import type { ReportFacts } from "./facts.js";
import { quotedTwiceNotes } from "./quotation-use.js";

/** What the researcher should know before passing the report on. */
export function reportNotes(facts: ReportFacts): ReportNote[] {
  const found: ReportNote[] = facts.checklists.flatMap(({ result }) =>
    result.items.flatMap((item) =>
      item.findings
        .filter(({ level }) => level !== "hint")
        .map(({ level, message }) => ({
          level: level === "error" ? ("error" as const) : ("warning" as const),
          kind: "checklist" as const,
          text: `${result.checklist} ${item.number}: ${message}`,
        })),
    ),
  );
  found.push(...quotedTwiceNotes(facts));
  for (const { name, label, text } of facts.names)
    found.push({
      level: "warning",
      kind: "name",
      text: `A quotation of ${label} may hold a participant's name (${name}): “${text}”`,
    });
  const proposed = facts.evidence.codings.proposed;
  if (proposed > 0)
    found.push({
      level: "note",
      kind: "proposed",
      text: `${countText(proposed, "proposed coding waits", "proposed codings wait")} for confirmation and ${proposed === 1 ? "is" : "are"} not counted.`,
    });
  return found;
}
