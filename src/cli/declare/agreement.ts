import { type Declare, globalsOf } from "./shared.js";

/** Agreement between coders, in the study or in anybody's table. */
export const declareAgreement: Declare = (program, go) => {
  program
    .command("agreement")
    .helpGroup("Analysis:")
    .description("how far coders agree: per code and over all, with intervals")
    .option("--table <file>", "on a table with the columns unit,coder,value (and source), not on the study")
    .option("--level <level>", "with --table: nominal, ordinal, interval or ratio")
    .option("--values <list>", "with --table: all values of the scale from low to high, by comma")
    .option("--weights <name>", "with --table: linear, quadratic, ordinal, radical, ratio or identity")
    .option("--set-delimiter <text>", "with --table: cells hold several codes, with this between them")
    .option("--distance <name>", "with sets: masi, jaccard or partial")
    .option("--seed <n>", "where resampling begins")
    .option("--resamples <n>", "how many resamples of sources")
    .addHelpText("after", "\nExample:\n  themata agreement --table ratings.csv --level ordinal")
    .action((options, command) => {
      const { table, ...rest } = options;
      return go(
        () => import("../commands/agreement-table.js"),
        { ...rest, table: table ?? "" },
        globalsOf(command),
      );
    });
};
