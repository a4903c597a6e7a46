import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import * as transcripts from "./declare-data.js";
import * as guides from "./declare-guide.js";
import * as sources from "./declare-source.js";

/** Importing transcripts. */
export const dataCommands: Declare = (program, go) => {
  transcripts.importTranscripts(program, go, () => import("./import.js"));
};

/** The interview guide: its questions, and which turns answer them. */
export const guideCommands: Declare = (program, go) => {
  const guide = guides.guideGroup(program);
  guides.guideLink(guide, go, () => import("./guide-link.js"));
  guides.guideUnlink(guide, go, () => import("./guide-link.js"));
  alone(guide, go, () => import("./guide-show.js"));
  guides.guideShow(guide, go, () => import("./guide-show.js"));
  guides.guideImport(guide, go, () => import("./guide-import.js"));
};

/** Sources: list them, look at one, name it, say who speaks in it, remove it. */
export const sourceCommands: Declare = (program, go) => {
  const source = sources.sourceGroup(program);
  alone(source, go, () => import("./sources.js"));
  sources.sourceList(source, go, () => import("./sources.js"));
  sources.sourceShow(source, go, () => import("./source-show.js"));
  sources.sourceTurns(source, go, () => import("./source-turns.js"));
  sources.sourceSet(source, go, () => import("./source-set.js"));
  sources.sourceRename(source, go, () => import("./source-rename.js"));
  sources.sourceRemove(source, go, () => import("./source-remove.js"));
};
