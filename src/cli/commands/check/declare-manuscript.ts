import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";

export const checkManuscript = declared(
  (check: Command) =>
    check
      .command("manuscript")
      .description("check a paper's quotations, numbers and claims against the study")
      .argument("<file>", "the paper: .docx, .odt, .pdf, .html, .md or .txt")
      .option("--bundle <file>", "check it against a bundle, without the study")
      .option("--strict", "exit with 1 on warnings as well")
      .option("--all", "list everything that was read, and what was not judged")
      .addHelpText("after", "\nExample:\n  themata check manuscript paper.docx"),
  // The group takes --strict, too, wherever it stands.
  (file, _options, command) => ({ ...command.optsWithGlobals(), file }),
);

export const bundleGroup = (program: Command) =>
  program.command("bundle").description("what a reviewer needs without the transcripts");

export const bundleCreate = declared(
  (bundle: Command) =>
    bundle
      .command("create")
      .description("write report, codebook, counts and the paper's quotations into one file")
      .argument("<file>", "a .zip, or a new folder")
      .option("--manuscript <file>", "the paper, whose quotations go in")
      .option("--date <yyyy-mm-dd>", "the bundle's date (default: today)")
      .option("--force", "write all the same: over what is there, and over errors of 'check disclosure'")
      .addHelpText("after", "\nExample:\n  themata bundle create review.zip --manuscript paper.docx"),
  (file, options) => ({ ...options, file }),
);

export const bundleVerify = declared(
  (bundle: Command) =>
    bundle
      .command("verify")
      .description("check a bundle by itself and, in the study's folder, against the study")
      .argument("<file>", "the bundle")
      .option("--seal <hex>", "the seal that the authors gave")
      .addHelpText("after", "\nExample:\n  themata bundle verify review.zip"),
  (file, options) => ({ ...options, file }),
);
