import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-report.js";

/** The report and its quotations. */
export const reportCommands: Declare = (program, go) => {
  declared.report(program, go, () => import("./report.js"));
  declared.quotes(program, go, () => import("./quotes.js"));
};
