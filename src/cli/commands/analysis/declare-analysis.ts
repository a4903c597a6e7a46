import type { Command, OptionValues } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { drawn, limited, ofCoder, tableOptions, withLimit, writes } from "../../declare/shared.js";

/** The options of tables that can be narrowed to some codings and the people, sources and turns they can be of. */
const narrowed = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) =>
  ofCoder(command)
    .option(
      "--where <query>",
      "only codings that match a query, as in 'themata find', and the people it admits",
    )
    .option("--source <name>", "only this source (repeat)", collect);

/** The options of tables that count codings. */
const counts = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) =>
  narrowed(
    command
      .option("--of <what>", "codes or themes", "codes")
      .option("--own", "themes with their own codes only, without their subthemes"),
  );

export const frequency = declared(
  (program: Command) =>
    drawn(
      limited(
        counts(
          program
            .command("frequency")
            .description("how many participants, sources and segments each code or theme reaches")
            .option(
              "--by <attribute>",
              "set groups side by side: role, source, participant, question, coder or an attribute (twice: crossed)",
              collect,
            )
            .option("--rollup", "codes count the codes below them, too")
            .option("--each", "with --of-coder A,B: each coder separately as well")
            .option("--percent", "percentages, also where N is below 20")
            .option(
              "--sort <what>",
              "n, segments, words or name (default: as in the codebook; with --limit: n)",
            )
            .option("--min <n>", "only those of at least this many participants")
            .option("--code <name>", "only these codes, or themes (repeat)", collect)
            .option("--under <name>", "only what is below this code, or theme")
            .option("--all", "also codes and headings without codings here")
            .option(
              "--bands <list>",
              "bands of a numeric attribute as groups: satisfaction=1-2,3,4-5 (repeat)",
              collect,
            )
            .option(
              "--mean <attribute>",
              "mean, median and range of a numeric attribute of those reached (repeat)",
              collect,
            )
            .option("--test", "test whether groups differ, by chi-square or Fisher's exact test"),
        ),
      ),
    ).addHelpText(
      "after",
      "\nExample:\n  themata frequency --by role --rollup\n  themata frequency --sort n --limit 10\n  themata frequency --of themes --by role --test\n  themata frequency --of themes --bands satisfaction=1-2,3,4-5 --chart bars.svg\n  themata frequency --of-coder ann,ben --each",
    ),
  (options) => withLimit(options),
);

export const matrix = declared(
  (program: Command) =>
    drawn(
      counts(
        program
          .command("matrix")
          .description("codes or themes × sources, participants, groups or guide questions")
          .option(
            "--by <columns>",
            "source, participant, role, question, coder or an attribute (default: source; twice: crossed)",
            collect,
          )
          .option(
            "--bands <list>",
            "bands of a numeric attribute as columns: satisfaction=1-2,3,4-5 (repeat)",
            collect,
          )
          .option("--cells <what>", "segments, participants, sources, words, or any (0/1)", "segments")
          .option("--rollup", "codes count the codes below them, too")
          .option("--transpose", "cases as rows, codes as columns"),
      ),
    ).addHelpText(
      "after",
      "\nExample:\n  themata matrix --by participant -o matrix.xlsx\n  themata matrix --by participant --cells any --transpose -o cases.csv",
    ),
  (options) => options,
);

export const cooccurrence = declared(
  (program: Command) =>
    drawn(
      limited(
        counts(
          program
            .command("cooccurrence")
            .description("which codes or themes occur together, or follow each other")
            .option("--unit <unit>", "what they share: overlap, turn or source (default: overlap)")
            .option("--within <turns>", "instead: at most this many turns apart")
            .option("--ordered", "instead: what follows what within a source")
            .option("--rollup", "codes count the codes below them, too")
            .option("--code <name>", "compare only these codes, or themes (repeat)", collect),
        ),
      ),
      ".svg, .png, .html or .dot; not with --ordered",
    ).addHelpText(
      "after",
      "\nExample:\n  themata cooccurrence --unit turn --limit 20\n  themata cooccurrence --of themes --within 2 --chart network.svg\n  themata cooccurrence --ordered --of themes",
    ),
  (options) => withLimit(options),
);

/** The older name of `cooccurrence --ordered`. */
export const sequence = declared(
  (program: Command) =>
    tableOptions(
      limited(
        counts(
          program.command("sequence", { hidden: true }).description("the same as cooccurrence --ordered"),
        ),
      ),
    ),
  (options) => withLimit(options),
);

export const saturation = declared(
  (program: Command) =>
    drawn(
      counts(
        program
          .command("saturation")
          .description("new codes by base, run and threshold; in a reflexive study: information power"),
      ),
    )
      .option("--base <n>", "interviews in the base", "4")
      .option("--run <n>", "interviews in a run", "2")
      .option("--threshold <percent>", "at most this share of new codes in a run, relative to the base", "5")
      .option("--new-by <what>", "order: of the interviews; use: of the coding", "order")
      .option("--order <what>", "date: of the sessions; name: of the sources", "date")
      .option("--by <attribute>", "each group as well: role or an attribute")
      .option("--permutations <n>", "random orders for the band; 0 for none", "1000")
      .option("--seed <n>", "of the random orders", "1")
      .option("--anyway", "count even though the study is reflexive")
      .addHelpText("after", "\nExample:\n  themata saturation --by role --chart discovery.svg"),
  (options) => options,
);

export const coverage = declared(
  (program: Command) =>
    drawn(
      narrowed(
        program
          .command("coverage")
          .description("what is coded, by whom, which passes are finished, and how evenly"),
      ),
      ".svg, .png or .html",
    ).addHelpText("after", "\nExample:\n  themata coverage --chart portrait.svg"),
  (options) => options,
);

export const frameworkGroup = (program: Command) =>
  tableOptions(
    narrowed(
      program
        .command("framework")
        .description("the framework matrix: cases × themes with written summaries")
        .option("--passages", "in files: with the ids of the codings behind each cell")
        .option("--own", "themes with their own codes only, without their subthemes"),
    ),
  ).addHelpText("after", "\nExample:\n  themata framework -o framework.xlsx");

export const frameworkSet = declared(
  (framework: Command) =>
    writes(
      framework
        .command("set")
        .description("write what a case says about a theme (in VISUAL or EDITOR if no text is given)")
        .argument("<participant>")
        .argument("<theme>")
        .argument("[text]", "the summary; - reads standard input; empty removes it")
        .option("--resume", "resume a draft that was kept")
        .option("--abandon", "discard a draft that was kept"),
    ).addHelpText(
      "after",
      '\nExample:\n  themata framework set "Mentor 1" Trust "Trust came late, with the letters."',
    ),
  (participant, theme, text, options) => ({ act: "set", participant, theme, text, ...options }),
);

export const frameworkImport = declared(
  (framework: Command) =>
    writes(
      framework
        .command("import")
        .description("read back a matrix written with -o, after its cells were edited")
        .argument("<file>", ".csv or .xlsx; - for stdin"),
    ).addHelpText("after", "\nExample:\n  themata framework import framework.xlsx --dry-run"),
  (file, options) => ({ act: "import", file, ...options }),
);
