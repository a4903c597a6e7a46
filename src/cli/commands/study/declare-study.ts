import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const studyGroup = (program: Command) =>
  program.command("study").description("the study's details: title, question, sampling… (what COREQ asks)");

export const studyShow = declared(
  (study: Command) =>
    study
      .command("show")
      .description("show what is recorded about the study, or one value")
      .argument("[key]")
      .option("--yaml", "as the file that 'study edit' reads")
      .addHelpText("after", "\nExample:\n  themata study show question"),
  (key, options) => ({ ...options, key }),
);

export const studySet = declared(
  (study: Command) =>
    writes(
      study
        .command("set")
        .description("set one of the study's details")
        .argument("<key>")
        .argument("<value>", "empty clears it; - reads standard input"),
    ).addHelpText("after", '\nExample:\n  themata study set sampling "Purposive, by role and grade"'),
  (key, value, options) => ({ ...options, key, value }),
);

export const studyEdit = declared(
  (study: Command) =>
    writes(
      study
        .command("edit")
        .description("edit settings, team and checklist answers as one file, in VISUAL or EDITOR")
        .option("--file <file>", "apply a YAML file instead; - reads standard input")
        .option("--resume", "resume a draft that was kept")
        .option("--abandon", "discard a draft that was kept"),
    ).addHelpText(
      "after",
      "\nExample:\n  themata study edit\n  themata study edit --file study.yaml --dry-run",
    ),
  (options) => options,
);
