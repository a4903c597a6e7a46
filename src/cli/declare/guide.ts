import { alone } from "./group.js";
import { type Declare, globalsOf, writes } from "./shared.js";

/** The interview guide: its questions, and which turns answer them. */
export const declareGuide: Declare = (program, go) => {
  const guide = program
    .command("guide")
    .helpGroup("Data:")
    .description("the interview guide: show it, or import it and link turns to its questions");

  alone(guide, (command) => go(() => import("../commands/guide-show.js"), {}, globalsOf(command)));

  guide
    .command("show")
    .description("the questions, and how often each was asked and answered")
    .addHelpText("after", "\nExample:\n  themata guide show --plain")
    .action((_options, command) => go(() => import("../commands/guide-show.js"), {}, globalsOf(command)));

  writes(
    guide
      .command("import")
      .description("take over a guide and link the turns of all sources to its questions")
      .argument("<file>", "YAML: questions with id, wording, alternatives; - reads standard input"),
  )
    .addHelpText("after", "\nExample:\n  themata guide import guide.yaml --dry-run")
    .action((file, options, command) =>
      go(() => import("../commands/guide-import.js"), { ...options, file }, globalsOf(command)),
    );
};
