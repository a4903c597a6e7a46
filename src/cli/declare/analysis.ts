import { collect } from "../base-program.js";
import { type Declare, globalsOf } from "./shared.js";

export const declareAnalysis: Declare = (program, go) => {
  program
    .command("frequency")
    .helpGroup("Analysis:")
    .description("how many participants, sources and segments each code or theme reaches")
    .option("--of <what>", "codes or themes", "codes")
    .option("--by <attribute>", "set groups side by side: role, source, participant, coder or an attribute")
    .option("--rollup", "rows count the rows below them, too")
    .option("--each", "with --coder A,B: each coder alone as well")
    .option("--source <name>", "only this source (repeat)", collect)
    .addHelpText(
      "after",
      "\nExample:\n  themata frequency --by role --rollup\n  themata frequency --coder ann,ben --each",
    )
    .action((options, command) => go(() => import("../commands/frequency.js"), options, globalsOf(command)));
};
