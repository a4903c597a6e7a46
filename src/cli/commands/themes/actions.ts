import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import { map, mapDiff, mapList, mapSet, mapSnapshot, phase } from "./declare-maps.js";
import { themeContrast, themeEvidence, themeMerge, themeReview, themeSplit } from "./declare-theme-life.js";
import {
  themeAdd,
  themeAssign,
  themeDraft,
  themeDrop,
  themeEdit,
  themeGroup,
  themeLink,
  themeList,
  themeShow,
  themeStatus,
  themeUnassign,
  themeUnlink,
} from "./declare-themes.js";

export const themesCommands: Declare = (program, go) => {
  const group = themeGroup(program);
  alone(group, go, () => import("./theme-list.js"));
  themeList(group, go, () => import("./theme-list.js"));
  themeShow(group, go, () => import("./theme-show.js"));
  themeDraft(group, go, () => import("./theme-draft.js"));
  themeAdd(group, go, () => import("./theme-change.js"));
  themeEdit(group, go, () => import("./theme-change.js"));
  themeAssign(group, go, () => import("./theme-change.js"));
  themeUnassign(group, go, () => import("./theme-change.js"));
  themeLink(group, go, () => import("./theme-change.js"));
  themeUnlink(group, go, () => import("./theme-change.js"));
  themeStatus(group, go, () => import("./theme-change.js"));
  themeDrop(group, go, () => import("./theme-change.js"));
  themeMerge(group, go, () => import("./theme-merge.js"));
  themeSplit(group, go, () => import("./theme-split.js"));
  themeEvidence(group, go, () => import("./theme-evidence.js"));
  themeReview(group, go, () => import("./theme-review.js"));
  themeContrast(group, go, () => import("./theme-contrast.js"));
};

/** The thematic map: drawing it, naming maps, keeping and comparing its states; and the six phases. */
export const mapsCommands: Declare = (program, go) => {
  const group = map(program, go, () => import("./map.js"));
  mapSet(group, go, () => import("./theme-change.js"));
  mapList(group, go, () => import("./map-list.js"));
  mapSnapshot(group, go, () => import("./map-snapshot.js"));
  mapDiff(group, go, () => import("./map-diff.js"));
  phase(program, go, () => import("./phase.js"));
};
