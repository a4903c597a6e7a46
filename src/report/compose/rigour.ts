import { coherenceTexts } from "../../checklist/data/coherence.js";
import { countText } from "../../core/count-text.js";
import type { DataSection } from "../model/section.js";
import type { ReportFacts } from "./facts.js";
import { flatTable, section } from "./table.js";

/** Readings, double coding, rounds, memos, counter-evidence and activities, each as it was recorded. */
export function rigour(facts: ReportFacts): DataSection {
  const { activities } = facts.evidence;
  const rows = [...activities]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ date, kind, people, note }) => [date || "no date", kind, people, note]);
  return section({
    paragraphs: [
      reading(facts),
      rounds(facts),
      memos(facts),
      counterEvidence(facts),
      rationales(facts),
    ].filter((text) => text !== ""),
    tables:
      rows.length === 0
        ? []
        : [
            flatTable(
              `What the team did (${countText(rows.length, "activity")})`,
              ["Date", "Activity", "Who", "Note"],
              rows,
            ),
          ],
    notes:
      rows.length === 0 ? ["No activity of the team, such as a debrief or member check, is recorded."] : [],
  });
}

/** Reasons that the researchers wrote for leaving a rule of 'check coherence'. */
function rationales({ evidence }: ReportFacts): string {
  const written = evidence.conduct.rationales;
  if (written.length === 0) return "";
  const lines = written.map(({ rule, text, event }) => {
    const title = coherenceTexts.find(({ id }) => id === rule)?.title ?? rule;
    return `${title} (event ${event}): ${/[.!?]$/.test(text) ? text : `${text}.`}`;
  });
  return `Where the study departs from what its approach leads to expect, the researchers give their reasons. ${lines.join(" ")}`;
}

function reading({ evidence }: ReportFacts): string {
  const finished = new Map<number, Set<number>>();
  for (const { source, coder, state } of evidence.passes) {
    if (state !== "finished") continue;
    const own = finished.get(source) ?? new Set();
    finished.set(source, own.add(coder));
  }
  const all = evidence.sources.length;
  if (all === 0) return "";
  if (finished.size === 0)
    return `No coder has said to have finished a source, so what was not coded in the ${countText(all, "source")} cannot be told from what was not read.`;
  const twice = [...finished.values()].filter(({ size }) => size > 1).length;
  return `${finished.size} of ${countText(all, "source")} ${finished.size === 1 ? "is" : "are"} marked as finished by a coder, ${twice === 0 ? "none" : twice} of them by two or more.`;
}

function rounds({ rounds: all }: ReportFacts): string {
  if (all.length === 0) return "";
  const names = all.map(
    ({ number, name, kind, state }) =>
      `round ${number}${name === "" ? "" : ` (${name})`}, ${kind}${state === "open" ? ", still open" : ""}`,
  );
  return `Coding went in ${countText(all.length, "round")}: ${names.join("; ")}.`;
}

function memos({ evidence }: ReportFacts): string {
  const kinds = new Map<string, number>();
  for (const { kind } of evidence.memos) {
    const name = kind || "of no kind";
    kinds.set(name, (kinds.get(name) ?? 0) + 1);
  }
  const total = evidence.memos.length;
  if (total === 0) return "The study holds no memos.";
  const parts = [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => `${kind.replaceAll("-", " ")} ${count}`);
  return `The study holds ${countText(total, "memo")}: ${parts.join(", ")}.`;
}

function counterEvidence({ evidence, themes }: ReportFacts): string {
  const standing = themes.filter(({ status }) => status !== "dropped").map(({ id }) => id);
  if (standing.length === 0) return "";
  const against = evidence.themes.filter((theme) => standing.includes(theme.id) && theme.against > 0);
  if (against.length === 0) return "No passage is marked as evidence against a theme.";
  const passages = against.reduce((sum, theme) => sum + theme.against, 0);
  return `${countText(passages, "coding is", "codings are")} marked as evidence against a theme, in ${against.length} of ${countText(standing.length, "theme")}.`;
}
