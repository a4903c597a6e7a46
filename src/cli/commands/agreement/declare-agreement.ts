import { type Command, Option, type OptionValues } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

/** The options by which agreement and adjudication say what is compared. */
const scope = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) =>
  command
    .option("--unit <unit>", "turn (usual), sentence, question, given or codepoint")
    .option("--everybody", "with turns of interviewers and others")
    .option("--given-by <coder>", "with --unit given: who marked the segments")
    .option("--coders <a,b>", "compare only these coders")
    .option("--round <round>", "number or name of a round, or none");

export const agreement = declared(
  (program: Command) =>
    scope(
      program.command("agreement").description("how far coders agree, by code and overall, with intervals"),
    )
      .option("--code <name>", "only this code (repeat)", collect)
      .addOption(new Option("--codes <code...>").hideHelp())
      .option("--disagreements", "show where they disagree, side by side")
      .option("--source <name>", "with --disagreements: of this source")
      .option("--without-suggested", "leave out decisions that rest on accepted suggestions or autocoding")
      .option("--rationale <text>", "in a reflexive study: why it is reported anyway")
      .option("--chart <file>", "draw a coefficient by code, with intervals: .svg, .png or .html")
      .option("--coefficient <key>", "the one to draw", "krippendorffAlpha")
      .option("--force", "overwrite the chart")
      .addOption(new Option("--table <file>").hideHelp())
      .addOption(new Option("--level <level>").hideHelp())
      .addOption(new Option("--values <list>").hideHelp())
      .addOption(new Option("--weights <name>").hideHelp())
      .addOption(new Option("--set-delimiter <text>").hideHelp())
      .addOption(new Option("--distance <name>").hideHelp())
      .option("--seed <n>", "seed of the resampling (default: 1)")
      .option("--resamples <n>", "how many resamples of sources (default: 2000)")
      .addHelpText(
        "after",
        "\nExample:\n  themata agreement --coders ann,ben --chart agreement.svg\n  themata agreement table ratings.csv --level ordinal",
      ),
  ({ code, codes, ...options }) => ({ ...options, codes: codes ?? code, code }),
);

export const agreementTable = declared(
  (agreement: Command) =>
    agreement
      .command("table")
      .description("the same of any table of judgements, without a study")
      .argument("<file>", "columns unit, coder and value (and source); - reads standard input")
      .option("--level <level>", "nominal, ordinal, interval or ratio")
      .option("--values <list>", "all values of the scale from low to high, separated by commas")
      .option("--weights <name>", "linear, quadratic, ordinal, radical, ratio or identity")
      .option("--set-delimiter <text>", "cells hold several codes, separated by this")
      .option("--distance <name>", "with sets: masi, jaccard or partial")
      .option("--seed <n>", "seed of the resampling (default: 1)")
      .option("--resamples <n>", "how many resamples of sources (default: 2000)")
      .addHelpText("after", "\nExample:\n  themata agreement table ratings.csv --level ordinal"),
  // The older `agreement --table FILE` takes the same options, and so takes them wherever they stand.
  (table, options, command) => ({ ...options, ...(command.optsWithGlobals() as typeof options), table }),
);

export const adjudicate = declared(
  (program: Command) =>
    writes(
      scope(
        program
          .command("adjudicate")
          .description("resolve what coders disagree on; the consensus becomes a coder of its own")
          .argument("[what]", "a source to walk through, or a disagreement: its id, or SOURCE:TURN"),
      )
        .option("--list", "list the disagreements, ask nothing")
        .option("--keep <what...>", "a coder's name, both, none, or codes")
        .option("--agreed", "adopt what coders agree on, decide nothing"),
    ).addHelpText(
      "after",
      '\nExample:\n  themata adjudicate P01\n  themata adjudicate 3fa9c1d2 --keep ann --reason "He means the rota, not the person"',
    ),
  (what, options) => ({ ...options, what }),
);

export const roundGroup = (program: Command) =>
  program.command("round").description("rounds of coding: independent before discussion, negotiated after");

export const roundStatus = declared(
  (round: Command) =>
    round
      .command("status", { isDefault: true })
      .alias("list")
      .description("the rounds, with who has finished what")
      .addHelpText("after", "\nExample:\n  themata round"),
  () => ({}),
);

export const roundStart = declared(
  (round: Command) =>
    writes(
      round
        .command("start")
        .description("open a round: what is coded from then on belongs to it")
        .option("--kind <kind>", "independent or negotiated", "independent")
        .option("--name <text>", "what to call it"),
    ).addHelpText("after", "\nExample:\n  themata round start --kind negotiated --name 'after discussion'"),
  (options) => ({ ...options, change: "start" }),
);

export const roundClose = declared(
  (round: Command) =>
    writes(round.command("close").description("close the open round")).addHelpText(
      "after",
      "\nExample:\n  themata round close",
    ),
  (options) => ({ ...options, change: "close" }),
);
