import { type Declare, globalsOf } from "../../declare/shared.js";

export const declareHistory: Declare = (program, go) => {
  program
    .command("log")
    .helpGroup("History:")
    .description("the study's history, newest first")
    .option("--limit <n>", "at most this many events", "30")
    .option("--all", "every event")
    .addHelpText("after", "\nExample:\n  themata log --limit 10")
    .action((options, command) => go(() => import("./log.js"), options, globalsOf(command)));

  program
    .command("show")
    .helpGroup("History:")
    .description("one event: who, when, why, and what it changed")
    .argument("<event>", "its number in the log")
    .addHelpText("after", "\nExample:\n  themata show 12")
    .action((event, _options, command) => go(() => import("./show-event.js"), { event }, globalsOf(command)));

  program
    .command("undo")
    .helpGroup("History:")
    .description("undo your latest change (an import of many files is one)")
    .argument("[n]", "how many changes", "1")
    .option("--cascade", "undo later changes that build on it, too")
    .addHelpText("after", "\nExample:\n  themata undo\n  themata undo 3")
    .action((n, options, command) =>
      go(() => import("./undo.js"), { ...options, n, redo: false }, globalsOf(command)),
    );

  program
    .command("redo")
    .helpGroup("History:")
    .description("redo what you undid")
    .argument("[n]", "how many changes", "1")
    .addHelpText("after", "\nExample:\n  themata redo")
    .action((n, _options, command) => go(() => import("./undo.js"), { n, redo: true }, globalsOf(command)));

  program
    .command("verify")
    .helpGroup("History:")
    .description("check that nothing was changed outside the history")
    .option("--deep", "check the database file as well")
    .addHelpText("after", "\nExample:\n  themata verify --deep")
    .action((options, command) => go(() => import("./verify.js"), options, globalsOf(command)));

  program
    .command("backup")
    .helpGroup("History:")
    .description("copy the study's database to a file (by default among its own backups)")
    .argument("[file]", "the backup")
    .addHelpText("after", "\nExample:\n  themata backup ~/safe/mentoring.db")
    .action((file, _options, command) => go(() => import("./backup.js"), { file }, globalsOf(command)));

  program
    .command("restore")
    .helpGroup("History:")
    .description("replace the study with a backup; the current state is backed up first")
    .argument("<file>", "the backup")
    .option("--force", "even if the backup is of another study")
    .addHelpText("after", "\nExample:\n  themata restore ~/safe/mentoring.db")
    .action((file, options, command) =>
      go(() => import("./restore.js"), { ...options, file }, globalsOf(command)),
    );

  program
    .command("doctor")
    .helpGroup("Start:")
    .description("check the installation and the study")
    .addHelpText("after", "\nExample:\n  themata doctor")
    .action((_options, command) => go(() => import("./doctor.js"), {}, globalsOf(command)));
};
