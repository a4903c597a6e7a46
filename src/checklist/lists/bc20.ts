import { asDraft, combine, onlyResearcher } from "../combine.js";
import { dataCoders } from "../coreq/rules/coders.js";
import { derivation } from "../coreq/rules/derivation.js";
import { majorThemes } from "../coreq/rules/major-themes.js";
import { orientation } from "../coreq/rules/orientation.js";
import { quotations } from "../coreq/rules/quotations.js";
import { reflexivity } from "../coreq/rules/reflexivity.js";
import { bc20Items } from "../data/bc20.js";
import { checklistOf } from "../item-rows.js";
import {
  coherenceOf,
  distinctThemes,
  orientationStated,
  themeList,
  themeSupport,
  timeInPhases,
  trustworthiness,
} from "./shared-rules.js";

/** What the study shows for each question is a draft: a person answers it. */
export const bc20 = checklistOf({
  id: "bc20",
  name: "20 questions",
  title: "Braun and Clarke's 20 questions for assessing thematic analysis",
  source:
    "Braun V, Clarke V. Qual Res Psychol 2021;18(3):328-352, Table 1. All texts are in our own words; 8 to 20 are paraphrased from knowledge of the article.",
  kind: "quality",
  items: bc20Items,
  // biome-ignore format: five a line
  rules: [
    onlyResearcher, asDraft(orientation), onlyResearcher, coherenceOf(11), onlyResearcher,
    coherenceOf(1, 2, 4, 5, 7, 8, 10, 18, 19), coherenceOf(2, 9, 12, 13, 20), trustworthiness, orientationStated, asDraft(reflexivity),
    combine(timeInPhases, asDraft(derivation)), combine(coherenceOf(1, 4), dataCoders), onlyResearcher, themeList, combine(asDraft(majorThemes), coherenceOf(13)),
    onlyResearcher, onlyResearcher, coherenceOf(11), combine(themeSupport, distinctThemes, asDraft(quotations)), coherenceOf(20),
  ],
});
