import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import * as maps from "./declare-maps.js";
import * as life from "./declare-theme-life.js";
import * as themes from "./declare-themes.js";

/** Themes: what they are made of, and what becomes of them. */
export const themesCommands: Declare = (program, go) => {
  const theme = themes.themeGroup(program);
  alone(theme, go, () => import("./theme-list.js"));
  themes.themeList(theme, go, () => import("./theme-list.js"));
  themes.themeShow(theme, go, () => import("./theme-show.js"));
  themes.themeDraft(theme, go, () => import("./theme-draft.js"));
  themes.themeAdd(theme, go, () => import("./theme-change.js"));
  themes.themeEdit(theme, go, () => import("./theme-change.js"));
  themes.themeAssign(theme, go, () => import("./theme-change.js"));
  themes.themeUnassign(theme, go, () => import("./theme-change.js"));
  themes.themeLink(theme, go, () => import("./theme-change.js"));
  themes.themeUnlink(theme, go, () => import("./theme-change.js"));
  themes.themeStatus(theme, go, () => import("./theme-change.js"));
  themes.themeDrop(theme, go, () => import("./theme-change.js"));
  life.themeMerge(theme, go, () => import("./theme-merge.js"));
  life.themeSplit(theme, go, () => import("./theme-split.js"));
  life.themeEvidence(theme, go, () => import("./theme-evidence.js"));
  life.themeSupport(theme, go, () => import("./theme-support.js"));
  life.themeReview(theme, go, () => import("./theme-review.js"));
  life.themeContrast(theme, go, () => import("./theme-contrast.js"));
};

/** The thematic map: drawing it, naming maps, keeping and comparing its states; and the six phases. */
export const mapsCommands: Declare = (program, go) => {
  const map = maps.map(program, go, () => import("./map.js"));
  maps.mapSet(map, go, () => import("./theme-change.js"));
  maps.mapList(map, go, () => import("./map-list.js"));
  maps.mapSnapshot(map, go, () => import("./map-snapshot.js"));
  maps.mapDiff(map, go, () => import("./map-diff.js"));
  maps.phase(program, go, () => import("./phase.js"));
};
