import { CommanderError, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { topicPage } from "./front-page.js";
import type { Program } from "./shared.js";

/** `themata help`: the first page, a topic's commands, or a command's own help. */
export function declareHelp(program: Program, out: (text: string) => void): void {
  program
    .command("help", { hidden: true })
    .description("show the commands of a topic, or what a command takes")
    .argument("[words...]", "a topic, a command, 'options' or 'all'")
    .action((words) => {
      const [first = ""] = words;
      const page = words.length === 1 ? topicPage(program, first) : null;
      if (page === null) return named(program, words).help();
      out(page);
      throw new CommanderError(0, "commander.helpDisplayed", "(outputHelp)");
    });
}

/** The command that is named, as far as there is one. */
function named(program: CommandUnknownOpts, words: readonly string[]): CommandUnknownOpts {
  let found = program;
  for (const word of words) {
    const next = found.commands.find((sub) => sub.name() === word || sub.aliases().includes(word));
    if (next === undefined)
      program.error(`error: there is no command or topic '${words.join(" ")}'`, {
        code: "commander.unknownCommand",
      });
    else found = next;
  }
  return found;
}
