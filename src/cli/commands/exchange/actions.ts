import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-exchange.js";

/** Codings for other programs. */
export const exchangeCommands: Declare = (program, go) => {
  declared.exportCodings(program, go, () => import("./export.js"));
};
