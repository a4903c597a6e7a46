import { coreqItems } from "../data/coreq.js";
import type { Checklist, ChecklistItem, Rule } from "../item.js";
import { dataCoders } from "./rules/coders.js";
import { codingTree } from "./rules/coding-tree.js";
import { consistency } from "./rules/consistency.js";
import { derivation } from "./rules/derivation.js";
import { duration } from "./rules/duration.js";
import { fieldNotes } from "./rules/field-notes.js";
import { interviewGuide } from "./rules/interview-guide.js";
import { interviewers } from "./rules/interviewers.js";
import { majorThemes } from "./rules/major-themes.js";
import { methodOfApproach } from "./rules/method-of-approach.js";
import { minorThemes } from "./rules/minor-themes.js";
import { nonParticipation } from "./rules/non-participation.js";
import { orientation } from "./rules/orientation.js";
import { othersPresent } from "./rules/others-present.js";
import { participantChecking, transcriptsReturned } from "./rules/participant-contact.js";
import { participantKnowledge } from "./rules/participant-knowledge.js";
import { quotations } from "./rules/quotations.js";
import { recording } from "./rules/recording.js";
import { reflexivity } from "./rules/reflexivity.js";
import { relationship } from "./rules/relationship.js";
import { repeatInterviews } from "./rules/repeat-interviews.js";
import { sampleDescription } from "./rules/sample-description.js";
import { sampleSize } from "./rules/sample-size.js";
import { sampling } from "./rules/sampling.js";
import { studySetting } from "./rules/setting.js";
import { software } from "./rules/software.js";
import { stopping } from "./rules/stopping.js";
import { credentials, experience, gender, occupation } from "./rules/team-facts.js";

/** A rule an item, in the order of the items. */
// biome-ignore format: one heading a line
const rules: readonly Rule[] = [
  interviewers, credentials, occupation, gender, experience,
  relationship, participantKnowledge, reflexivity,
  orientation,
  sampling, methodOfApproach, sampleSize, nonParticipation,
  studySetting, othersPresent, sampleDescription,
  interviewGuide, repeatInterviews, recording, fieldNotes, duration, stopping, transcriptsReturned,
  dataCoders, codingTree, derivation, software, participantChecking,
  quotations, consistency, majorThemes, minorThemes,
];

/** Stray copies of COREQ have other numbers of items: 32 in three domains under eight headings is the one. */
export function assertCoreq(items: readonly ChecklistItem[]): void {
  const shape = [
    items.length,
    new Set(items.map((i) => i.domain)).size,
    new Set(items.map((i) => i.heading)).size,
  ];
  if (shape.join() !== "32,3,8" || items.some((item, index) => item.number !== index + 1))
    throw new Error(`COREQ has 32 items in 3 domains under 8 headings, not ${shape.join(", ")}.`);
}

assertCoreq(coreqItems);

export const coreq: Checklist = Object.freeze({
  id: "coreq",
  name: "COREQ",
  title: "COREQ: consolidated criteria for reporting qualitative research",
  source:
    "Tong A, Sainsbury P, Craig J. Int J Qual Health Care 2007;19(6):349-357. Guide texts are in our own words.",
  kind: "reporting",
  entries: coreqItems.flatMap((item, index) => {
    const rule = rules[index];
    return rule === undefined ? [] : [{ item, rule }];
  }),
});
