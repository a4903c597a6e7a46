import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";
import { limited, withLimit, writes } from "../../declare/shared.js";

const kinds = "reflexive, familiarisation, field-note, code, theme, method, passage, or a word of your own";

const targets = "study, source:NAME, code:NAME, theme:NAME, participant:LABEL, coding:ID, or a plain name";

export const memoGroup = (program: Command) =>
  program.command("memo").alias("memos").description("notes on anything: list, add, show, edit");

export const memoList = declared(
  (memo: Command) =>
    limited(memo.command("list"))
      .description("list memos, oldest first")
      .option("--on <target>", targets)
      .option("--kind <kind>", "only memos of this kind")
      .option("--text <word>", "only memos that have this in their title or text")
      .addHelpText("after", "\nExample:\n  themata memo list --kind reflexive"),
  (options) => withLimit(options),
);

export const memoShow = declared(
  (memo: Command) =>
    memo
      .command("show")
      .description("one memo in full")
      .argument("<memo>", "the beginning of its id")
      .addHelpText("after", "\nExample:\n  themata memo show 1a2b3c4d"),
  (memo) => ({ memo }),
);

export const memoAdd = declared(
  (memo: Command) =>
    writes(
      memo
        .command("add")
        .description("write a memo; without a text an editor opens")
        .argument("[text]", "- reads standard input")
        .option("--on <target>", targets)
        .option("--kind <kind>", kinds)
        .option("--title <text>", "a title")
        .option("--file <file>", "read the text from a file; - reads standard input")
        .option("--resume", "resume a memo that was kept")
        .option("--abandon", "discard a memo that was kept"),
    ).addHelpText("after", '\nExample:\n  themata memo add "Close to Reliability?" --on code:Trust'),
  (text, options) => ({ ...options, memo: undefined, text }),
);

export const memoEdit = declared(
  (memo: Command) =>
    writes(
      memo
        .command("edit")
        .description("change a memo; without a text an editor opens")
        .argument("<memo>", "the beginning of its id")
        .argument("[text]", "- reads standard input")
        .option("--kind <kind>", kinds)
        .option("--title <text>", "a title; empty clears it")
        .option("--file <file>", "read the text from a file; - reads standard input")
        .option("--resume", "resume a draft that was kept")
        .option("--abandon", "discard a draft that was kept"),
    ).addHelpText("after", "\nExample:\n  themata memo edit 1a2b3c4d --kind reflexive"),
  (memo, text, options) => ({ ...options, memo, text }),
);
