import { asDraft, combine, onlyResearcher, settingRule } from "../combine.js";
import { dataCoders } from "../coreq/rules/coders.js";
import { codingTree } from "../coreq/rules/coding-tree.js";
import { derivation } from "../coreq/rules/derivation.js";
import { interviewGuide } from "../coreq/rules/interview-guide.js";
import { majorThemes } from "../coreq/rules/major-themes.js";
import { orientation } from "../coreq/rules/orientation.js";
import { quotations } from "../coreq/rules/quotations.js";
import { recording } from "../coreq/rules/recording.js";
import { reflexivity } from "../coreq/rules/reflexivity.js";
import { relationship } from "../coreq/rules/relationship.js";
import { sampleDescription } from "../coreq/rules/sample-description.js";
import { sampleSize } from "../coreq/rules/sample-size.js";
import { sampling } from "../coreq/rules/sampling.js";
import { studySetting } from "../coreq/rules/setting.js";
import { stopping } from "../coreq/rules/stopping.js";
import { credentials, experience } from "../coreq/rules/team-facts.js";
import { srqrItems } from "../data/srqr.js";
import { checklistOf } from "../item-rows.js";
import {
  collectionPeriod,
  dataProcessing,
  ethics,
  limitationCandidates,
  titleNamesMethod,
  trustworthiness,
} from "./shared-rules.js";

/** SRQR: most items ask what COREQ asks, in fewer and wider questions. */
export const srqr = checklistOf({
  id: "srqr",
  name: "SRQR",
  title: "SRQR: standards for reporting qualitative research",
  source:
    "O'Brien BC, Harris IB, Beckman TJ, Reed DA, Cook DA. Acad Med 2014;89(9):1245-1251. Guide texts are in our own words.",
  kind: "reporting",
  items: srqrItems,
  // biome-ignore format: one section a line
  rules: [
    asDraft(titleNamesMethod), onlyResearcher,
    onlyResearcher, settingRule("question"),
    orientation, combine(credentials, experience, relationship, reflexivity), studySetting, combine(sampling, stopping), ethics, collectionPeriod, combine(interviewGuide, recording), combine(sampleSize, sampleDescription), dataProcessing, combine(derivation, dataCoders, codingTree), trustworthiness,
    asDraft(majorThemes), quotations,
    onlyResearcher, limitationCandidates,
    onlyResearcher, onlyResearcher,
  ],
});
