import { collect } from "../../base-program.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";

/** What becomes of themes: merging, splitting, evidence, review, contrast of groups. */
export const declareThemeLife: Declare = (program, go) => {
  const theme = program.commands.find((command) => command.name() === "theme");
  if (theme === undefined) throw new Error("themes are declared before what becomes of them");

  writes(
    theme
      .command("merge")
      .description("merge themes into another: codes, evidence, relations and memos go to it")
      .argument("<themes...>")
      .requiredOption("--into <theme>", "the theme that stays")
      .option("--name <text>", "a new name for it"),
  )
    .addHelpText("after", '\nExample:\n  themata theme merge "Trust" "Reliability" --into "Trust is earned"')
    .action((themes, options, command) =>
      go(() => import("./theme-merge.js"), { themes, ...options }, globalsOf(command)),
    );

  writes(
    theme
      .command("split")
      .description("give a theme's codes, and the evidence coded with them, to other themes")
      .argument("<theme>")
      .requiredOption("--into <theme>", "a theme to split into, created if missing (repeat)", collect)
      .requiredOption("--give <code=theme>", "where a code goes (repeat; the others stay)", collect)
      .option(
        "--evidence <coding=theme>",
        "where a piece of evidence goes that does not follow its code (repeat)",
        collect,
      )
      .option("--drop", "drop the theme if nothing stays with it"),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata theme split Barriers --into "Hours run out" --into "Rank silences" \\\n    --give "Busy schedules=Hours run out" --give "Fear of seniors=Rank silences" --drop',
    )
    .action((wanted, options, command) =>
      go(() => import("./theme-split.js"), { theme: wanted, ...options }, globalsOf(command)),
    );

  writes(
    theme
      .command("evidence")
      .description("passages for and against a theme: list them, or record them")
      .argument("[theme]", "the theme (default: all)")
      .argument("[codings...]", "ids of codings")
      .option("--for", "these passages support it")
      .option("--against", "these passages contradict it")
      .option("--remove", "these passages are no longer evidence")
      .option("--where <query>", "the codings that match a query, as in 'themata find'")
      .option("--note <text>", "why, shown beside the passage"),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata theme evidence "Trust is earned"\n  themata theme evidence "Trust is earned" 1a2b3c4d --against --note "trusted at once"\n  themata theme evidence "Trust is earned" --for --where "code:Promises & role=mentee"',
    )
    .action((wanted, codings, options, command) =>
      go(() => import("./theme-evidence.js"), { theme: wanted, codings, ...options }, globalsOf(command)),
    );

  theme
    .command("review")
    .description("questions to consider about themes; one theme against its passages and the whole data set")
    .argument("[theme]", "the theme (default: all, in brief)")
    .addHelpText("after", '\nExample:\n  themata theme review "Trust is earned"')
    .action((wanted, _options, command) =>
      go(() => import("./theme-review.js"), { theme: wanted }, globalsOf(command)),
    );

  theme
    .command("contrast")
    .description("groups of participants side by side within a theme: how many, and what they say")
    .argument("<theme>")
    .option("--by <group>", "role, or an attribute of participants", "role")
    .option("--quotes <n>", "passages of each group", "3")
    .addHelpText("after", '\nExample:\n  themata theme contrast "Trust is earned" --by role')
    .action((wanted, options, command) =>
      go(() => import("./theme-contrast.js"), { theme: wanted, ...options }, globalsOf(command)),
    );
};
