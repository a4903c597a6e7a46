import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-codebook.js";

const change = () => import("./codebook-change.js");
const show = () => import("./codebook-show.js");

/** The codebook: its codes, their tree and their life. */
export const codebookCommands: Declare = (program, go) => {
  const codebook = declared.codebookGroup(program);
  alone(codebook, go, show, ". To see a code: themata codebook show CODE");
  declared.codebookShow(codebook, go, show);
  declared.codebookImport(codebook, go, () => import("./codebook-import.js"));
  declared.codebookExport(codebook, go, () => import("./codebook-export.js"));
  declared.codebookEdit(codebook, go, () => import("./codebook-edit.js"));
  declared.codebookAdd(codebook, go, () => import("./codebook-add.js"));
  declared.codebookSet(codebook, go, change);
  declared.codebookRename(codebook, go, change);
  declared.codebookMove(codebook, go, change);
  declared.codebookMerge(codebook, go, () => import("./codebook-merge.js"));
  declared.codebookRetire(codebook, go, change);
  declared.codebookHistory(codebook, go, () => import("./codebook-history.js"));
  declared.codebookStarter(codebook, go, () => import("./codebook-starter.js"));
  declared.codebookSplit(codebook, go, () => import("./codebook-split.js"));
};
