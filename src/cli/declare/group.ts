import type { Command, OptionValues } from "@commander-js/extra-typings";
import { similarNames } from "../../core/similar.js";
import type { CommandModule, Go } from "../base-program.js";
import { actFor, commandsFor } from "./other-words.js";
import { globalsOf } from "./shared.js";

/**
 * A group of commands that does something when called alone. A word that is none of its commands is
 * an unknown command, not an argument too many. Excess words are allowed nowhere, as commands would inherit that.
 */
export function alone<A extends unknown[], O extends OptionValues, G extends OptionValues>(
  group: Command<A, O, G>,
  go: Go,
  load: () => Promise<CommandModule<NoInfer<O>>>,
  more = "",
): void {
  group
    .usage("[command] [options]")
    .argument("[words...]")
    .action(() => {
      const [word] = group.args;
      if (word === undefined) return go(load, group.opts(), globalsOf(group));
      const names = group.commands.map((sub) => sub.name());
      const elsewhere = commandsFor(`${group.name()} ${word}`);
      const near = actFor(word, names) ?? similarNames(word, names, 1)[0];
      const offer =
        elsewhere !== null
          ? `for that: ${elsewhere}`
          : near !== undefined
            ? `did you mean ${near}?`
            : `there are: ${names.join(", ")}${more}`;
      group.error(`error: ${group.name()} has no command '${word}'; ${offer}`, {
        code: "commander.unknownCommand",
      });
    });
}
