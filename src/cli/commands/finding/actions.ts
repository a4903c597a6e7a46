import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-finding.js";

/** Finding passages and words. */
export const findingCommands: Declare = (program, go) => {
  declared.find(program, go, ({ kwic }) => (kwic ? import("./kwic.js") : import("./find.js")));
  declared.kwic(program, go, () => import("./kwic.js"));
  declared.words(program, go, () => import("./words.js"));
};
