import type { Command } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const themeMerge = declared(
  (theme: Command) =>
    writes(
      theme
        .command("merge")
        .description("merge themes into another: codes, evidence, relations and memos go to it")
        .argument("<themes...>")
        .requiredOption("--into <theme>", "the theme that stays")
        .option("--name <text>", "a new name for it"),
    ).addHelpText(
      "after",
      '\nExample:\n  themata theme merge "Trust" "Reliability" --into "Trust is earned"',
    ),
  (themes, options) => ({ themes, ...options }),
);

export const themeSplit = declared(
  (theme: Command) =>
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
    ).addHelpText(
      "after",
      '\nExample:\n  themata theme split Barriers --into "Hours run out" --into "Rank silences" \\\n    --give "Busy schedules=Hours run out" --give "Fear of seniors=Rank silences" --drop',
    ),
  (theme, options) => ({ theme, ...options }),
);

export const themeEvidence = declared(
  (theme: Command) =>
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
    ).addHelpText(
      "after",
      '\nExample:\n  themata theme evidence "Trust is earned"\n  themata theme evidence "Trust is earned" 1a2b3c4d --against --note "trusted at once"\n  themata theme evidence "Trust is earned" --for --where "code:Promises & role=mentee"',
    ),
  (theme, codings, options) => ({ theme, codings, ...options }),
);

export const themeSupport = declared(
  (theme: Command) =>
    writes(
      theme
        .command("support")
        .description("whether passages under a theme's codes support it: walk them, list them, or decide")
        .argument("[theme]", "the theme (default: how far each is looked at)")
        .argument("[codings...]", "ids of codings on the passages meant")
        .option("--accept", "these passages support it")
        .option("--set-aside", "they do not; they count under it no more")
        .option("--undecided", "they were looked at and are left open")
        .option("--where <query>", "the passages with codings that match a query, as in 'themata find'")
        .option("--note <text>", "why, shown beside the passage")
        .option("--list", "list, also in a terminal"),
    ).addHelpText(
      "after",
      '\nIn a terminal it shows one passage after the other; what was decided stays when you leave.\n\nExample:\n  themata theme support "Trust is earned"\n  themata theme support "Trust is earned" 1a2b3c4d --set-aside --note "about money"\n  themata theme support "Trust is earned" --accept --where "code:Promises & role=mentee"',
    ),
  (theme, codings, options) => ({ theme, codings, ...options }),
);

export const themeReview = declared(
  (theme: Command) =>
    theme
      .command("review")
      .description(
        "questions to consider about themes; one theme against its passages and the whole data set",
      )
      .argument("[theme]", "the theme (default: all, in brief)")
      .addHelpText("after", '\nExample:\n  themata theme review "Trust is earned"'),
  (theme) => ({ theme }),
);

export const themeContrast = declared(
  (theme: Command) =>
    theme
      .command("contrast")
      .description("groups of participants side by side within a theme: how many, and what they say")
      .argument("<theme>")
      .option("--by <group>", "role, or an attribute of participants", "role")
      .option("--quotes <n>", "passages of each group", "3")
      .addHelpText("after", '\nExample:\n  themata theme contrast "Trust is earned" --by role'),
  (theme, options) => ({ theme, ...options }),
);
