import type { Command, OptionValues } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

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

export const codebookGroup = (program: Command) =>
  program
    .command("codebook")
    .alias("codes")
    .description("the codes, their tree and definitions")
    .option("--all", "include codes that were merged into others")
    .addHelpText("after", "\nExample:\n  themata codebook --json");

export const codebookShow = declared(
  (codebook: Command) =>
    codebook
      .command("show")
      .alias("list")
      .description("show the codebook, or one code in full")
      .argument("[code]", "the code's name, path or id")
      .addHelpText("after", '\nExample:\n  themata codebook show "Trust"'),
  // --all is the group's: it takes it wherever it stands.
  (code, _options, command) => ({ code, all: (command.optsWithGlobals() as { all?: true }).all }),
);

export const codebookImport = declared(
  (codebook: Command) =>
    writes(
      codebook
        .command("import")
        .description("add codes and adopt definitions from a file; nothing is removed")
        .argument("<file>", "YAML, CSV, Excel or JSON; - reads YAML from standard input"),
    ).addHelpText("after", "\nExample:\n  themata codebook import codebook.yaml --dry-run"),
  (file, options) => ({ ...options, file }),
);

export const codebookExport = declared(
  (codebook: Command) =>
    codebook
      .command("export")
      .description(
        "write the codebook to a file (.yaml, .csv, .xlsx or .json; .docx for reading), without codings",
      )
      .argument("<file>", "the file; - prints YAML")
      .option("--force", "overwrite an existing file")
      .option("--raw", "CSV: do not put ' before what a spreadsheet would run as a formula")
      .addHelpText("after", "\nExample:\n  themata codebook export codebook.csv"),
  (file, options) => ({ ...options, file }),
);

export const codebookEdit = declared(
  (codebook: Command) =>
    writes(
      codebook
        .command("edit")
        .description("edit the whole codebook as YAML in your editor ($VISUAL or $EDITOR)")
        .option("--file <file>", "read the edited codebook from this file instead")
        .option("--resume", "resume the draft that an error left")
        .option("--abandon", "discard that draft"),
    ).addHelpText("after", "\nExample:\n  EDITOR=nano themata codebook edit"),
  (options) => options,
);

export const codebookAdd = declared(
  (codebook: Command) =>
    writes(
      described(
        codebook
          .command("add")
          .description("add a code")
          .argument("<name>", "its name, or a path (parent/name)")
          .option("--under <parent>", "its parent"),
      ),
    ).addHelpText(
      "after",
      '\nExample:\n  themata codebook add "Early trust" --under Trust --short "Trust from the start"',
    ),
  (name, options) => ({ ...options, name }),
);

export const codebookSet = declared(
  (codebook: Command) =>
    writes(
      described(
        codebook
          .command("set")
          .description("change a code's definition, origin or colour")
          .argument("<code>")
          .option("--alias <name>", 'another name a paper has for it (repeat; "" for none)', collect),
      ),
    ).addHelpText(
      "after",
      '\nExample:\n  themata codebook set Trust --exclude "Not for being easy to reach; use Availability."',
    ),
  (code, options) => ({ ...options, act: "set", code }),
);

export const codebookRename = declared(
  (codebook: Command) =>
    writes(
      codebook.command("rename").description("rename a code").argument("<code>").argument("<name>"),
    ).addHelpText("after", '\nExample:\n  themata codebook rename Trust "Trust and rapport"'),
  (code, name, options) => ({ ...options, act: "rename", code, name }),
);

export const codebookMove = declared(
  (codebook: Command) =>
    writes(
      codebook
        .command("move")
        .description("move a code, with everything below it, under another")
        .argument("<code>")
        .option("--under <parent>", "its new parent")
        .option("--top", "to the top of the codebook"),
    ).addHelpText("after", '\nExample:\n  themata codebook move "Early trust" --under Trust'),
  (code, options) => ({ ...options, act: "move", code }),
);

export const codebookMerge = declared(
  (codebook: Command) =>
    writes(
      codebook
        .command("merge")
        .description("merge codes into another, with their codings, links and memos")
        .argument("<codes...>")
        .requiredOption("--into <code>", "the code that stays"),
    ).addHelpText("after", '\nExample:\n  themata codebook merge "Faith" "Confidence" --into Trust'),
  (codes, options) => ({ ...options, codes }),
);

export const codebookRetire = declared(
  (codebook: Command) =>
    writes(
      codebook
        .command("retire")
        .description("stop offering a code; its codings stay")
        .argument("<code>")
        .option("--revive", "bring a retired code back into use"),
    ).addHelpText("after", '\nExample:\n  themata codebook retire "Faith"'),
  (code, options) => ({ ...options, act: "retire", code }),
);

export const codebookHistory = declared(
  (codebook: Command) =>
    codebook
      .command("history")
      .description("every version of a code: when, who, what changed")
      .argument("<code>")
      .addHelpText("after", "\nExample:\n  themata codebook history Trust"),
  (code) => ({ code }),
);

export const codebookStarter = declared(
  (codebook: Command) =>
    writes(
      codebook
        .command("starter")
        .description("start from a codebook that comes with themata; without a name, list what there is")
        .argument("[name]", "mentoring"),
    ).addHelpText("after", "\nExample:\n  themata codebook starter mentoring"),
  (name, options) => ({ ...options, name }),
);

export const codebookSplit = declared(
  (codebook: Command) =>
    writes(
      codebook
        .command("split")
        .description("move a code's passages, one by one, to other codes")
        .argument("<code>", "the code")
        .requiredOption("--into <name>", "a code to split into, created if missing (repeat)", collect)
        .option("--give <coding=code>", "where a coding goes (repeat); without it, you are asked", collect)
        .option("--retire", "retire the code if nothing stays"),
    ).addHelpText(
      "after",
      "\nExample:\n  themata codebook split Trust --into 'Early trust' --into 'Tested trust'",
    ),
  (code, options) => ({ ...options, code }),
);
