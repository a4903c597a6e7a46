import type { Command } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

/** Options that `suggest` has too: it takes them wherever they stand on the line. */
const shared = (command: { optsWithGlobals(): object }) => {
  const { limit, unit } = command.optsWithGlobals() as { limit: string; unit: string };
  return { limit, unit };
};

export const suggest = declared(
  (program: Command) =>
    writes(
      program
        .command("suggest")
        .description("suggest codes, learned from your codings and the codebook")
        .argument("[source]", "the source to suggest for (default: all)")
        .option("--code <code>", "rank only this code (repeat)", collect)
        .option("--top <n>", "at most this many codes per passage", "3")
        .option("--min-score <p>", "only with this probability or more, 0 to 1")
        .option("--precision <p>", "only as many as will be right in this share of cases, 0 to 1")
        .option("--unit <unit>", "passages: turn or sentence", "turn")
        .option("--uncoded", "only passages without any coding")
        .option("--for-learning", "put the passages that would teach the most first")
        .option(
          "--learn-from-suggested",
          "also learn from codings that began as suggestions or were autocoded",
        )
        .option("--limit <n>", "at most this many passages", "20")
        .option("--accept <ids...>", "code the passages of these suggestions")
        .option(
          "--accept-above <p>",
          "propose codings at or above this probability; they do not count until confirmed",
        )
        .option("--reject <ids...>", "record that these suggestions are wrong; they are not made again"),
    ).addHelpText(
      "after",
      "\nWhat is shown is recorded as offered, so that a report can account for it.\n" +
        '\nExample:\n  themata suggest "Interview 3" --uncoded\n  themata suggest --accept 5d0c9a1e',
    ),
  (source, options) => ({ source, ...options }),
);

export const suggestEvaluate = declared(
  (suggest: Command) =>
    suggest
      .command("evaluate")
      .description("measure suggestions on documents they have not learned from")
      .option("--from <file>", "a file of coded segments (JSON lines or CSV) instead of the study")
      .option("--codebook <file>", "the file's codebook (json, yaml or csv)")
      .option("--level <field>", "the file's field that holds the codes", "codes")
      .option("--train <n>", "learn from the first n coded passages only, instead of the learning curve")
      .option("--seeds <n>", "number of different splits", "5")
      .option("--min-uses <n>", "leave out codes used in fewer passages", "8")
      .option("--chained", "count parent->child as a code of its own, not as its parent")
      .option("--context", "use the speaker, the passage before and its codes")
      .option("--no-vectors", "leave out sentence vectors even if they are installed")
      .option("-o, --output <file.svg>", "write the learning curve as SVG")
      .option("--force", "overwrite an existing file")
      .addHelpText(
        "after",
        "\nExample:\n  themata suggest evaluate --from segments.jsonl --codebook codebook.json -o curve.svg",
      ),
  (options) => options,
);

export const suggestStats = declared(
  (suggest: Command) =>
    suggest
      .command("stats")
      .description("what was offered, by code and month, and what became of it")
      .addHelpText("after", "\nExample:\n  themata suggest stats"),
  () => ({}),
);

export const suggestDoubt = declared(
  (suggest: Command) =>
    suggest
      .command("doubt")
      .description("codings that the rest of the data contradicts, for a second look")
      .option("--below <p>", "with a probability below this, 0 to 1", "0.1")
      .option("--limit <n>", "at most this many", "20")
      .addHelpText("after", "\nExample:\n  themata suggest doubt --coder ann"),
  (options, command) => ({ ...options, ...shared(command) }),
);

const suggestInitial = (what: "codes" | "groups", description: string) =>
  declared(
    (suggest: Command) =>
      suggest
        .command(what)
        .description(description)
        .argument("[source]", "the source (default: all)")
        .option("--unit <unit>", "passages: turn or sentence", "turn")
        .option("--limit <n>", "at most this many", "20")
        .addHelpText("after", `\nExample:\n  themata suggest ${what}`),
    (source, options, command) => ({ source, what, ...options, ...shared(command) }),
  );

export const suggestCodes = suggestInitial("codes", "phrases that might become codes, before there are any");
export const suggestGroups = suggestInitial("groups", "groups of similar uncoded passages, as a reading aid");
