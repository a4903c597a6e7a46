import { countText } from "../../../core/count-text.js";
import { claimsIn } from "../../claims.js";
import { hint, missing, note, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { codesInNoTheme } from "../../facts/codes.js";
import { FEW_PARTICIPANTS } from "../../facts/deviant-cases.js";
import { sampleOf } from "../../facts/people.js";
import { liveThemes } from "../../facts/themes.js";
import type { Draft } from "../../item.js";
import { list, paragraph, some } from "../../phrase.js";

const contrary =
  /\b(contrary|deviant|negative|divergent|disconfirming|contradictory|dissenting|opposing) (cases?|instances?|passages?|voices?|evidence|examples?)\b|\bcounter-?(examples?|evidence)\b|\bpassages? against\b/i;
const conditional = /\b(if any|where there (is|are)|whether|any)\b/i;
/** Texts that tell of themes. */
const telling = /^answer COREQ (30|31|32)$|^theme |^paper|^Derivation/;

/** COREQ 32: subthemes and the cases that differ. Whether the paper tells them, the researcher must say. */
export function minorThemes(evidence: Evidence): Draft {
  const themes = liveThemes(evidence);
  if (themes.all.length === 0) return missing();
  const against = themes.all.reduce((sum, theme) => sum + theme.against, 0);
  const rare = codesInNoTheme(evidence).filter(
    (code) => code.participants > 0 && code.participants <= FEW_PARTICIPANTS,
  );
  const N = sampleOf(evidence).length;
  const uniform = N > 1 && against === 0 && themes.top.every((theme) => theme.participants === N);
  const none = themes.sub.length === 0 && against === 0;
  const claimed =
    against > 0
      ? []
      : claimsIn(
          evidence.conduct.texts.filter(({ where }) => telling.test(where)),
          contrary,
        ).filter(({ sentence }) => !conditional.test(sentence));
  const findings = [
    ...claimed.map(({ where, sentence }) =>
      warning(
        "contrary-cases-not-marked",
        `${where} speaks of contrary cases, but no passage is marked as evidence against a theme: “${sentence}”`,
      ),
    ),
    ...when(none, () =>
      warning("no-diverse-cases", "No subtheme and no evidence against a theme is recorded."),
    ),
    ...when(rare.length > 0, () =>
      hint(
        "rare-code-in-no-theme",
        `Codes of one or two participants in no theme, to be decided on: ${some(rare.map((code) => code.name))}.`,
      ),
    ),
    ...when(uniform, () =>
      hint("everybody-agrees", `All ${N} participants are in every theme: did no one differ?`),
    ),
  ];
  if (none) return missing(findings);
  const names = themes.sub.map((theme) => theme.name);
  return {
    answer: paragraph([
      themes.sub.length === 0 ? "" : `${countText(themes.sub.length, "subtheme")}: ${list(names)}`,
      against === 0 ? "" : `${countText(against, "passage")} marked as evidence against a theme`,
    ]),
    status: "partly",
    evidence: [
      note(
        "themes",
        `${countText(themes.sub.length, "subtheme")}, ${countText(against, "passage")} against a theme`,
      ),
    ],
    findings,
  };
}
