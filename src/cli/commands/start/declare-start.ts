import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";

export const init = declared(
  (program: Command) =>
    program
      .command("init")
      .description("create a study in a folder (default: this one)")
      .argument("[dir]", "the study's folder")
      .requiredOption(
        "--approach <name>",
        "reflexive, codebook or reliability: the kind of thematic analysis",
      )
      .option("--title <text>", "the study's title")
      .addHelpText(
        "after",
        '\nExample:\n  themata init mentoring --approach codebook --title "Mentoring in a ward"',
      ),
  (dir, options) => ({ ...options, dir }),
);

export const status = declared(
  (program: Command) =>
    program
      .command("status")
      .description("where the study stands: data, passes, coverage, phases and what comes next")
      .addHelpText("after", "\nExample:\n  themata status"),
  () => ({}),
);

export const demo = declared(
  (program: Command) =>
    program
      .command("demo")
      .description("create a worked, synthetic study, from transcripts to report")
      .argument("[name]", "faculty, hiv, near-peer or feedback", "faculty")
      .argument("[dir]", "where to", "themata-demo")
      .addHelpText("after", "\nExample:\n  themata demo near-peer"),
  (name, dir) => ({ name, dir }),
);
