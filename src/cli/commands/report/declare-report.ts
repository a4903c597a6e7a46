import type { Command } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const report = declared(
  (program: Command) =>
    program
      .command("report")
      .description("write the report: HTML, Word, PDF, Markdown, LaTeX or JSON")
      .option(
        "-o, --output <file>",
        "where to (.html, .docx, .pdf, .md, .tex or .json; - prints)",
        "report.html",
      )
      .option("--format <format>", "html, docx, pdf, md, tex or json, regardless of the file's name")
      .option("--section <names...>", "only these sections, separated by commas or spaces")
      .option("--split", "appendices as files of their own, beside the report")
      .option("--template <dir>", "your own templates in place of single parts")
      .option("--force", "write all the same: over an existing file, and over errors of 'check disclosure'")
      .option("--counts", "show counts, regardless of approach")
      .option("--no-counts", "show no counts")
      .option("--date <yyyy-mm-dd>", "the report's date (default: today)")
      .addHelpText(
        "after",
        "\nExample:\n  themata report -o report.html --force\n  themata report -o themes.md --section themes,codebook",
      ),
  (options, command) => {
    // A pair of --x and --no-x is true by default; here the approach decides.
    const given = command.getOptionValueSource("counts") === "cli";
    return { ...options, counts: given ? options.counts : undefined };
  },
);

export const quotes = declared(
  (program: Command) =>
    writes(
      program
        .command("quotes")
        .alias("quotations")
        .description("list the quotations of the report, and pick key quotations")
        .argument("[theme]", "only of this theme and its subthemes")
        .option("--all", "every passage that could be quoted, not only those in the report")
        .option("--pick <coding>", "make this coding a key quotation (repeat)", collect)
        .option("--unpick <coding>", "remove the mark (repeat)", collect)
        .option("--others", "others' codings as well"),
    ).addHelpText(
      "after",
      '\nExample:\n  themata quotes "Trust is earned" --all\n  themata quotes --pick 3fa4',
    ),
  (theme, options) => ({ theme, ...options }),
);
