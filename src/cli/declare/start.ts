import { type Declare, globalsOf } from "./shared.js";

export const declareStart: Declare = (program, go) => {
  program
    .command("init")
    .helpGroup("Start:")
    .description("make a study in a folder (this one unless told)")
    .argument("[dir]", "the study's folder")
    .requiredOption("--approach <name>", "reflexive, codebook or reliability: the kind of thematic analysis")
    .option("--title <text>", "the study's title")
    .addHelpText(
      "after",
      '\nExample:\n  themata init mentoring --approach codebook --title "Mentoring in a ward"',
    )
    .action((dir, options, command) =>
      go(() => import("../commands/init.js"), { ...options, dir }, globalsOf(command)),
    );
};
