import { alone } from "../../declare/group.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

/** The interview guide: its questions, and which turns answer them. */
export const declareGuide: Declare = (program, go) => {
  const guide = program
    .command("guide")
    .helpGroup("Data:")
    .description("the interview guide: show it, import it, link turns to its questions");

  writes(
    guide
      .command("link")
      .description("assign turns to a question by hand, whatever was recognised")
      .usage("[options] <source> <turn...> <question>")
      .argument("<source>", "name or id")
      .argument("<turns...>", "turns (3 or 5-8), then the question's id or its place in the guide"),
  )
    .addHelpText(
      "after",
      "\nAn interviewer's turn brings the answers after it, up to the next question.\n\nExample:\n  themata guide link nurse-3 17 18 limits",
    )
    .action((source, turns, options, command) =>
      go(() => import("./guide-link.js"), { ...options, source, turns, verb: "link" }, globalsOf(command)),
    );

  writes(
    guide
      .command("unlink")
      .description("remove turns from their question by hand")
      .argument("<source>", "name or id")
      .argument("<turns...>", "turns: 3 or 5-8")
      .option("--auto", "return them to automatic recognition"),
  )
    .addHelpText("after", "\nExample:\n  themata guide unlink nurse-3 17-18")
    .action((source, turns, options, command) =>
      go(() => import("./guide-link.js"), { ...options, source, turns, verb: "unlink" }, globalsOf(command)),
    );

  alone(guide, (command) => go(() => import("./guide-show.js"), {}, globalsOf(command)));

  guide
    .command("show")
    .description("the questions, and how often each was asked and answered")
    .addHelpText("after", "\nExample:\n  themata guide show --plain")
    .action((_options, command) => go(() => import("./guide-show.js"), {}, globalsOf(command)));

  writes(
    guide
      .command("import")
      .description("import a guide and link the turns of all sources to its questions")
      .argument("<file>", "YAML: questions with id, wording, alternatives; - reads standard input"),
  )
    .addHelpText("after", "\nExample:\n  themata guide import guide.yaml --dry-run")
    .action((file, options, command) =>
      go(() => import("./guide-import.js"), { ...options, file }, globalsOf(command)),
    );
};
