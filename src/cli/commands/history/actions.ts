import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-history.js";

/** The history: looking at it, taking back, keeping safe. */
export const historyCommands: Declare = (program, go) => {
  declared.log(program, go, () => import("./log.js"));
  declared.showEvent(program, go, () => import("./show-event.js"));
  declared.undo(program, go, () => import("./undo.js"));
  declared.redo(program, go, () => import("./undo.js"));
  declared.verify(program, go, () => import("./verify.js"));
  declared.backup(program, go, () => import("./backup.js"));
  declared.restore(program, go, () => import("./restore.js"));
  declared.doctor(program, go, () => import("./doctor.js"));
};
