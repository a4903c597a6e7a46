import { countText } from "../../../core/count-text.js";
import { hint, missing, note, warning, when } from "../../draft.js";
import { approachOf, type Evidence, type ThemeEvidenceSummary } from "../../evidence.js";
import { usableQuotations } from "../../facts/quotations.js";
import { type LiveThemes, liveThemes } from "../../facts/themes.js";
import type { Draft, ItemFinding } from "../../item.js";
import { list, paragraph } from "../../phrase.js";

/** More themes than this rarely stay distinct. Ours. */
const MOST_THEMES = 7;
/** A theme with fewer codes or quotations, or fewer participants, may be thin. Ours. */
const FEWEST = { codes: 2, quotations: 2, participants: 2 };
const topic = /^(barriers?|benefits?|facilitators?|challenges?|factors?|role of|experiences? of)\b/i;

/** COREQ 31: the themes with their central concepts. */
export function majorThemes(evidence: Evidence): Draft {
  const themes = liveThemes(evidence);
  const top = themes.top;
  if (top.length === 0) return missing();
  const vague = top.filter((theme) => theme.concept.trim() === "");
  const candidates = top.filter((theme) => theme.status === "candidate");
  const named = top.map(
    (theme, i) => `${i + 1}. ${theme.name}${theme.concept.trim() === "" ? "" : `: ${theme.concept.trim()}`}`,
  );
  return {
    answer: paragraph([countText(top.length, "theme"), ...named]),
    status: vague.length === 0 && candidates.length === 0 ? "reported" : "partly",
    evidence: [
      note(
        "themes",
        `${countText(top.length, "theme")}, ${top.length - vague.length} with a central concept`,
      ),
    ],
    findings: [
      ...vague.map((theme) => warning("theme-without-concept", `“${theme.name}” has no central concept.`)),
      ...candidates.map((theme) => hint("theme-still-candidate", `“${theme.name}” is still a candidate.`)),
      ...top.flatMap((theme) => thinness(evidence, themes, theme)),
      ...when(top.length > MOST_THEMES, () =>
        hint("many-themes", `${top.length} themes: could some be merged?`),
      ),
      ...when(top.length === 1, () => hint("single-theme", "Only one theme: is there more to say?")),
      ...(approachOf(evidence) === "codebook" ? [] : top.filter(isTopic)).map((theme) =>
        hint("topic-as-theme", `“${theme.name}” names a topic; a theme makes a claim about it.`),
      ),
    ],
  };
}

const isTopic = (theme: ThemeEvidenceSummary): boolean =>
  topic.test(theme.name.trim()) || !/\s/u.test(theme.name.trim());

function thinness(
  evidence: Evidence,
  themes: LiveThemes,
  theme: ThemeEvidenceSummary,
): readonly ItemFinding[] {
  const within = themes.within(theme.id);
  const codes = new Set(themes.all.filter((t) => within.has(t.id)).flatMap((t) => t.codes)).size;
  const quotations = usableQuotations(evidence).filter((q) => q.theme !== null && within.has(q.theme)).length;
  const thin = [
    ...(codes < FEWEST.codes ? [countText(codes, "code")] : []),
    ...(quotations < FEWEST.quotations ? [countText(quotations, "quotation")] : []),
    ...(theme.participants < FEWEST.participants ? [countText(theme.participants, "participant")] : []),
  ];
  return when(thin.length > 0, () => hint("thin-theme", `“${theme.name}” rests on ${list(thin)}.`));
}
