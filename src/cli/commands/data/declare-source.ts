import type { Command } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const sourceGroup = (program: Command) =>
  program
    .command("source")
    .alias("sources")
    .description("the sources: list, show, turns, set, rename, remove")
    .addHelpText("after", "\nExample:\n  themata source --json");

export const sourceList = declared(
  (source: Command) =>
    source
      .command("list")
      .description("list the sources")
      .addHelpText("after", "\nExample:\n  themata source list --json"),
  () => ({}),
);

export const sourceShow = declared(
  (source: Command) =>
    source
      .command("show")
      .description("a source's session, speakers and front matter")
      .argument("<source>")
      .addHelpText("after", "\nExample:\n  themata source show mentor-1"),
  (source) => ({ source }),
);

export const sourceTurns = declared(
  (source: Command) =>
    source
      .command("turns")
      .description("the turns of a source, numbered")
      .argument("<source>")
      .option("--from <n>", "from this turn")
      .option("--to <n>", "up to this turn")
      .addHelpText("after", "\nExample:\n  themata source turns mentor-1 --from 10 --to 20"),
  (source, options) => ({ ...options, source }),
);

export const sourceSet = declared(
  (source: Command) =>
    writes(
      source
        .command("set")
        .description("set the session, kind and speakers of sources")
        .usage("[options] <source...> <key=value...>")
        .argument(
          "[source...]",
          "sources, then: date, mode, place, interviewer, minutes, language, recording, others, relationship, kind, abridged",
        )
        .option(
          "--from <file>",
          "a table instead (.csv, .xlsx): a column source, and any of these; - reads CSV",
        )
        .option("--speaker <name=participant>", "who a speaker is (repeat)", collect)
        .option("--interviewer <name>", "a speaker who asks the questions (repeat)", collect)
        .option("--other <name>", "a speaker who is neither (repeat)", collect),
    ).addHelpText(
      "after",
      '\nExample:\n  themata source set mentor-1 date=2024-05-12 minutes=48 --speaker P1="Mentor 1"\n  themata source set mentor-1 mentor-2 mode=video recording=audio\n  themata source set --from sessions.csv',
    ),
  (words, options) => ({ ...options, words }),
);

export const sourceRename = declared(
  (source: Command) =>
    writes(
      source.command("rename").description("rename a source").argument("<source>").argument("<new>"),
    ).addHelpText("after", "\nExample:\n  themata source rename recording-07 mentor-1"),
  (source, name, options) => ({ ...options, source, name }),
);

export const sourceRemove = declared(
  (source: Command) =>
    writes(
      source
        .command("remove")
        .description("remove a source from the study")
        .argument("<source>")
        .option("--cascade", "with its codings"),
    ).addHelpText("after", "\nExample:\n  themata source remove pilot-1"),
  (source, options) => ({ ...options, source }),
);
