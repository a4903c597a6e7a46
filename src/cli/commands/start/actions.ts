import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-start.js";

/** A study begun, where it stands, and the demo studies. */
export const startCommands: Declare = (program, go) => {
  declared.init(program, go, () => import("./init.js"));
  declared.status(program, go, () => import("./status.js"));
  declared.demo(program, go, () => import("./demo.js"));
};
