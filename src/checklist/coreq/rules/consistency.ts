import { countText } from "../../../core/count-text.js";
import { error, hint, missing, note } from "../../draft.js";
import type { Evidence, ThemeEvidenceSummary } from "../../evidence.js";
import { claimFindings, claimWords } from "../../facts/claim-words.js";
import { sampleOf } from "../../facts/people.js";
import { distinctQuotations, usableQuotations } from "../../facts/quotations.js";
import { liveThemes } from "../../facts/themes.js";
import type { Draft } from "../../item.js";
import { ofWhole, paragraph } from "../../phrase.js";

/** COREQ 30: what each theme rests on. Whether the paper's claims agree with it, a person must judge: never more than *partly*. */
export function consistency(evidence: Evidence): Draft {
  const themes = liveThemes(evidence);
  if (themes.all.length === 0) return missing();
  const usable = usableQuotations(evidence);
  const N = sampleOf(evidence).length;
  const row = (theme: ThemeEvidenceSummary): string => {
    const within = themes.within(theme.id);
    const own = distinctQuotations(usable.filter((q) => q.theme !== null && within.has(q.theme))).length;
    return `${theme.name}: ${ofWhole(theme.participants, N)} participants, ${countText(theme.segments, "segment")}, ${countText(own, "quotation")}`;
  };
  return {
    answer: paragraph(themes.all.map(row)),
    status: "partly",
    evidence: themes.all.map((theme) => note("themes", row(theme), theme.name)),
    findings: [
      ...claimFindings(claimWords(evidence)),
      ...themes.all
        .filter((theme) => theme.segments === 0)
        .map((theme) => error("theme-without-data", `No passage is coded to “${theme.name}”.`)),
      ...themes.all
        .filter((theme) => theme.against > 0)
        .map((theme) =>
          hint(
            "counter-evidence",
            `${countText(theme.against, "passage")} ${theme.against === 1 ? "speaks" : "speak"} against “${theme.name}”: does the paper say so?`,
          ),
        ),
    ],
  };
}
