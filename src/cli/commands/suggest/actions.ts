import type { Declare } from "../../declare/shared.js";
import {
  suggest,
  suggestCodes,
  suggestDoubt,
  suggestEvaluate,
  suggestGroups,
  suggestStats,
} from "./declare-suggest.js";

export const suggestCommands: Declare = (program, go) => {
  const group = suggest(program, go, () => import("./suggest.js"));
  suggestEvaluate(group, go, () => import("./suggest-evaluate.js"));
  suggestStats(group, go, () => import("./suggest-stats.js"));
  suggestDoubt(group, go, () => import("./suggest-doubt.js"));
  suggestCodes(group, go, () => import("./suggest-initial.js"));
  suggestGroups(group, go, () => import("./suggest-initial.js"));
};
