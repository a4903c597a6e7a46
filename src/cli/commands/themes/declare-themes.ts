import { collect } from "../../base-program.js";
import { type Declare, globalsOf, writes } from "../../declare/shared.js";
import { declareMaps } from "./declare-maps.js";
import { declareThemeDraft } from "./declare-theme-draft.js";
import { declareThemeLife } from "./declare-theme-life.js";

export const declareThemes: Declare = (program, go) => {
  const theme = program
    .command("theme")
    .helpGroup("Themes:")
    .description("themes: arguments about the data, made from codes")
    .action((_options, command) => go(() => import("./theme-list.js"), {}, globalsOf(command)));

  theme
    .command("list")
    .description("list the themes with their reach")
    .addHelpText("after", "\nExample:\n  themata theme list")
    .action((_options, command) => go(() => import("./theme-list.js"), {}, globalsOf(command)));

  theme
    .command("show")
    .description("one theme in full: concept, boundaries, codes, relations")
    .argument("<theme>")
    .addHelpText("after", '\nExample:\n  themata theme show "Trust is earned"')
    .action((name, _options, command) =>
      go(() => import("./theme-show.js"), { theme: name }, globalsOf(command)),
    );

  declareThemeDraft(theme, go);

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
      .option("--codes <code>", "a code it gathers (repeat)", collect),
  )
    .addHelpText(
      "after",
      '\nExample:\n  themata theme add "Trust is earned in small promises" --codes Trust --codes Reliability',
    )
    .action((name, options, command) =>
      go(() => import("./theme-change.js"), { act: "add", name, ...options }, globalsOf(command)),
    );

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
      .option("--color <#rrggbb>", "its colour on maps"),
  )
    .addHelpText("after", '\nExample:\n  themata theme edit Trust --name "Trust is earned in small promises"')
    .action((wanted, options, command) =>
      go(() => import("./theme-change.js"), { act: "edit", theme: wanted, ...options }, globalsOf(command)),
    );

  writes(
    theme
      .command("assign")
      .description("give codes to a theme (a code may serve several)")
      .argument("<theme>")
      .argument("<codes...>"),
  )
    .addHelpText("after", '\nExample:\n  themata theme assign "Trust is earned" Trust "Safe space"')
    .action((wanted, codes, options, command) =>
      go(
        () => import("./theme-change.js"),
        { act: "assign", theme: wanted, codes, ...options },
        globalsOf(command),
      ),
    );

  writes(
    theme
      .command("unassign")
      .description("remove codes from a theme")
      .argument("<theme>")
      .argument("<codes...>"),
  )
    .addHelpText("after", '\nExample:\n  themata theme unassign "Trust is earned" "Safe space"')
    .action((wanted, codes, options, command) =>
      go(
        () => import("./theme-change.js"),
        { act: "unassign", theme: wanted, codes, ...options },
        globalsOf(command),
      ),
    );

  writes(
    theme
      .command("link")
      .description("name a relation between two themes")
      .argument("<from>")
      .argument("<to>")
      .requiredOption("--as <relation>", 'what it is: "enables", "undermines"'),
  )
    .addHelpText("after", '\nExample:\n  themata theme link "Trust is earned" "Doors open" --as enables')
    .action((from, to, options, command) =>
      go(() => import("./theme-change.js"), { act: "link", from, to, ...options }, globalsOf(command)),
    );

  writes(
    theme
      .command("unlink")
      .description("remove relations between two themes")
      .argument("<from>")
      .argument("<to>"),
  )
    .addHelpText("after", '\nExample:\n  themata theme unlink "Trust is earned" "Doors open"')
    .action((from, to, options, command) =>
      go(() => import("./theme-change.js"), { act: "unlink", from, to, ...options }, globalsOf(command)),
    );

  writes(
    theme
      .command("status")
      .description("set a theme's status: candidate, reviewed, defined")
      .argument("<theme>")
      .argument("<status>"),
  )
    .addHelpText("after", '\nExample:\n  themata theme status "Trust is earned" reviewed')
    .action((wanted, status, options, command) =>
      go(
        () => import("./theme-change.js"),
        { act: "status", theme: wanted, status, ...options },
        globalsOf(command),
      ),
    );

  writes(theme.command("drop").description("drop a theme; say why with --reason").argument("<theme>"))
    .addHelpText("after", '\nExample:\n  themata theme drop Barriers --reason "a topic, not a claim"')
    .action((wanted, options, command) =>
      go(
        () => import("./theme-change.js"),
        { act: "status", theme: wanted, status: "dropped", ...options },
        globalsOf(command),
      ),
    );

  declareThemeLife(program, go);
  declareMaps(program, go);
};
