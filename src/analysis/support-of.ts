import type { Id } from "../core/records.js";
import type { StudyTheme, SupportState } from "./study-columns.js";

/** Themes as rows, a parent before its children, and the row each stands under; -1 at the top. */
export interface ThemeTree {
  readonly rows: readonly StudyTheme[];
  readonly parentOf: readonly number[];
}

/** What is known of a coding under a theme; null where nobody has looked at it. */
export type Support = SupportState | null;

/** Codings that are set aside for some theme. */
export function codingsSetAside(themes: readonly StudyTheme[]): ReadonlySet<Id> {
  const found = new Set<Id>();
  for (const { decided } of themes)
    for (const [coding, state] of decided ?? []) if (state === "set-aside") found.add(coding);
  return found;
}

/**
 * A coding's support for each theme it reaches (`reached`: those of its code, `direct`, and those above them). What
 * was decided for a theme itself stands. Without that, a theme takes what was accepted below it; what was set aside
 * in a subtheme does not reach the theme above by way of it.
 */
export function supportOf(
  { rows, parentOf }: ThemeTree,
  coding: Id,
  direct: readonly number[],
  reached: readonly number[],
): ReadonlyMap<number, Support> {
  const states = new Map<number, Support>();
  const below = new Map<number, Support[]>();
  // Children stand after their parents.
  for (const row of [...reached].sort((a, b) => b - a)) {
    const decided = rows[row]?.decided?.get(coding);
    const ways = [...(below.get(row) ?? []), ...(direct.includes(row) ? [null] : [])];
    const state = decided ?? together(ways);
    states.set(row, state);
    const parent = parentOf[row] ?? -1;
    if (parent >= 0) below.set(parent, [...(below.get(parent) ?? []), state]);
  }
  return states;
}

/** What several codings of the same words, or ways to a theme, say together: one that supports it is enough. */
export function together(states: readonly Support[]): Support {
  if (states.includes("accepted")) return "accepted";
  if (states.includes(null)) return null;
  return states.includes("undecided") ? "undecided" : "set-aside";
}
