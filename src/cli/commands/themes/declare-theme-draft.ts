import type { Command } from "@commander-js/extra-typings";
import { type Declare, globalsOf } from "../../declare/shared.js";

/** `theme draft`, under the command `theme`. */
export function declareThemeDraft(theme: Command, go: Parameters<Declare>[1]): void {
  theme
    .command("draft")
    .description("groupings of codes to argue with, by similarity and use together")
    .option("--groups <n>", "about this many groups (default: the square root of the number of codes)")
    .option("--unassigned", "only codes that are in no theme yet")
    .addHelpText("after", "\nExample:\n  themata theme draft --unassigned")
    .action((options, command) => go(() => import("./theme-draft.js"), options, globalsOf(command)));
}
