import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import {
  activityAdd,
  activityGroup,
  activityList,
  milestoneAdd,
  milestoneGroup,
  milestoneList,
  recruitmentAdd,
  recruitmentGroup,
  recruitmentList,
} from "./declare-conduct.js";
import { studyEdit, studyGroup, studySet, studyShow } from "./declare-study.js";
import {
  coderAdd,
  coderGroup,
  coderLead,
  coderList,
  teamAdd,
  teamEdit,
  teamGroup,
  teamList,
} from "./declare-team.js";

/** How the study went: recruitment, activities, milestones. */
export const conductCommands: Declare = (program, go) => {
  const recruitment = recruitmentGroup(program);
  alone(recruitment, go, () => import("./recruitment-list.js"));
  recruitmentList(recruitment, go, () => import("./recruitment-list.js"));
  recruitmentAdd(recruitment, go, () => import("./recruitment-add.js"));
  const activity = activityGroup(program);
  alone(activity, go, () => import("./activity-list.js"));
  activityList(activity, go, () => import("./activity-list.js"));
  activityAdd(activity, go, () => import("./activity-add.js"));
  const milestone = milestoneGroup(program);
  milestoneList(milestone, go, () => import("./milestone.js"));
  milestoneAdd(milestone, go, () => import("./milestone.js"));
};

/** The study's particulars: what COREQ asks about design and team. */
export const studyCommands: Declare = (program, go) => {
  const study = studyGroup(program);
  alone(study, go, () => import("./study-show.js"));
  studyShow(study, go, () => import("./study-show.js"));
  studySet(study, go, () => import("./study-set.js"));
  studyEdit(study, go, () => import("./study-edit.js"));
};

/** The research team, as COREQ asks about them. */
export const teamCommands: Declare = (program, go) => {
  const team = teamGroup(program);
  alone(team, go, () => import("./team-list.js"));
  teamList(team, go, () => import("./team-list.js"));
  teamAdd(team, go, () => import("./team-change.js"));
  teamEdit(team, go, () => import("./team-change.js"));
};

/** Those who code. */
export const codersCommands: Declare = (program, go) => {
  const coder = coderGroup(program);
  alone(coder, go, () => import("../agreement/coder-list.js"));
  coderList(coder, go, () => import("../agreement/coder-list.js"));
  coderAdd(coder, go, () => import("../agreement/coder-change.js"));
  coderLead(coder, go, () => import("../agreement/coder-change.js"));
};
