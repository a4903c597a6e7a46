import type { Command, OptionValues } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

/** The options by which commands say which codings they mean. */
export const filters = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) =>
  command
    .option("--source <name>", "of this source (repeat)", collect)
    .option("--code <name>", "with this code (repeat)", collect)
    .option("--rollup", "with the codes below it, too")
    .option("--participant <label>", "where this participant speaks (repeat)", collect)
    .option("--role <role>", "where somebody of this role speaks (repeat)", collect)
    .option("--theme <name>", "with a code of this theme (repeat)", collect)
    .option(
      "--origin <origin>",
      "how they were made: manual, in-vivo, script, imported, suggested … (repeat)",
      collect,
    )
    .option("--text <words>", "whose passage contains these words")
    .option("--key", "that are key quotations")
    .option("--proposed", "that no one has confirmed yet")
    .option("--outdated", "coded under an older version of the code's definition")
    .option("--from-event <n>", "made or changed by this event or a later one")
    .option("--where <query>", "that match a query, as in 'themata find'");

export const declareCoding: Declare = (program, go) => {
  writes(
    program
      .command("code")
      .helpGroup("Coding:")
      .description("open the coder on a source, or code one passage of it")
      .argument("<source>", "the source")
      .argument("[codes...]", "the codes")
      .option("--quote <text>", "the words of the passage; [...] stands for words left out")
      .option(
        "--turn <n>",
        "what participants say in this turn (or 4-6, as one passage); with --quote: where to look",
      )
      .option(
        "--with-interviewer",
        "with --turn: the interviewer's turns as well, each as a passage of its own",
      )
      .option("--span <start:end>", "character positions from 0, excluding the end")
      .option("--memo <text>", "a note on the coding")
      .option("--key", "a key quotation, for the report")
      .option("--origin <origin>", "manual, in-vivo or script")
      .option("--screen-reader", "code line by line, without drawing"),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata code P01\n  themata code P01 --quote "she just listened" trust\n  themata code P01 --turn 4-6 trust "being seen"',
    )
    .action((source, codes, options, command) =>
      go(() => import("./code.js"), { ...options, source, codes }, globalsOf(command)),
    );

  writes(
    program
      .command("apply")
      .helpGroup("Coding:")
      .description("apply a table of codings: all rows, or none")
      .argument(
        "<file>",
        "CSV with source,start,end,code or source,quote,code or source,turn,code; - for stdin",
      )
      .option("--create-codes", "create missing codes: NAME at the top, PARENT/NAME with its parents"),
  )
    .addHelpText("after", "\nExample:\n  themata apply codings.csv --dry-run")
    .action((file, options, command) =>
      go(() => import("./apply.js"), { ...options, file }, globalsOf(command)),
    );

  const codings = filters(
    program
      .command("codings")
      .helpGroup("Coding:")
      .description("list codings, or write them to a file for review; --coder A,B: only theirs")
      .option("--limit <n>", "at most this many")
      .option(
        "-o, --output <file>",
        "write a table for review: .xlsx, .csv, .md, .html or .json (- prints CSV)",
      )
      .option("--format <format>", "csv, xlsx, md, html or json, regardless of the file's name")
      .option("--force", "overwrite an existing file"),
  )
    .addHelpText(
      "after",
      "\nExample:\n  themata codings --code trust --rollup --role mentor\n  themata codings -o review.xlsx",
    )
    .action((options, command) => go(() => import("./codings.js"), options, globalsOf(command)));
  for (const [answer, description] of [
    ["confirm", "confirm proposed codings of yours"],
    ["reject", "remove proposed codings of yours"],
  ] as const)
    writes(
      codings
        .command(answer)
        .description(description)
        .argument("[codings...]", "ids, or their first digits")
        .option("--all", "all proposed codings of yours"),
    )
      .addHelpText("after", `\nExample:\n  themata codings ${answer} 3fa9c1`)
      .action((ids, options, command) =>
        go(() => import("./codings-answer.js"), { ...options, codings: ids, answer }, globalsOf(command)),
      );

  writes(
    codings
      .command("import")
      .description("read back a table of codings after review, by their ids")
      .argument("<file>", "as written by 'themata codings -o FILE': .xlsx or .csv; - for stdin")
      .option("--others", "change others' codings as well"),
  )
    .addHelpText("after", "\nExample:\n  themata codings import review.xlsx --dry-run")
    .action((file, options, command) =>
      go(() => import("./codings-import.js"), { ...options, file }, globalsOf(command)),
    );

  writes(
    filters(
      program
        .command("uncode")
        .helpGroup("Coding:")
        .description("remove codings of yours, by id or by filters")
        .argument("[codings...]", "ids, or their first digits")
        .option("--others", "others' codings as well")
        .option("--yes", "do not ask"),
    ),
  )
    .addHelpText("after", "\nExample:\n  themata uncode 3fa9c1\n  themata uncode --source P01 --code trust")
    .action((codings, options, command) =>
      go(() => import("./uncode.js"), { ...options, codings }, globalsOf(command)),
    );

  writes(
    filters(
      program
        .command("recode")
        .helpGroup("Coding:")
        .description("give codings of yours another code")
        .argument("[codings...]", "ids, or their first digits")
        .requiredOption("--to <code>", "the other code")
        .option("--others", "others' codings as well"),
    ),
  )
    .addHelpText("after", "\nExample:\n  themata recode --source P01 --code trust --to 'being seen'")
    .action((codings, options, command) =>
      go(() => import("./recode.js"), { ...options, codings }, globalsOf(command)),
    );

  const pass = program
    .command("pass")
    .helpGroup("Coding:")
    .description("who has started or finished which source");
  pass
    .command("list", { isDefault: true })
    .description("list the passes with what is left uncoded")
    .addHelpText("after", "\nExample:\n  themata pass --coder ann")
    .action((_options, command) => go(() => import("./pass-list.js"), {}, globalsOf(command)));
  for (const [name, state, what] of [
    ["start", "started", "record that you have started a source"],
    ["finish", "finished", "record that you have finished a source, with the codebook as it is"],
  ] as const)
    writes(pass.command(name).description(what).argument("<source>", "the source"))
      .addHelpText("after", `\nExample:\n  themata pass ${name} P01`)
      .action((source, options, command) =>
        go(() => import("./pass.js"), { ...options, source, state }, globalsOf(command)),
      );
};
