import { type Declare, globalsOf, writes } from "./shared.js";

/** The study's particulars: what COREQ asks about design and team. */
export const declareStudy: Declare = (program, go) => {
  const study = program
    .command("study")
    .helpGroup("Start:")
    .description("the study's particulars: title, question, sampling… (what COREQ asks)");

  study
    .command("show", { isDefault: true })
    .description("what is known of the study, or one value")
    .argument("[key]")
    .addHelpText("after", "\nExample:\n  themata study show question")
    .action((key, _options, command) =>
      go(() => import("../commands/study-show.js"), { key }, globalsOf(command)),
    );

  writes(
    study
      .command("set")
      .description("set one of the study's particulars")
      .argument("<key>")
      .argument("<value>", "empty clears it; - reads standard input"),
  )
    .addHelpText("after", '\nExample:\n  themata study set sampling "Purposive, by role and grade"')
    .action((key, value, options, command) =>
      go(() => import("../commands/study-set.js"), { ...options, key, value }, globalsOf(command)),
    );
};
