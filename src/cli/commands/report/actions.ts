import type { Declare } from "../../declare/shared.js";
import { quotes, report } from "./declare-report.js";

export const reportCommands: Declare = (program, go) => {
  report(program, go, () => import("./report.js"));
  quotes(program, go, () => import("./quotes.js"));
};
