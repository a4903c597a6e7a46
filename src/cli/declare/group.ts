import type { Command, CommandUnknownOpts } from "@commander-js/extra-typings";
import { similarNames } from "../../core/similar.js";

/**
 * A group of commands that does something when called alone. A word that is none of its commands is
 * an unknown command, not an argument too many.
 */
export function alone(group: Command, action: (command: Command) => Promise<void>): void {
  group
    .usage("[command] [options]")
    .allowExcessArguments(true)
    .action((_options, command) => {
      const [word] = command.args;
      if (word === undefined) return action(command as Command);
      const names = (group as CommandUnknownOpts).commands.map((sub) => sub.name());
      const near = similarNames(word, names, 1);
      const offer = near.length > 0 ? `did you mean ${near[0]}?` : `there are: ${names.join(", ")}`;
      group.error(`error: ${group.name()} has no command '${word}'; ${offer}`, {
        code: "commander.unknownCommand",
      });
    });
}
