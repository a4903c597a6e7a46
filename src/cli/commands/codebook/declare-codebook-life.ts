import { collect } from "../../base-program.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

export const declareCodebookLife: Declare = (program, go) => {
  writes(
    program
      .command("autocode")
      .helpGroup("Coding:")
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
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata autocode --text "my husband" --unit sentence --code family --dry-run',
    )
    .action((options, command) => go(() => import("../coding/autocode.js"), options, globalsOf(command)));

  program
    .command("transcript")
    .helpGroup("Report and review:")
    .description("write a coded transcript, codes in the margin")
    .argument("<source>", "the source")
    .requiredOption("-o, --output <file>", "where to (.html, .docx, or - for HTML on standard output)")
    .option("--force", "overwrite an existing file")
    .addHelpText("after", "\nExample:\n  themata transcript P01 -o P01.html")
    .action((source, options, command) =>
      go(() => import("../coding/transcript.js"), { ...options, source }, globalsOf(command)),
    );

  const codebook = program.commands.find((command) => command.name() === "codebook");
  if (codebook === undefined) throw new Error("the codebook is declared before what belongs to its life");
  writes(
    codebook
      .command("split")
      .description("move a code's passages, one by one, to other codes")
      .argument("<code>", "the code")
      .requiredOption("--into <name>", "a code to split into, created if missing (repeat)", collect)
      .option("--give <coding=code>", "where a coding goes (repeat); without it, you are asked", collect)
      .option("--retire", "retire the code if nothing stays"),
  )
    .addHelpText(
      "after",
      "\nExample:\n  themata codebook split Trust --into 'Early trust' --into 'Tested trust'",
    )
    .action((code, options, command) =>
      go(() => import("./codebook-split.js"), { ...options, code }, globalsOf(command)),
    );
};
