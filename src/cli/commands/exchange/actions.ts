import type { Declare } from "../../declare/shared.js";
import { exportCodings } from "./declare-exchange.js";

export const exchangeCommands: Declare = (program, go) => {
  exportCodings(program, go, () => import("./export.js"));
};
