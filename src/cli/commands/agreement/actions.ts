import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-agreement.js";

/** Agreement between coders, in the study or in anybody's table; rounds; adjudication. */
export const agreementCommands: Declare = (program, go) => {
  const agreement = declared.agreement(program, go, ({ table, disagreements }) => {
    if (table !== undefined) return import("./agreement-table.js");
    return disagreements ? import("./disagreements.js") : import("./agreement.js");
  });
  declared.agreementTable(agreement, go, () => import("./agreement-table.js"));
  declared.adjudicate(program, go, () => import("./adjudicate.js"));
  const round = declared.roundGroup(program);
  declared.roundStatus(round, go, () => import("./round-status.js"));
  declared.roundStart(round, go, () => import("./round-change.js"));
  declared.roundClose(round, go, () => import("./round-change.js"));
};
