import { type Declare, globalsOf } from "./shared.js";

export const declareReport: Declare = (program, go) => {
  program
    .command("report")
    .helpGroup("Report and review:")
    .description("write the report: HTML, PDF, Markdown, LaTeX or JSON")
    .option("-o, --output <file>", "where to (.html, .pdf, .md, .tex or .json; - prints)", "report.html")
    .option("--format <format>", "html, pdf, md, tex or json, whatever the file's name")
    .option("--section <names...>", "only these sections, by comma or one by one")
    .option("--template <dir>", "own templates in place of single parts")
    .option("--force", "write over a file that is there")
    .option("--counts", "show counts, whatever the approach")
    .option("--no-counts", "show no counts")
    .option("--date <yyyy-mm-dd>", "the report's date (today unless told)")
    .addHelpText(
      "after",
      "\nExamples:\n  themata report -o report.html --force\n  themata report -o themes.md --section themes,codebook",
    )
    .action((options, command) => {
      // A pair of --x and --no-x is true unless told; here the approach decides unless told.
      const told = command.getOptionValueSource("counts") === "cli";
      const counts = told ? options.counts : undefined;
      return go(() => import("../commands/report.js"), { ...options, counts }, globalsOf(command));
    });

  const check = program
    .command("check")
    .helpGroup("Report and review:")
    .description("hold the study against a checklist");

  check
    .command("coreq")
    .description("COREQ, 32 items, filled in from the study")
    .option("--strict", "end with 1 also on missing items and warnings")
    .option("--full", "print whole answers")
    .addHelpText("after", "\nExample:\n  themata check coreq --strict")
    .action((options, command) =>
      go(() => import("../commands/check-coreq.js"), options, globalsOf(command)),
    );
};
