import { type Declare, globalsOf } from "../../declare/shared.js";

export const declareConfig: Declare = (program, go) => {
  const config = program
    .command("config")
    .helpGroup("Other:")
    .description("settings: keys of the coder and more");
  config
    .command("show", { isDefault: true })
    .description("show every setting")
    .option("--origin", "with the file each comes from")
    .addHelpText("after", "\nExample:\n  themata config show --origin")
    .action((options, command) => go(() => import("./config-show.js"), options, globalsOf(command)));
  config
    .command("set")
    .description("set one for yourself, or with --in-study for everyone in the study")
    .argument("<setting>", "such as keys.undo or coder.unit")
    .argument("<value>", "separate keys with spaces: 'u C-z'")
    .option("--in-study", "in the study's own settings")
    .addHelpText("after", "\nExample:\n  themata config set keys.repeat '. f2'")
    .action((key, value, options, command) =>
      go(() => import("./config-set.js"), { ...options, key, value }, globalsOf(command)),
    );
  config
    .command("unset")
    .description("remove a setting")
    .argument("<setting>", "its name")
    .option("--in-study", "from the study's own settings")
    .addHelpText("after", "\nExample:\n  themata config unset keys.repeat")
    .action((key, options, command) =>
      go(() => import("./config-set.js"), { ...options, key, value: null }, globalsOf(command)),
    );

  program
    .command("completion")
    .helpGroup("Other:")
    .description("the script that makes your shell complete commands, codes, sources and participants")
    .argument("<shell>", "bash, zsh, fish or powershell")
    .addHelpText("after", "\nExample:\n  source <(themata completion bash)      # in ~/.bashrc, to keep it")
    .action((shell, _options, command) => go(() => import("./completion.js"), { shell }, globalsOf(command)));
  program
    .command("complete", { hidden: true })
    .description("list what can complete the word at the cursor; called by the completion script")
    .argument("[words...]", "the words so far")
    .option("--line <text>", "the whole line so far")
    .addHelpText("after", "\nExample:\n  themata complete -- codings --code Tru")
    .action((words, options, command) =>
      go(() => import("./complete.js"), { program, words, ...options }, globalsOf(command)),
    );
};
