import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-suggest.js";

/** Suggestions, and what became of them. */
export const suggestCommands: Declare = (program, go) => {
  const suggest = declared.suggest(program, go, () => import("./suggest.js"));
  declared.suggestEvaluate(suggest, go, () => import("./suggest-evaluate.js"));
  declared.suggestStats(suggest, go, () => import("./suggest-stats.js"));
  declared.suggestDoubt(suggest, go, () => import("./suggest-doubt.js"));
  declared.suggestCodes(suggest, go, () => import("./suggest-initial.js"));
  declared.suggestGroups(suggest, go, () => import("./suggest-initial.js"));
};
