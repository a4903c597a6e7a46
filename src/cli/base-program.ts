import { Command } from "@commander-js/extra-typings";
import type { Context, Globals } from "./context.js";
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
    .description("Thematic analysis of interviews: import, code, build themes, check and report.")
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
    .configureHelp({ showGlobalOptions: false, helpWidth: options.width })
    .showHelpAfterError("(add --help to see what the command takes)")
    .exitOverride()
    .configureOutput({ writeOut: options.out, writeErr: options.err })
    .addHelpText(
      "after",
      `
Exit codes: 0 done; 1 done, and the answer is no; 2 wrong usage; 3 a problem with the data;
4 conflict with a newer change; 70 a bug; 130 interrupted.

Start:  themata init --approach codebook --title "My study"
        themata import interviews/*.docx`,
    );
  return program;
}
