import type { Declare } from "../../declare/shared.js";
import { backup, doctor, log, redo, restore, showEvent, undo, verify } from "./declare-history.js";

export const historyCommands: Declare = (program, go) => {
  log(program, go, () => import("./log.js"));
  showEvent(program, go, () => import("./show-event.js"));
  undo(program, go, () => import("./undo.js"));
  redo(program, go, () => import("./undo.js"));
  verify(program, go, () => import("./verify.js"));
  backup(program, go, () => import("./backup.js"));
  restore(program, go, () => import("./restore.js"));
  doctor(program, go, () => import("./doctor.js"));
};
