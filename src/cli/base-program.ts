import { Command, Help } from "@commander-js/extra-typings";
import type { Context, Globals } from "./context.js";
import { frontPage } from "./declare/front-page.js";
import type { Result } from "./result.js";

export interface CommandModule<Input> {
  readonly run: (input: Input, context: Context) => Promise<Result>;
}

/** Loads a command only when it is called, runs it and prints its result. */
export type Go = <Input>(
  load: () => Promise<CommandModule<Input>>,
  input: Input,
  globals: Globals,
) => Promise<void>;

export interface ProgramOptions {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly width: number;
  readonly version: string;
}

/** Collects a repeatable option. */
export const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

/** The program with the options that every command understands; commands are declared onto it. */
export function baseProgram(options: ProgramOptions) {
  const program = new Command("themata")
    .description("Thematic analysis of interviews, from transcripts to the report.")
    .version(options.version, "-V, --version", "print the version")
    .option("--study <dir>", "the study's folder (or THEMATA_STUDY; otherwise the nearest one above)")
    .option("--coder <name>", "who is coding (or THEMATA_CODER; otherwise the study's lead coder)")
    .option("--json", "print one JSON document")
    .option("--plain", "print tab-separated text, without colour")
    .option("--no-input", "never ask questions")
    .option("--quiet", "no progress, warnings or hints")
    .option("--no-color", "no colour")
    .option("--debug", "show where an error came from")
    .helpOption("-h, --help", "show help")
    .configureHelp({
      showGlobalOptions: false,
      helpWidth: options.width,
      formatHelp: (command, help) =>
        command.parent === null ? frontPage(command) : Help.prototype.formatHelp.call(help, command, help),
    })
    .helpCommand(false)
    .showHelpAfterError("(add --help to see what the command takes)")
    .exitOverride()
    .configureOutput({ writeOut: options.out, writeErr: options.err });
  return program;
}
