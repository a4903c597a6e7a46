import type { Declare } from "../../declare/shared.js";
import { demo, init, status } from "./declare-start.js";

export const startCommands: Declare = (program, go) => {
  init(program, go, () => import("./init.js"));
  status(program, go, () => import("./status.js"));
  demo(program, go, () => import("./demo.js"));
};
