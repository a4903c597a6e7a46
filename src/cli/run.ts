import { CommanderError } from "commander";
import { ThemataError } from "../core/errors.js";
import { visibleJson } from "../core/visible-signs.js";
import { guessListener } from "../workflow/shared/guess-listener.js";
import type { Go } from "./base-program.js";
import { checksInAnyCase } from "./commands/check/checks-in-any-case.js";
import { Context, type Globals } from "./context.js";
import { firstSteps } from "./declare/front-page.js";
import { describeError, exitCodeOf } from "./errors.js";
import { type Io, ioOf, type Outside, wantsColor } from "./io.js";
import { buildProgramFor } from "./program.js";
import type { Result } from "./result.js";
import { forTerminal } from "./terminal/paint.js";
import { Progress } from "./terminal/progress.js";
import { terminalWidth } from "./terminal/terminal-width.js";
import { themataVersion } from "./version.js";

/** Runs one command line and returns its exit code. Everything it prints goes through `Output`. */
export async function run(argv: readonly string[], outside: Outside): Promise<number> {
  const io = ioOf(outside);
  let exitCode = 0;
  let globals: Globals = {
    json: argv.includes("--json"),
    color: !argv.includes("--no-color"),
    debug: argv.includes("--debug"),
  };
  const helpText: string[] = [];
  const errorText: string[] = [];

  const go: Go = async (load, input, given) => {
    globals = given;
    const progress = new Progress(io, globals.quiet === true);
    const context = new Context(io, globals, progress, run);
    try {
      const command = await load();
      const result = await terminalWidth.run(columnsOf(io, globals), () =>
        listening(context, () => command.run(input, context)),
      );
      progress.clear();
      context.noteHeld(result.json);
      await printNotes(io, globals, context.notes);
      await print(io, globals, result, context.content);
      exitCode = result.exitCode ?? 0;
    } catch (error) {
      progress.clear();
      await printNotes(io, globals, context.notes);
      throw error;
    } finally {
      await context.close();
    }
  };

  try {
    const words = checksInAnyCase(argv);
    const program = buildProgramFor(words, go, {
      out: (text) => helpText.push(text),
      err: (text) => errorText.push(text),
      width: io.stdout.columns ?? 80,
      version: themataVersion,
    });
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    return await fail(error, io, globals, helpText, errorText);
  }
}

/** How wide tables may be: as the terminal, where one shows them. */
function columnsOf({ stdout }: Io, { json, plain }: Globals): number | undefined {
  if (json === true || plain === true || !stdout.isTTY) return undefined;
  return stdout.columns ?? 80;
}

/** Runs with the notes of guesses heard, each once. --quiet prints no notes, so that nothing is guessed. */
function listening<R>(context: Context, work: () => Promise<R>): Promise<R> {
  if (context.globals.quiet === true) return work();
  const tell = (message: string) => {
    if (!context.notes.includes(message)) context.note(message);
  };
  return guessListener.run(tell, work);
}

async function print(io: Io, globals: Globals, result: Result, content: string | undefined): Promise<void> {
  if (globals.json) {
    const document = { schema: `themata/${result.schema}/1`, ...result.json };
    await io.stdout.give(`${visibleJson({ ...document, ...(content !== undefined && { content }) }, 2)}\n`);
    return;
  }
  if (globals.plain) {
    const cell = (value: string | number | null) =>
      forTerminal(String(value ?? ""), false).replace(/[\t\n]+/g, " ");
    const lines = result.plain
      ? [result.plain.header, ...result.plain.rows].map((row) => row.map(cell).join("\t"))
      : [result.text];
    await io.stdout.say(lines.length === 0 || lines[0] === "" ? "" : `${lines.join("\n")}\n`);
    return;
  }
  const { text } = result;
  const whole = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  await io.stdout.say(whole, wantsColor(io, io.stdout, globals.color));
  if (result.hint !== undefined && !globals.quiet)
    await io.stderr.say(`${result.hint}\n`, wantsColor(io, io.stderr, globals.color));
}

async function printNotes(io: Io, globals: Globals, notes: readonly string[]): Promise<void> {
  if (globals.quiet) return;
  for (const note of notes) await io.stderr.say(`${note}\n`);
}

async function fail(
  error: unknown,
  io: Io,
  globals: Globals,
  helpText: readonly string[],
  errorText: readonly string[],
): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) {
    await io.stdout.say(helpText.join(""));
    return 0;
  }
  if (error instanceof CommanderError && error.code === "commander.help") {
    const { findStudyFolder } = await import("../store/sqlite/study-file.js");
    const first = findStudyFolder(io.cwd) === null ? firstSteps : "";
    await io.stdout.say([first, ...helpText, ...errorText].join(""));
    return 0;
  }
  const described = describeError(error, errorText);
  if (globals.json)
    await io.stdout.give(`${visibleJson({ schema: "themata/error/1", error: described }, 2)}\n`);
  const hint = described.hint === null ? "" : `\n${described.hint}`;
  await io.stderr.say(`themata: ${described.message}${hint}\n`);
  if (
    globals.debug &&
    error instanceof Error &&
    !(error instanceof ThemataError && error.stack === undefined)
  )
    await io.stderr.say(`${error.stack ?? ""}\n`);
  return exitCodeOf(error);
}
