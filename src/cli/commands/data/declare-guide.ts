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
      .description("put turns under a question by hand, whatever was recognised")
      .usage("[options] <source> <turn...> <question>")
      .argument("<source>", "name or id")
      .argument("<turns...>", "turns (3 or 5-8), then the question's id or its place in the guide"),
  )
    .addHelpText(
      "after",
      "\nAn interviewer's turn takes the answers after it along, up to the next question.\n\nExample:\n  themata guide link nurse-3 17 18 limits",
    )
    .action((source, turns, options, command) =>
      go(() => import("./guide-link.js"), { ...options, source, turns, verb: "link" }, globalsOf(command)),
    );

  writes(
    guide
      .command("unlink")
      .description("take turns from their question by hand")
      .argument("<source>", "name or id")
      .argument("<turns...>", "turns: 3 or 5-8")
      .option("--auto", "leave them to recognition again"),
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
      .description("take over a guide and link the turns of all sources to its questions")
      .argument("<file>", "YAML: questions with id, wording, alternatives; - reads standard input"),
  )
    .addHelpText("after", "\nExample:\n  themata guide import guide.yaml --dry-run")
    .action((file, options, command) =>
      go(() => import("./guide-import.js"), { ...options, file }, globalsOf(command)),
    );
};
