import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const guideGroup = (program: Command) =>
  program
    .command("guide")
    .description("the interview guide: show it, import it, link turns to its questions");

export const guideLink = declared(
  (guide: Command) =>
    writes(
      guide
        .command("link")
        .description("assign turns to a question by hand, whatever was recognised")
        .usage("[options] <source> <turn...> <question>")
        .argument("<source>", "name or id")
        .argument("<turns...>", "turns (3 or 5-8), then the question's id or its place in the guide"),
    ).addHelpText(
      "after",
      "\nAn interviewer's turn brings the answers after it, up to the next question.\n\nExample:\n  themata guide link nurse-3 17 18 limits",
    ),
  (source, turns, options) => ({ ...options, source, turns, verb: "link" }),
);

export const guideUnlink = declared(
  (guide: Command) =>
    writes(
      guide
        .command("unlink")
        .description("remove turns from their question by hand")
        .argument("<source>", "name or id")
        .argument("<turns...>", "turns: 3 or 5-8")
        .option("--auto", "return them to automatic recognition"),
    ).addHelpText("after", "\nExample:\n  themata guide unlink nurse-3 17-18"),
  (source, turns, options) => ({ ...options, source, turns, verb: "unlink" }),
);

export const guideShow = declared(
  (guide: Command) =>
    guide
      .command("show")
      .alias("list")
      .description("the questions, and how often each was asked and answered")
      .addHelpText("after", "\nExample:\n  themata guide show --plain"),
  () => ({}),
);

export const guideImport = declared(
  (guide: Command) =>
    writes(
      guide
        .command("import")
        .description("import a guide and link the turns of all sources to its questions")
        .argument("<file>", "YAML: questions with id, wording, alternatives; - reads standard input"),
    ).addHelpText("after", "\nExample:\n  themata guide import guide.yaml --dry-run"),
  (file, options) => ({ ...options, file }),
);
