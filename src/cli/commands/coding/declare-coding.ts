import { type Command, Option, type OptionValues } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { ofCoder, writes } from "../../declare/shared.js";

/** The options by which commands say which codings they mean. */
export const filters = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) =>
  ofCoder(command)
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

export const code = declared(
  (program: Command) =>
    writes(
      program
        .command("code")
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
    ).addHelpText(
      "after",
      '\nExample:\n  themata code P01\n  themata code P01 --quote "she just listened" trust\n  themata code P01 --turn 4-6 trust "being seen"',
    ),
  (source, codes, options) => ({ ...options, source, codes }),
);

export const apply = declared(
  (program: Command) =>
    writes(
      program
        .command("apply")
        .description("apply a table of codings: all rows, or none")
        .argument(
          "<file>",
          "CSV with source,start,end,code or source,quote,code or source,turn,code; - for stdin",
        )
        .option("--create-codes", "create missing codes: NAME at the top, PARENT/NAME with its parents"),
    ).addHelpText("after", "\nExample:\n  themata apply codings.csv --dry-run"),
  (file, options) => ({ ...options, file }),
);

export const codings = declared(
  (program: Command) =>
    filters(
      program
        .command("codings")
        .description("list codings, or write them to a file for review")
        .option("--limit <n>", "at most this many")
        .option(
          "-o, --output <file>",
          "write a table for review: .xlsx, .csv, .md, .html or .json (- prints CSV)",
        )
        .addOption(new Option("--format <format>").hideHelp())
        .option("--force", "overwrite an existing file"),
    ).addHelpText(
      "after",
      "\nExample:\n  themata codings --code trust --rollup --role mentor\n  themata codings -o review.xlsx",
    ),
  (options) => options,
);

const codingsAnswer = (answer: "confirm" | "reject", description: string) =>
  declared(
    (codings: Command) =>
      writes(
        codings
          .command(answer)
          .description(description)
          .argument("[codings...]", "ids, or their first digits")
          .option("--all", "all proposed codings of yours"),
      ).addHelpText("after", `\nExample:\n  themata codings ${answer} 3fa9c1`),
    (codings, options) => ({ ...options, codings, answer }),
  );

export const codingsConfirm = codingsAnswer("confirm", "confirm proposed codings of yours");
export const codingsReject = codingsAnswer("reject", "remove proposed codings of yours");

export const codingsImport = declared(
  (codings: Command) =>
    writes(
      codings
        .command("import")
        .description("read back a table of codings after review, by their ids")
        .argument("<file>", "as written by 'themata codings -o FILE': .xlsx or .csv; - for stdin")
        .option("--others", "change others' codings as well"),
    ).addHelpText("after", "\nExample:\n  themata codings import review.xlsx --dry-run"),
  (file, options) => ({ ...options, file }),
);

export const uncode = declared(
  (program: Command) =>
    writes(
      filters(
        program
          .command("uncode")
          .description("remove codings of yours, by id or by filters")
          .argument("[codings...]", "ids, or their first digits")
          .option("--others", "others' codings as well")
          .option("--yes", "do not ask"),
      ),
    ).addHelpText("after", "\nExample:\n  themata uncode 3fa9c1\n  themata uncode --source P01 --code trust"),
  (codings, options) => ({ ...options, codings }),
);

export const recode = declared(
  (program: Command) =>
    writes(
      filters(
        program
          .command("recode")
          .description("give codings of yours another code")
          .argument("[codings...]", "ids, or their first digits")
          .requiredOption("--to <code>", "the other code")
          .option("--others", "others' codings as well"),
      ),
    ).addHelpText("after", "\nExample:\n  themata recode --source P01 --code trust --to 'being seen'"),
  (codings, options) => ({ ...options, codings }),
);

export const passGroup = (program: Command) =>
  program.command("pass").description("who has started or finished which source");

export const passList = declared(
  (pass: Command) =>
    ofCoder(pass.command("list", { isDefault: true }))
      .description("list the passes with what is left uncoded")
      .addHelpText("after", "\nExample:\n  themata pass --of-coder ann"),
  (options) => options,
);

const passState = (name: string, state: "started" | "finished", description: string) =>
  declared(
    (pass: Command) =>
      writes(pass.command(name).description(description).argument("<source>", "the source")).addHelpText(
        "after",
        `\nExample:\n  themata pass ${name} P01`,
      ),
    (source, options) => ({ ...options, source, state }),
  );

export const passStart = passState("start", "started", "record that you have started a source");
export const passFinish = passState(
  "finish",
  "finished",
  "record that you have finished a source, with the codebook as it is",
);

export const autocode = declared(
  (program: Command) =>
    writes(
      program
        .command("autocode")
        .description("code by rule: words, a pattern, a speaker, a guide question or an attribute")
        .requiredOption("--code <name>", "the code (repeat)", collect)
        .option(
          "--text <words>",
          "these whole words, in any case; trust* matches every word that begins with it",
        )
        .option("--pattern <re2>", "an RE2 pattern")
        .option("--speaker <name>", "what this speaker or participant says (default: participants)")
        .option("--question <question>", "in answer to this question of the guide")
        .option("--attribute <key=value>", "said by participants with this attribute")
        .option("--source <name>", "in this source (repeat; default: all)", collect)
        .option("--unit <unit>", "match, sentence or turn")
        .option("--context <n>", "with this many sentences or turns on either side"),
    ).addHelpText(
      "after",
      '\nExample:\n  themata autocode --text "my husband" --unit sentence --code family --dry-run',
    ),
  (options) => options,
);

export const transcript = declared(
  (program: Command) =>
    program
      .command("transcript")
      .description("write a coded transcript, codes in the margin")
      .argument("<source>", "the source")
      .requiredOption("-o, --output <file>", "where to (.html, .docx, or - for HTML on standard output)")
      .option("--names", "call participants by their names in the transcript, not by their labels")
      .option("--force", "overwrite an existing file")
      .addHelpText("after", "\nExample:\n  themata transcript P01 -o P01.html"),
  (source, options) => ({ ...options, source }),
);
