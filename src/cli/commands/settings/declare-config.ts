import type { Command } from "@commander-js/extra-typings";
import { declared } from "../../declare/declared.js";

export const configGroup = (program: Command) =>
  program.command("config").description("settings: keys of the coder and more");

export const configShow = declared(
  (config: Command) =>
    config
      .command("show", { isDefault: true })
      .alias("list")
      .description("show every setting")
      .option("--origin", "with the file each comes from")
      .addHelpText("after", "\nExample:\n  themata config show --origin"),
  (options) => options,
);

export const configSet = declared(
  (config: Command) =>
    config
      .command("set")
      .description("set one for yourself, or with --in-study for everyone in the study")
      .argument("<setting>", "such as keys.undo or coder.unit")
      .argument("<value>", "separate keys with spaces: 'u C-z'")
      .option("--in-study", "in the study's own settings")
      .addHelpText("after", "\nExample:\n  themata config set keys.repeat '. f2'"),
  (key, value, options) => ({ ...options, key, value }),
);

export const configUnset = declared(
  (config: Command) =>
    config
      .command("unset")
      .description("remove a setting")
      .argument("<setting>", "its name")
      .option("--in-study", "from the study's own settings")
      .addHelpText("after", "\nExample:\n  themata config unset keys.repeat"),
  (key, options) => ({ ...options, key, value: null }),
);

export const completion = declared(
  (program: Command) =>
    program
      .command("completion")
      .description("the script that makes your shell complete commands, codes, sources and participants")
      .argument("<shell>", "bash, zsh, fish or powershell")
      .addHelpText(
        "after",
        "\nExample:\n  source <(themata completion bash)      # in ~/.bashrc, to keep it",
      ),
  (shell) => ({ shell }),
);

export const complete = declared(
  (program: Command) =>
    program
      .command("complete", { hidden: true })
      .description("list what can complete the word at the cursor; called by the completion script")
      .argument("[words...]", "the words so far")
      .option("--line <text>", "the whole line so far")
      .addHelpText("after", "\nExample:\n  themata complete -- codings --code Tru"),
  (words, options, command) => ({ program: command.parent ?? command, words, ...options }),
);
