import type { Command, Option } from "@commander-js/extra-typings";
import { usageError } from "../core/errors.js";

/** Commands and options of any shape, as they are walked through. */
interface AnyCommand {
  readonly commands: readonly AnyCommand[];
  readonly options: readonly Option[];
  on(event: string, listener: () => void): unknown;
}

/**
 * Refuses an option that is given twice where only one value would be used, on every command. Options that collect
 * their values (`collect`) and plain flags can be repeated.
 */
export function onlyOnce(program: Command): void {
  refuseTwice(program as unknown as AnyCommand);
}

function refuseTwice(command: AnyCommand): void {
  for (const option of command.options) {
    if (option.isBoolean() || option.variadic || option.parseArg !== undefined) continue;
    let given = 0;
    command.on(`option:${option.name()}`, () => {
      if (++given > 1)
        throw usageError(
          "given-twice",
          `${option.long ?? option.flags} is given more than once; it takes one value.`,
        );
    });
  }
  for (const below of command.commands) refuseTwice(below);
}
