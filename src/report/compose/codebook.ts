import type { Id } from "../../core/records.js";
import type { CodebookEntry } from "../model/codebook.js";
import type { ReportFacts } from "./facts.js";

/** The codebook as a tree, with the themes each code feeds. Merged codes live on in their targets. */
export function codebookEntries(facts: ReportFacts): CodebookEntry[] {
  const themeName = new Map(
    facts.themes.filter((t) => t.status !== "dropped").map(({ id, name }) => [id, name]),
  );
  const shown = facts.codes.filter(({ status }) => status !== "merged");
  const ids = new Set<Id | null>(shown.map(({ id }) => id));
  const below = (parent: Id | null): CodebookEntry[] =>
    shown
      .filter((code) => (ids.has(code.parentId) ? code.parentId : null) === parent)
      .sort((a, b) => a.position - b.position || a.id - b.id)
      .map((code) => ({
        name: code.name,
        status: code.status,
        origin: code.origin,
        definitionVersion: code.definitionVersion,
        short: code.short,
        definition: code.definition,
        include: code.include,
        exclude: code.exclude,
        examples: code.examples,
        themes: facts.themeCodes
          .filter(({ codeId }) => codeId === code.id)
          .flatMap(({ themeId }) => themeName.get(themeId) ?? []),
        children: below(code.id),
      }));
  return below(null);
}
