import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import * as conduct from "./declare-conduct.js";
import * as details from "./declare-study.js";
import * as people from "./declare-team.js";

/** How the study went: recruitment, activities, milestones. */
export const conductCommands: Declare = (program, go) => {
  const recruitment = conduct.recruitmentGroup(program);
  alone(recruitment, go, () => import("./recruitment-list.js"));
  conduct.recruitmentList(recruitment, go, () => import("./recruitment-list.js"));
  conduct.recruitmentAdd(recruitment, go, () => import("./recruitment-add.js"));
  const activity = conduct.activityGroup(program);
  alone(activity, go, () => import("./activity-list.js"));
  conduct.activityList(activity, go, () => import("./activity-list.js"));
  conduct.activityAdd(activity, go, () => import("./activity-add.js"));
  const milestone = conduct.milestoneGroup(program);
  conduct.milestoneList(milestone, go, () => import("./milestone.js"));
  conduct.milestoneAdd(milestone, go, () => import("./milestone.js"));
};

/** The study's particulars: what COREQ asks about design and team. */
export const studyCommands: Declare = (program, go) => {
  const study = details.studyGroup(program);
  alone(study, go, () => import("./study-show.js"));
  details.studyShow(study, go, () => import("./study-show.js"));
  details.studySet(study, go, () => import("./study-set.js"));
  details.studyEdit(study, go, () => import("./study-edit.js"));
};

/** The research team, as COREQ asks about them. */
export const teamCommands: Declare = (program, go) => {
  const team = people.teamGroup(program);
  alone(team, go, () => import("./team-list.js"));
  people.teamList(team, go, () => import("./team-list.js"));
  people.teamAdd(team, go, () => import("./team-change.js"));
  people.teamEdit(team, go, () => import("./team-change.js"));
};

/** Those who code. */
export const codersCommands: Declare = (program, go) => {
  const coder = people.coderGroup(program);
  alone(coder, go, () => import("../agreement/coder-list.js"));
  people.coderList(coder, go, () => import("../agreement/coder-list.js"));
  people.coderAdd(coder, go, () => import("../agreement/coder-change.js"));
  people.coderLead(coder, go, () => import("../agreement/coder-change.js"));
};
