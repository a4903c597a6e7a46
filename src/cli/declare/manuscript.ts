import { type Declare, globalsOf } from "./shared.js";

/** `check manuscript`, under the `check` that the report's commands declare. */
export const declareManuscript: Declare = (program, go) => {
  const check = program.commands.find((command) => command.name() === "check");
  check
    ?.command("manuscript")
    .description("hold a paper's quotations, numbers and claims against the study")
    .argument("<file>", "the paper: .docx, .odt, .pdf, .md or .txt")
    .option("--strict", "end with 1 also on warnings")
    .option("--all", "list everything that was read, and what was not judged")
    .addHelpText("after", "\nExample:\n  themata check manuscript paper.docx")
    .action((file, options, command) =>
      go(
        () => import("../commands/check-manuscript.js"),
        { ...(options as object), file: file as string },
        globalsOf(command as never),
      ),
    );
};
