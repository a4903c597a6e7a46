import type { Id } from "../../core/records.js";
import type { Evidence, ThemeEvidenceSummary } from "../evidence.js";

/** The themes that stand (not dropped), with their place in the hierarchy. */
export interface LiveThemes {
  readonly all: readonly ThemeEvidenceSummary[];
  /** Themes at the top; one whose parent was dropped counts as such. */
  readonly top: readonly ThemeEvidenceSummary[];
  readonly sub: readonly ThemeEvidenceSummary[];
  /** A theme and all below it, by id. */
  within(theme: Id): ReadonlySet<Id>;
}

export function liveThemes(evidence: Evidence): LiveThemes {
  const all = evidence.themes.filter((theme) => theme.status !== "dropped");
  const ids = new Set(all.map((theme) => theme.id));
  const isTop = (theme: ThemeEvidenceSummary) => theme.parent === null || !ids.has(theme.parent);
  return {
    all,
    top: all.filter(isTop),
    sub: all.filter((theme) => !isTop(theme)),
    within(theme) {
      const found = new Set([theme]);
      // A set grows while it is walked, so every level below is reached, and a circle ends.
      for (const id of found) for (const child of all) if (child.parent === id) found.add(child.id);
      return found;
    },
  };
}
