import { collect } from "../base-program.js";
import { type Declare, globalsOf, writes } from "./shared.js";

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
      go(() => import("../commands/theme-merge.js"), { themes, ...options }, globalsOf(command)),
    );

  writes(
    theme
      .command("split")
      .description("give a theme's codes, and the evidence coded with them, to other themes")
      .argument("<theme>")
      .requiredOption("--into <theme>", "a theme to split into, made if missing (repeat)", collect)
      .requiredOption("--give <code=theme>", "where a code goes (repeat; the others stay)", collect)
      .option(
        "--evidence <coding=theme>",
        "where a piece of evidence goes that does not go with its code (repeat)",
        collect,
      )
      .option("--drop", "drop the theme if nothing stays with it"),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata theme split Barriers --into "Hours run out" --into "Rank silences" \\\n    --give "Busy schedules=Hours run out" --give "Fear of seniors=Rank silences" --drop',
    )
    .action((wanted, options, command) =>
      go(() => import("../commands/theme-split.js"), { theme: wanted, ...options }, globalsOf(command)),
    );
};
