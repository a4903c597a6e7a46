import { type Declare, globalsOf } from "./shared.js";

export const declareReport: Declare = (program, go) => {
  program
    .command("report")
    .helpGroup("Report and review:")
    .description("write the report: HTML or Markdown")
    .option("-o, --output <file>", "where to (.html or .md)", "report.html")
    .option("--force", "write over a file that is there")
    .option("--counts", "show counts, whatever the approach")
    .option("--no-counts", "show no counts")
    .option("--date <yyyy-mm-dd>", "the report's date (today unless told)")
    .addHelpText("after", "\nExample:\n  themata report -o report.html --force")
    .action((options, command) => {
      // A pair of --x and --no-x is true unless told; here the approach decides unless told.
      const told = command.getOptionValueSource("counts") === "cli";
      const counts = told ? options.counts : undefined;
      return go(() => import("../commands/report.js"), { ...options, counts }, globalsOf(command));
    });
};
