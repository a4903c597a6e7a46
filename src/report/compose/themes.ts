import type { Id } from "../../core/records.js";
import type { DroppedTheme, ThemeEntry } from "../model/themes.js";
import type { ReportFacts } from "./facts.js";

/** The researcher's themes, nested, in their order. A theme's numbers include its subthemes'. */
export function themeEntries(facts: ReportFacts): ThemeEntry[] {
  const rows = new Map(facts.themeFrequency.rows.map((row) => [row.id, row]));
  const nameOf = shortNames(facts);
  const roles = new Map(facts.evidence.participants.map(({ id, role }) => [id, role]));
  const standing = facts.themes.filter(({ status }) => status !== "dropped");
  const ids = new Set<Id | null>(standing.map(({ id }) => id));
  const below = (parent: Id | null): ThemeEntry[] =>
    standing
      .filter((theme) => (ids.has(theme.parentId) ? theme.parentId : null) === parent)
      .map((theme) => {
        const row = rows.get(theme.id);
        return {
          name: theme.name,
          concept: theme.concept,
          boundaries: theme.boundaries,
          status: theme.status as ThemeEntry["status"],
          codes: facts.themeCodes
            .filter(({ themeId }) => themeId === theme.id)
            .flatMap(({ codeId }) => nameOf.get(codeId) ?? []),
          participants: { n: row?.n ?? 0, of: row?.N ?? facts.themeFrequency.totals.N },
          segments: row?.segments ?? 0,
          quotations: facts.quotations
            .filter((quotation) => quotation.theme === theme.id)
            .map(({ text, label, participant, sourceName, turn, stance, key, codes, before, after }) => ({
              text,
              label,
              role: roles.get(participant) ?? "",
              codes: codes.flatMap((id) => nameOf.get(id) ?? []),
              key,
              source: sourceName,
              turn,
              before,
              after,
              stance,
            })),
          children: below(theme.id),
        };
      });
  return below(null);
}

export function droppedThemes(facts: ReportFacts): DroppedTheme[] {
  return facts.themes
    .filter(({ status }) => status === "dropped")
    .map(({ name, reason }) => ({ name, reason }));
}

/** Codes by their own names, or by their paths where two share a name. */
function shortNames(facts: ReportFacts): ReadonlyMap<Id, string> {
  const times = new Map<string, number>();
  for (const { name } of facts.codes) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map(facts.codes.map(({ id, name, path }) => [id, times.get(name) === 1 ? name : path]));
}
