import { alone } from "../../declare/group.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

const kinds = "reflexive, familiarisation, field-note, code, theme, method, passage, or a word of your own";
const targets = "study, source:NAME, code:NAME, theme:NAME, participant:LABEL, coding:ID, or a plain name";

/** Memos: notes on anything. */
export const declareMemos: Declare = (program, go) => {
  const memo = program
    .command("memo")
    .helpGroup("Coding:")
    .description("notes on anything: list, add, show, edit");
  alone(memo, (command) => go(() => import("./memo-list.js"), {}, globalsOf(command)));

  memo
    .command("list")
    .description("list memos, oldest first")
    .option("--on <target>", targets)
    .option("--kind <kind>", "only memos of this kind")
    .option("--text <word>", "only memos that have this in their title or text")
    .addHelpText("after", "\nExample:\n  themata memo list --kind reflexive")
    .action((options, command) => go(() => import("./memo-list.js"), options, globalsOf(command)));

  memo
    .command("show")
    .description("one memo in full")
    .argument("<memo>", "the beginning of its id")
    .addHelpText("after", "\nExample:\n  themata memo show 1a2b3c4d")
    .action((wanted, _options, command) =>
      go(() => import("./memo-show.js"), { memo: wanted }, globalsOf(command)),
    );

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
  )
    .addHelpText("after", '\nExample:\n  themata memo add "Close to Reliability?" --on code:Trust')
    .action((text, options, command) =>
      go(() => import("./memo-write.js"), { ...options, text }, globalsOf(command)),
    );

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
  )
    .addHelpText("after", "\nExample:\n  themata memo edit 1a2b3c4d --kind reflexive")
    .action((wanted, text, options, command) =>
      go(() => import("./memo-write.js"), { ...options, memo: wanted, text }, globalsOf(command)),
    );
};
