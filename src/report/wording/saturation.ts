import type { Saturation } from "../../analysis/saturation.js";
import { countText } from "../../core/count-text.js";

/** Where the rule comes from, as it is printed beside it. */
export const saturationSource = "Guest, Namey and Chen 2020, doi 10.1371/journal.pone.0232076";

/** What no curve of codes can tell. */
export const saturationCaution = "Software sees only code saturation, not whether meaning is understood.";

/** What is said of sources left out because nobody counted has read them; nothing where there are none. */
export const unreadNotes = (names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [
        `${countText(names.length, "source is", "sources are")} left out, neither coded nor finished by those counted: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}.`,
      ];

/** What was found, in a sentence; `who` stands before it ("mentors: "), empty for nothing. */
export function saturationVerdict(found: Saturation, who = ""): string {
  const { n, base, run, reached, exceededAfter } = found;
  if (found.abstains === "too-few")
    return `${who}nothing is said: ${countText(n, "source is", "sources are")} fewer than base and run together (${base} + ${run}).`;
  if (found.abstains === "empty-base") return `${who}nothing is said: the base has no codes.`;
  const close = n < base + run + 2 ? ` With ${n} sources this is weak evidence.` : "";
  if (reached === null) return `${who}not reached in ${n} sources.${close}`;
  const again =
    exceededAfter === null ? "" : ` A later run, after ${exceededAfter}, is over the threshold again.`;
  return `${who}reached at ${reached} of ${n} sources.${again}${close}`;
}
