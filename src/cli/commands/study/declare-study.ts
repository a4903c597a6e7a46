import { alone } from "../../declare/group.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

/** The study's particulars: what COREQ asks about design and team. */
export const declareStudy: Declare = (program, go) => {
  const study = program
    .command("study")
    .helpGroup("Start:")
    .description("the study's details: title, question, sampling… (what COREQ asks)");

  alone(study, (command) => go(() => import("./study-show.js"), {}, globalsOf(command)));

  study
    .command("show")
    .description("show what is recorded about the study, or one value")
    .argument("[key]")
    .option("--yaml", "as the file that 'study edit' reads")
    .addHelpText("after", "\nExample:\n  themata study show question")
    .action((key, options, command) =>
      go(() => import("./study-show.js"), { ...options, key }, globalsOf(command)),
    );

  writes(
    study
      .command("set")
      .description("set one of the study's details")
      .argument("<key>")
      .argument("<value>", "empty clears it; - reads standard input"),
  )
    .addHelpText("after", '\nExample:\n  themata study set sampling "Purposive, by role and grade"')
    .action((key, value, options, command) =>
      go(() => import("./study-set.js"), { ...options, key, value }, globalsOf(command)),
    );

  writes(
    study
      .command("edit")
      .description("edit settings, team and checklist answers as one file, in VISUAL or EDITOR")
      .option("--file <file>", "apply a YAML file instead; - reads standard input")
      .option("--resume", "resume a draft that was kept")
      .option("--abandon", "discard a draft that was kept"),
  )
    .addHelpText(
      "after",
      "\nExample:\n  themata study edit\n  themata study edit --file study.yaml --dry-run",
    )
    .action((options, command) => go(() => import("./study-edit.js"), options, globalsOf(command)));
};
