import { type Declare, globalsOf } from "../../declare/shared.js";

/** `check manuscript`, under the `check` that the report's commands declare. */
export const declareManuscript: Declare = (program, go) => {
  const check = program.commands.find((command) => command.name() === "check");
  check
    ?.command("manuscript")
    .description("check a paper's quotations, numbers and claims against the study")
    .argument("<file>", "the paper: .docx, .odt, .pdf, .md or .txt")
    .option("--bundle <file>", "check it against a bundle, without the study")
    .option("--strict", "exit with 1 on warnings as well")
    .option("--all", "list everything that was read, and what was not judged")
    .addHelpText("after", "\nExample:\n  themata check manuscript paper.docx")
    .action((file, _options, command) =>
      // The group takes --strict, too, wherever it stands.
      go(
        () => import("./check-manuscript.js"),
        { ...(command as { optsWithGlobals(): object }).optsWithGlobals(), file: file as string },
        globalsOf(command as never),
      ),
    );

  const bundle = program
    .command("bundle")
    .helpGroup("Report and review:")
    .description("what a reviewer needs without the transcripts");

  bundle
    .command("create")
    .description("write report, codebook, counts and hashed quotations into one file")
    .argument("<file>", "a .zip, or a new folder")
    .option("--manuscript <file>", "a paper whose quotations go in as hashes")
    .option("--salt <hex>", "the key of the hashes (default: a new one)")
    .option("--date <yyyy-mm-dd>", "the bundle's date (default: today)")
    .option("--force", "overwrite what is there")
    .addHelpText("after", "\nExample:\n  themata bundle create review.zip --manuscript paper.docx")
    .action((file, options, command) =>
      go(() => import("./bundle-create.js"), { ...options, file }, globalsOf(command)),
    );

  bundle
    .command("verify")
    .description("check a bundle by itself and, in the study's folder, against the study")
    .argument("<file>", "the bundle")
    .option("--seal <hex>", "the seal that the authors gave")
    .addHelpText("after", "\nExample:\n  themata bundle verify review.zip")
    .action((file, options, command) =>
      go(() => import("./bundle-verify.js"), { ...options, file }, globalsOf(command)),
    );
};
