import { asDraft, combine, onlyResearcher } from "../combine.js";
import { majorThemes } from "../coreq/rules/major-themes.js";
import { orientation } from "../coreq/rules/orientation.js";
import { quotations } from "../coreq/rules/quotations.js";
import { recording } from "../coreq/rules/recording.js";
import { bc15Items } from "../data/bc15.js";
import { checklistOf } from "../item-rows.js";
import {
  coherenceOf,
  distinctThemes,
  equalAttention,
  themeSupport,
  themesReviewed,
  timeInPhases,
} from "./shared-rules.js";

/** What the study shows for each criterion is a draft: a person judges whether it is met. */
export const bc15 = checklistOf({
  id: "bc15",
  name: "15 criteria",
  title: "Braun and Clarke's 15 criteria of good thematic analysis",
  source:
    "Braun V, Clarke V. Qual Res Psychol 2006;3(2):77-101, Table 2. All texts are in our own words; 2 to 15 are paraphrased from knowledge of the article.",
  kind: "quality",
  items: bc15Items,
  // biome-ignore format: one section a line
  rules: [
    asDraft(recording),
    equalAttention, themeSupport, themeSupport, themesReviewed, distinctThemes,
    onlyResearcher, asDraft(quotations), asDraft(majorThemes), onlyResearcher,
    timeInPhases,
    asDraft(orientation), coherenceOf(1, 2, 4, 5, 7, 8, 10, 18, 19), coherenceOf(11, 14, 20), coherenceOf(3),
  ],
});

/** Used by others that ask the same. */
export const overviewOfThemes = combine(asDraft(majorThemes), distinctThemes);
