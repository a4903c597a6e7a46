import type { Command, OptionValues } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { alone } from "../../declare/group.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

const described = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) =>
  command
    .option("--short <text>", "its definition in one line")
    .option("--definition <text>", "its definition in full")
    .option("--include <text>", "when to use it")
    .option("--exclude <text>", "when not to use it, and what to use instead")
    .option("--example <text>", "an example (repeat)", collect)
    .option("--origin <origin>", "inductive, deductive, in-vivo or suggested")
    .option("--color <#rrggbb>", "its colour");

const change = () => import("./codebook-change.js");
const show = () => import("./codebook-show.js");

export const declareCodebook: Declare = (program, go) => {
  const codebook = program
    .command("codebook")
    .helpGroup("Codebook:")
    .description("the codes, their tree and definitions")
    .option("--all", "include codes that were merged into others")
    .addHelpText("after", "\nExample:\n  themata codebook --json");
  alone(
    codebook,
    (command) => go(show, command.opts(), globalsOf(command)),
    ". To see a code: themata codebook show CODE",
  );

  codebook
    .command("show")
    .description("show the codebook, or one code in full")
    .argument("[code]", "the code's name, path or id")
    .addHelpText("after", '\nExample:\n  themata codebook show "Trust"')
    .action((code, _options, command) => go(show, { code, all: codebook.opts().all }, globalsOf(command)));

  writes(
    codebook
      .command("import")
      .description("add codes and adopt definitions from a file; nothing is removed")
      .argument("<file>", "YAML, JSON or CSV; - reads YAML from standard input"),
  )
    .addHelpText("after", "\nExample:\n  themata codebook import codebook.yaml --dry-run")
    .action((file, options, command) =>
      go(() => import("./codebook-import.js"), { ...options, file }, globalsOf(command)),
    );

  codebook
    .command("export")
    .description("write the codebook to a file (.yaml, .csv, .json; .docx for reading), without codings")
    .argument("<file>", "the file; - prints YAML")
    .option("--force", "overwrite an existing file")
    .option("--raw", "CSV: do not put ' before what a spreadsheet would run as a formula")
    .addHelpText("after", "\nExample:\n  themata codebook export codebook.csv")
    .action((file, options, command) =>
      go(() => import("./codebook-export.js"), { ...options, file }, globalsOf(command)),
    );

  writes(
    codebook
      .command("edit")
      .description("edit the whole codebook as YAML in your editor ($VISUAL or $EDITOR)")
      .option("--file <file>", "read the edited codebook from this file instead")
      .option("--resume", "resume the draft that an error left")
      .option("--abandon", "discard that draft"),
  )
    .addHelpText("after", "\nExample:\n  EDITOR=nano themata codebook edit")
    .action((options, command) => go(() => import("./codebook-edit.js"), options, globalsOf(command)));

  writes(
    described(
      codebook
        .command("add")
        .description("add a code")
        .argument("<name>", "its name, or a path (parent/name)")
        .option("--under <parent>", "its parent"),
    ),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata codebook add "Early trust" --under Trust --short "Trust from the start"',
    )
    .action((name, options, command) =>
      go(() => import("./codebook-add.js"), { ...options, name }, globalsOf(command)),
    );

  writes(
    described(
      codebook.command("set").description("change a code's definition, origin or colour").argument("<code>"),
    ),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata codebook set Trust --exclude "Not for being easy to reach; use Availability."',
    )
    .action((code, options, command) =>
      go(change, { ...options, act: "set", code } as const, globalsOf(command)),
    );

  writes(codebook.command("rename").description("rename a code").argument("<code>").argument("<name>"))
    .addHelpText("after", '\nExample:\n  themata codebook rename Trust "Trust and rapport"')
    .action((code, name, options, command) =>
      go(change, { ...options, act: "rename", code, name } as const, globalsOf(command)),
    );

  writes(
    codebook
      .command("move")
      .description("move a code, with everything below it, under another")
      .argument("<code>")
      .option("--under <parent>", "its new parent")
      .option("--top", "to the top of the codebook"),
  )
    .addHelpText("after", '\nExample:\n  themata codebook move "Early trust" --under Trust')
    .action((code, options, command) =>
      go(change, { ...options, act: "move", code } as const, globalsOf(command)),
    );

  writes(
    codebook
      .command("merge")
      .description("merge codes into another, with their codings, links and memos")
      .argument("<codes...>")
      .requiredOption("--into <code>", "the code that stays"),
  )
    .addHelpText("after", '\nExample:\n  themata codebook merge "Faith" "Confidence" --into Trust')
    .action((codes, options, command) =>
      go(() => import("./codebook-merge.js"), { ...options, codes }, globalsOf(command)),
    );

  writes(
    codebook
      .command("retire")
      .description("stop offering a code; its codings stay")
      .argument("<code>")
      .option("--revive", "bring a retired code back into use"),
  )
    .addHelpText("after", '\nExample:\n  themata codebook retire "Faith"')
    .action((code, options, command) =>
      go(change, { ...options, act: "retire", code } as const, globalsOf(command)),
    );

  codebook
    .command("history")
    .description("every version of a code: when, who, what changed")
    .argument("<code>")
    .addHelpText("after", "\nExample:\n  themata codebook history Trust")
    .action((code, _options, command) =>
      go(() => import("./codebook-history.js"), { code }, globalsOf(command)),
    );

  writes(
    codebook
      .command("starter")
      .description("start from a codebook that comes with themata; without a name, list what there is")
      .argument("[name]", "mentoring"),
  )
    .addHelpText("after", "\nExample:\n  themata codebook starter mentoring")
    .action((name, options, command) =>
      go(() => import("./codebook-starter.js"), { ...options, name }, globalsOf(command)),
    );
};
