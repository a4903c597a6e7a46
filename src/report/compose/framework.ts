import { countText } from "../../core/count-text.js";
import type { DataSection } from "../model/section.js";
import type { ReportFacts } from "./facts.js";
import { flatTable, section } from "./table.js";

/** Cases by themes with the summaries that were written; null where none was. */
export function frameworkSection({ framework, counted }: ReportFacts, counts: boolean): DataSection | null {
  if (framework === null) return null;
  const cells = framework.cells.flat();
  const written = cells.filter(({ summary }) => summary !== "").length;
  if (written === 0) return null;
  const stale = cells.filter(({ summary, since }) => summary !== "" && since > 0).length;
  const empty = cells.filter(({ summary, codings }) => summary === "" && codings.length > 0).length;
  const roles = framework.participants.some(({ role }) => role !== "");
  return section({
    paragraphs: [
      `Each cell sums up what one participant says about one theme${counts ? `, with the number of codings behind it (of ${counted})` : ""}.`,
    ],
    tables: [
      flatTable(
        `Framework matrix (n = ${countText(framework.participants.length, "participant")} with data by ${countText(framework.themes.length, "theme")}; codings of ${counted})`,
        ["Participant", ...(roles ? ["Role"] : []), ...framework.themes],
        framework.participants.map(({ label, role }, i) => [
          label,
          ...(roles ? [role || "not stated"] : []),
          ...(framework.cells[i] ?? []).map(({ summary, codings }) => {
            const behind = counts && codings.length > 0 ? `(${countText(codings.length, "coding")})` : "";
            return [summary, behind].filter((part) => part !== "").join(" ") || null;
          }),
        ]),
        true,
      ),
    ],
    notes: [
      `${written} of ${countText(cells.length, "cell")} ${written === 1 ? "is" : "are"} written; ${countText(empty, "has", "have")} codings and no summary yet.`,
      ...(stale > 0
        ? [`In ${countText(stale, "cell")} codings were added after the summary was written.`]
        : []),
    ],
  });
}
