import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { similarNames } from "../../core/similar.js";

/**
 * A group of commands that does something when called alone. A word that is none of its commands is
 * an unknown command, not an argument too many. Excess words are allowed nowhere, as commands would inherit that.
 */
export function alone(
  group: CommandUnknownOpts,
  action: (command: CommandUnknownOpts) => Promise<void>,
  more = "",
): void {
  group
    .usage("[command] [options]")
    .argument("[words...]")
    .action(() => {
      const [word] = group.args;
      if (word === undefined) return action(group);
      const names = group.commands.map((sub) => sub.name());
      const near = similarNames(word, names, 1);
      const offer = near.length > 0 ? `did you mean ${near[0]}?` : `there are: ${names.join(", ")}${more}`;
      group.error(`error: ${group.name()} has no command '${word}'; ${offer}`, {
        code: "commander.unknownCommand",
      });
    });
}
