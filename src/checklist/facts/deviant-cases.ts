import { hint, warning, when } from "../draft.js";
import type { Evidence } from "../evidence.js";
import type { ItemFinding } from "../item.js";
import { ofWhole, some } from "../phrase.js";
import { codesInNoTheme } from "./codes.js";
import { sampleOf } from "./people.js";
import { liveThemes } from "./themes.js";

/** A code of so few participants, in no theme, may be a diverse case worth telling. Ours. */
export const FEW_PARTICIPANTS = 2;

export interface DeviantFacts {
  /** Passages marked as evidence against a theme. */
  readonly against: number;
  /** Themes that have some, by name. */
  readonly themes: readonly string[];
  /** Codes of one or two participants in no theme. */
  readonly rareCodes: readonly string[];
  /** People who gave data and are in no theme. */
  readonly inNoTheme: readonly string[];
  readonly findings: readonly ItemFinding[];
}

/** Where the study keeps what does not fit. */
export function deviantFacts(evidence: Evidence): DeviantFacts {
  const themes = liveThemes(evidence);
  const sample = sampleOf(evidence);
  const N = sample.length;
  const marked = themes.all.filter(({ against }) => against > 0);
  const rare = codesInNoTheme(evidence).filter(
    ({ participants }) => participants > 0 && participants <= FEW_PARTICIPANTS,
  );
  const heard = new Set(
    evidence.conduct.support.flatMap(({ people }) => people.map(({ participant }) => participant)),
  );
  const silent = themes.all.length === 0 ? [] : sample.filter(({ id }) => !heard.has(id));
  const uniform =
    N > 1 &&
    marked.length === 0 &&
    themes.top.length > 0 &&
    themes.top.every(({ participants }) => participants === N);
  return {
    against: marked.reduce((sum, { against }) => sum + against, 0),
    themes: marked.map(({ name }) => name),
    rareCodes: rare.map(({ name }) => name),
    inNoTheme: silent.map(({ label }) => label),
    findings: [
      ...when(themes.all.length > 0 && marked.length === 0, () =>
        warning(
          "no-counter-evidence",
          "No passage is marked as evidence against a theme. Look for one before a reviewer does.",
        ),
      ),
      ...when(silent.length > 0, () =>
        warning(
          "participant-in-no-theme",
          `${ofWhole(silent.length, N)} participants are in no theme: ${some(silent.map(({ label }) => label))}.`,
        ),
      ),
      ...when(rare.length > 0, () =>
        hint(
          "rare-code-in-no-theme",
          `Codes of one or two participants in no theme, to be decided on: ${some(rare.map(({ name }) => name))}.`,
        ),
      ),
      ...when(uniform, () =>
        hint("everybody-agrees", `All ${N} participants are in every theme: did no one differ?`),
      ),
    ],
  };
}
