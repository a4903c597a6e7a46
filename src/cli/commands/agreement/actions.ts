import type { Declare } from "../../declare/shared.js";
import {
  adjudicate,
  agreement,
  agreementTable,
  roundClose,
  roundGroup,
  roundStart,
  roundStatus,
} from "./declare-agreement.js";

/** Agreement between coders, in the study or in anybody's table; rounds; adjudication. */
export const agreementCommands: Declare = (program, go) => {
  const group = agreement(program, go, ({ table, disagreements }) => {
    if (table !== undefined) return import("./agreement-table.js");
    return disagreements ? import("./disagreements.js") : import("./agreement.js");
  });
  agreementTable(group, go, () => import("./agreement-table.js"));
  adjudicate(program, go, () => import("./adjudicate.js"));
  const round = roundGroup(program);
  roundStatus(round, go, () => import("./round-status.js"));
  roundStart(round, go, () => import("./round-change.js"));
  roundClose(round, go, () => import("./round-change.js"));
};
