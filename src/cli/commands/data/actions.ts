import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import { importTranscripts } from "./declare-data.js";
import { guideGroup, guideImport, guideLink, guideShow, guideUnlink } from "./declare-guide.js";
import {
  sourceGroup,
  sourceList,
  sourceRemove,
  sourceRename,
  sourceSet,
  sourceShow,
  sourceTurns,
} from "./declare-source.js";

export const dataCommands: Declare = (program, go) => {
  importTranscripts(program, go, () => import("./import.js"));
};

/** The interview guide: its questions, and which turns answer them. */
export const guideCommands: Declare = (program, go) => {
  const guide = guideGroup(program);
  guideLink(guide, go, () => import("./guide-link.js"));
  guideUnlink(guide, go, () => import("./guide-link.js"));
  alone(guide, go, () => import("./guide-show.js"));
  guideShow(guide, go, () => import("./guide-show.js"));
  guideImport(guide, go, () => import("./guide-import.js"));
};

/** One source: look at it, name it, say who speaks in it, remove it. */
export const sourceCommands: Declare = (program, go) => {
  const source = sourceGroup(program);
  alone(source, go, () => import("./sources.js"));
  sourceList(source, go, () => import("./sources.js"));
  sourceShow(source, go, () => import("./source-show.js"));
  sourceTurns(source, go, () => import("./source-turns.js"));
  sourceSet(source, go, () => import("./source-set.js"));
  sourceRename(source, go, () => import("./source-rename.js"));
  sourceRemove(source, go, () => import("./source-remove.js"));
};
