import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import {
  codebookAdd,
  codebookEdit,
  codebookExport,
  codebookGroup,
  codebookHistory,
  codebookImport,
  codebookMerge,
  codebookMove,
  codebookRename,
  codebookRetire,
  codebookSet,
  codebookShow,
  codebookSplit,
  codebookStarter,
} from "./declare-codebook.js";

const change = () => import("./codebook-change.js");
const show = () => import("./codebook-show.js");

export const codebookCommands: Declare = (program, go) => {
  const codebook = codebookGroup(program);
  alone(codebook, go, show, ". To see a code: themata codebook show CODE");
  codebookShow(codebook, go, show);
  codebookImport(codebook, go, () => import("./codebook-import.js"));
  codebookExport(codebook, go, () => import("./codebook-export.js"));
  codebookEdit(codebook, go, () => import("./codebook-edit.js"));
  codebookAdd(codebook, go, () => import("./codebook-add.js"));
  codebookSet(codebook, go, change);
  codebookRename(codebook, go, change);
  codebookMove(codebook, go, change);
  codebookMerge(codebook, go, () => import("./codebook-merge.js"));
  codebookRetire(codebook, go, change);
  codebookHistory(codebook, go, () => import("./codebook-history.js"));
  codebookStarter(codebook, go, () => import("./codebook-starter.js"));
  codebookSplit(codebook, go, () => import("./codebook-split.js"));
};
