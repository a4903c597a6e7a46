import { type Command, Option } from "@commander-js/extra-typings";
import { collect } from "../../base-program.js";
import { declared } from "../../declare/declared.js";
import { writes } from "../../declare/shared.js";

export const themeGroup = (program: Command) =>
  program
    .command("theme")
    .alias("themes")
    .description("themes: arguments about the data, made from codes")
    .addHelpText("after", "\nExample:\n  themata theme --json");

export const themeList = declared(
  (theme: Command) =>
    theme
      .command("list")
      .description("list the themes with their reach")
      .addHelpText("after", "\nExample:\n  themata theme list"),
  () => ({}),
);

export const themeShow = declared(
  (theme: Command) =>
    theme
      .command("show")
      .description("one theme in full: concept, boundaries, codes, relations")
      .argument("<theme>")
      .addHelpText("after", '\nExample:\n  themata theme show "Trust is earned"'),
  (theme) => ({ theme }),
);

export const themeDraft = declared(
  (theme: Command) =>
    theme
      .command("draft")
      .description("groupings of codes to argue with, by similarity and use together")
      .option("--groups <n>", "about this many groups (default: the square root of the number of codes)")
      .option("--unassigned", "only codes that are in no theme yet")
      .addHelpText("after", "\nExample:\n  themata theme draft --unassigned"),
  (options) => options,
);

export const themeAdd = declared(
  (theme: Command) =>
    writes(
      theme
        .command("add")
        .description("add a theme")
        .argument("<name>", "a claim rather than a topic")
        .option("--under <theme>", "make it a subtheme")
        .option("--concept <text>", "its central organising concept")
        .option("--boundaries <text>", "what is in it and what is not")
        .option("--status <status>", "candidate, reviewed or defined")
        .option("--origin <origin>", "inductive or deductive")
        .option("--color <#rrggbb>", "its colour on maps")
        .option("--code <name>", "a code it gathers (repeat)", collect)
        .addOption(new Option("--codes <code>").argParser(collect).hideHelp()),
    ).addHelpText(
      "after",
      '\nExample:\n  themata theme add "Trust is earned in small promises" --code Trust --code Reliability',
    ),
  (name, { code, codes, ...options }) => ({
    act: "add",
    name,
    ...options,
    codes: code === undefined ? codes : [...(codes ?? []), ...code],
    code,
  }),
);

export const themeEdit = declared(
  (theme: Command) =>
    writes(
      theme
        .command("edit")
        .description("change a theme's name, place or definition")
        .argument("<theme>")
        .option("--name <text>", "a new name")
        .option("--under <theme>", "move it under another theme")
        .option("--top", "move it to the top")
        .option("--concept <text>", "its central organising concept")
        .option("--boundaries <text>", "what is in it and what is not")
        .option("--status <status>", "candidate, reviewed or defined")
        .option("--origin <origin>", "inductive or deductive")
        .option("--color <#rrggbb>", "its colour on maps")
        .option("--alias <name>", 'another name a paper has for it (repeat; "" for none)', collect),
    ).addHelpText(
      "after",
      '\nExample:\n  themata theme edit Trust --name "Trust is earned in small promises"',
    ),
  (theme, options) => ({ act: "edit", theme, ...options }),
);

export const themeAssign = declared(
  (theme: Command) =>
    writes(
      theme
        .command("assign")
        .description("give codes to a theme (a code may serve several)")
        .argument("<theme>")
        .argument("<codes...>"),
    ).addHelpText("after", '\nExample:\n  themata theme assign "Trust is earned" Trust "Safe space"'),
  (theme, codes, options) => ({ act: "assign", theme, codes, ...options }),
);

export const themeUnassign = declared(
  (theme: Command) =>
    writes(
      theme
        .command("unassign")
        .description("remove codes from a theme")
        .argument("<theme>")
        .argument("<codes...>"),
    ).addHelpText("after", '\nExample:\n  themata theme unassign "Trust is earned" "Safe space"'),
  (theme, codes, options) => ({ act: "unassign", theme, codes, ...options }),
);

export const themeLink = declared(
  (theme: Command) =>
    writes(
      theme
        .command("link")
        .description("name a relation between two themes")
        .argument("<from>")
        .argument("<to>")
        .requiredOption("--as <relation>", 'what it is: "enables", "undermines"'),
    ).addHelpText("after", '\nExample:\n  themata theme link "Trust is earned" "Doors open" --as enables'),
  (from, to, options) => ({ act: "link", from, to, ...options }),
);

export const themeUnlink = declared(
  (theme: Command) =>
    writes(
      theme
        .command("unlink")
        .description("remove relations between two themes")
        .argument("<from>")
        .argument("<to>"),
    ).addHelpText("after", '\nExample:\n  themata theme unlink "Trust is earned" "Doors open"'),
  (from, to, options) => ({ act: "unlink", from, to, ...options }),
);

export const themeStatus = declared(
  (theme: Command) =>
    writes(
      theme
        .command("status")
        .description("set a theme's status: candidate, reviewed, defined")
        .argument("<theme>")
        .argument("<status>"),
    ).addHelpText("after", '\nExample:\n  themata theme status "Trust is earned" reviewed'),
  (theme, status, options) => ({ act: "status", theme, status, ...options }),
);

export const themeDrop = declared(
  (theme: Command) =>
    writes(
      theme.command("drop").description("drop a theme; say why with --reason").argument("<theme>"),
    ).addHelpText("after", '\nExample:\n  themata theme drop Barriers --reason "a topic, not a claim"'),
  (theme, options) => ({ act: "status", theme, status: "dropped", ...options }),
);
