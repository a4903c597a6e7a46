import { collect } from "../base-program.js";
import { type Declare, globalsOf, writes } from "./shared.js";

export const declareSuggest: Declare = (program, go) => {
  writes(
    program
      .command("suggest")
      .helpGroup("Coding:")
      .description("suggest codes (first form: ranking by shared words; ranks, no probabilities)")
      .argument("[source]", "the source to suggest for; all sources unless told")
      .option("--code <code>", "rank only this code, strongest passages first (repeat)", collect)
      .option("--top <n>", "at most this many codes a passage", "3")
      .option("--unit <unit>", "passages: turn or sentence", "turn")
      .option("--uncoded", "only passages without any coding")
      .option("--limit <n>", "at most this many passages", "20")
      .option("--accept <ids...>", "code the passages of these suggestions"),
  )
    .addHelpText(
      "after",
      "\nWhat is shown is recorded as offered, so that a report can tell of it.\n" +
        '\nExample:\n  themata suggest "Interview 3" --uncoded\n  themata suggest --accept 5d0c9a1e',
    )
    .action((source, options, command) =>
      go(() => import("../commands/suggest.js"), { source, ...options }, globalsOf(command)),
    );
};
