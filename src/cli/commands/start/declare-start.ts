import { type Declare, globalsOf } from "../../declare/shared.js";

export const declareStart: Declare = (program, go) => {
  program
    .command("init")
    .helpGroup("Start:")
    .description("create a study in a folder (default: this one)")
    .argument("[dir]", "the study's folder")
    .requiredOption("--approach <name>", "reflexive, codebook or reliability: the kind of thematic analysis")
    .option("--title <text>", "the study's title")
    .addHelpText(
      "after",
      '\nExample:\n  themata init mentoring --approach codebook --title "Mentoring in a ward"',
    )
    .action((dir, options, command) =>
      go(() => import("./init.js"), { ...options, dir }, globalsOf(command)),
    );

  program
    .command("status")
    .helpGroup("Start:")
    .description("where the study stands: data, passes, coverage, phases and what comes next")
    .addHelpText("after", "\nExample:\n  themata status")
    .action((_options, command) => go(() => import("./status.js"), {}, globalsOf(command)));

  program
    .command("demo")
    .helpGroup("Start:")
    .description("create a worked, synthetic study, from transcripts to report")
    .argument("[name]", "faculty, hiv, near-peer or feedback", "faculty")
    .argument("[dir]", "where to", "themata-demo")
    .addHelpText("after", "\nExample:\n  themata demo near-peer")
    .action((name, dir, _options, command) =>
      go(() => import("./demo.js"), { name, dir }, globalsOf(command)),
    );
};
