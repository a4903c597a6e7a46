import type { Declare } from "../../declare/shared.js";
import { find, kwic, words } from "./declare-finding.js";

export const findingCommands: Declare = (program, go) => {
  find(program, go, ({ kwic }) => (kwic ? import("./kwic.js") : import("./find.js")));
  kwic(program, go, () => import("./kwic.js"));
  words(program, go, () => import("./words.js"));
};
