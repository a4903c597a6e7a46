import { type Command, Option, type OptionValues } from "@commander-js/extra-typings";
import type { baseProgram, Go } from "../base-program.js";
import type { Globals } from "../context.js";

export type Program = ReturnType<typeof baseProgram>;
export type Declare = (program: Program, go: Go) => void;

/** The options of every command that writes. */
export const writes = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) =>
  command
    .option("--reason <text>", "why, for the history")
    .option("--phase <1-6>", "the phase of analysis this belongs to")
    .option("--dry-run", "show what would happen, write nothing");

/** The options given anywhere on the line that every command understands. */
export const globalsOf = (command: { optsWithGlobals(): object }): Globals =>
  command.optsWithGlobals() as Globals;

/** The options of every command that makes a table. */
export const tableOptions = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) =>
  command
    .option("-o, --output <file>", "write the table: .csv, .xlsx, .docx, .md, .html or .json (- prints CSV)")
    .addOption(new Option("--format <format>").hideHelp())
    .option("--force", "overwrite an existing file");

/** The same, for a table that can be drawn, in the formats that its chart has. */
export const drawn = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
  formats = ".svg, .png, .html or .vl.json",
) => tableOptions(command).option("--chart <file>", `draw it: ${formats}`);

/** The option that says whose codings are counted or listed; --coder says who acts. */
export const ofCoder = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) => command.option("--of-coder <a,b>", "only the codings of these coders");

/** Options of `limited`, with what `--top` gave as the limit, or the usual one. */
export const withLimit = <O extends { limit?: string | undefined; top?: string | undefined }>(
  options: O,
  usual?: string,
) => ({ ...options, limit: options.limit ?? options.top ?? usual });

/** The option that cuts a list short. `--top` is its older name. */
export const limited = <A extends unknown[], O extends OptionValues, G extends OptionValues>(
  command: Command<A, O, G>,
) => command.option("--limit <n>", "at most this many").addOption(new Option("--top <n>").hideHelp());
