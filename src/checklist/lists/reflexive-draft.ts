import { asDraft, combine, onlyResearcher, settingRule } from "../combine.js";
import { dataCoders } from "../coreq/rules/coders.js";
import { derivation } from "../coreq/rules/derivation.js";
import { interviewGuide } from "../coreq/rules/interview-guide.js";
import { quotations } from "../coreq/rules/quotations.js";
import { reflexivity } from "../coreq/rules/reflexivity.js";
import { sampleDescription } from "../coreq/rules/sample-description.js";
import { software } from "../coreq/rules/software.js";
import { stopping } from "../coreq/rules/stopping.js";
import { reflexiveDraftItems } from "../data/reflexive-draft.js";
import { checklistOf } from "../item-rows.js";
import { overviewOfThemes } from "./bc15.js";
import {
  coherenceOf,
  collectionPeriod,
  ethics,
  orientationStated,
  themeList,
  timeInPhases,
  trustworthiness,
} from "./shared-rules.js";

/** Our own draft; not the published guideline (RTARG), with whose text it was not compared. */
export const reflexiveDraft = checklistOf({
  id: "reflexive-draft",
  name: "Reflexive reporting (draft)",
  title: "Reporting reflexive thematic analysis: a draft of themata's own, not a published guideline",
  source:
    "Our own reading of Braun and Clarke's published positions. It is not the RTARG, and was not compared with it; items are called R01 to R23 for that reason.",
  kind: "reporting",
  items: reflexiveDraftItems,
  // biome-ignore format: one section a line
  rules: [
    coherenceOf(1, 2, 4, 5, 11, 13, 16), coherenceOf(3, 14), coherenceOf(9, 17),
    onlyResearcher, settingRule("question"),
    settingRule("paradigm"), orientationStated, reflexivity, combine(stopping, asDraft(sampleDescription)), combine(asDraft(interviewGuide), collectionPeriod), ethics,
    combine(timeInPhases, asDraft(derivation)), combine(dataCoders, coherenceOf(1, 4)), software,
    combine(trustworthiness, coherenceOf(5)),
    combine(themeList, overviewOfThemes), coherenceOf(13), themeList, combine(asDraft(quotations), coherenceOf(16)), onlyResearcher,
    onlyResearcher, coherenceOf(20), settingRule("limitations"),
  ],
});
