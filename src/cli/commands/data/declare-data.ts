import type { Command } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const importTranscripts = declared(
  (program: Command) =>
    writes(
      program
        .command("import")
        .description("import transcripts; the format is found by content")
        .argument("<files...>", "transcripts; - reads standard input")
        .option("--as <format>", "read as this format, regardless of content")
        .option("--kind <kind>", "interview, focus-group, survey or notes")
        .option("--speaker <name=participant>", "who a speaker is (repeat)", collect)
        .option("--interviewer <name>", "a speaker who asks the questions (repeat)", collect)
        .option("--split-on <re2>", "a pattern that begins a turn; its first group is the speaker")
        .option("--text-column <name>", "tables: a column with text (repeat)", collect)
        .option("--id-column <name>", "tables: the respondent's id")
        .option("--code-column <name>", "tables: codes already given")
        .option("--code-delimiter <text>", "tables: what separates codes (default: ;)")
        .option("--encoding <name>", "the text's encoding, if it is not UTF-8")
        .option("--no-originals", "do not keep a copy of the files"),
    ).addHelpText(
      "after",
      '\nExample:\n  themata import interviews/*.docx --interviewer Ruth --speaker P1="Mentor 1"',
    ),
  (files, options) => ({ ...options, files }),
);
