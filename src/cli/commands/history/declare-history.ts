import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";

export const log = declared(
  (program: Command) =>
    program
      .command("log")
      .description("the study's history, newest first")
      .option("--limit <n>", "at most this many events", "30")
      .option("--all", "every event")
      .addHelpText("after", "\nExample:\n  themata log --limit 10"),
  (options) => options,
);

export const showEvent = declared(
  (program: Command) =>
    program
      .command("show")
      .description("one event: who, when, why, and what it changed")
      .argument("<event>", "its number in the log")
      .addHelpText("after", "\nExample:\n  themata show 12"),
  (event) => ({ event }),
);

export const undo = declared(
  (program: Command) =>
    program
      .command("undo")
      .description("undo your latest change (an import of many files is one)")
      .argument("[n]", "how many changes", "1")
      .option("--cascade", "undo later changes that build on it, too")
      .option("--dry-run", "show what would happen, write nothing")
      .addHelpText("after", "\nExample:\n  themata undo\n  themata undo 3"),
  (n, options) => ({ ...options, n, redo: false }),
);

export const redo = declared(
  (program: Command) =>
    program
      .command("redo")
      .description("redo what you undid")
      .argument("[n]", "how many changes", "1")
      .option("--dry-run", "show what would happen, write nothing")
      .addHelpText("after", "\nExample:\n  themata redo"),
  (n, options) => ({ ...options, n, redo: true }),
);

export const verify = declared(
  (program: Command) =>
    program
      .command("verify")
      .description("check that nothing was changed outside the history")
      .option("--deep", "check the database file as well")
      .option("--head <hash>", "check that the history contains this state, as a report or backup names it")
      .addHelpText("after", "\nExample:\n  themata verify --deep"),
  (options) => options,
);

export const backup = declared(
  (program: Command) =>
    program
      .command("backup")
      .description("copy the study's database to a file (by default among its own backups)")
      .argument("[file]", "the backup, a .db file")
      .addHelpText("after", "\nExample:\n  themata backup ~/safe/mentoring.db"),
  (file) => ({ file }),
);

export const restore = declared(
  (program: Command) =>
    program
      .command("restore")
      .description("replace the study with a backup; the current state is backed up first")
      .argument("<file>", "the backup")
      .option("--force", "even if the backup is of another study")
      .option("--dry-run", "show what would happen, write nothing")
      .addHelpText("after", "\nExample:\n  themata restore ~/safe/mentoring.db"),
  (file, options) => ({ ...options, file }),
);

export const doctor = declared(
  (program: Command) =>
    program
      .command("doctor")
      .description("check the installation and the study")
      .addHelpText("after", "\nExample:\n  themata doctor"),
  () => ({}),
);
