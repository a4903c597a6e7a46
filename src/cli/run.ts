import { CommanderError } from "commander";
import { ThemataError } from "../core/errors.js";
import { guessListener } from "../workflow/shared/guess-listener.js";
import type { Go } from "./base-program.js";
import { checksInAnyCase } from "./commands/check/checks-in-any-case.js";
import { Context, type Globals } from "./context.js";
import { firstSteps } from "./declare/front-page.js";
import { describeError, exitCodeOf } from "./errors.js";
import { type Io, wantsColor, write } from "./io.js";
import { buildProgramFor } from "./program.js";
import type { Result } from "./result.js";
import { forTerminal } from "./terminal/paint.js";
import { Progress } from "./terminal/progress.js";
import { terminalWidth } from "./terminal/terminal-width.js";
import { themataVersion } from "./version.js";

/** Runs one command line and returns its exit code. Everything it prints goes through `io`. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
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
  if (json === true || plain === true || stdout.isTTY !== true) return undefined;
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
    await write(
      io.stdout,
      `${toJson({ schema: `themata/${result.schema}/1`, ...result.json, ...(content !== undefined && { content }) })}\n`,
    );
    return;
  }
  if (globals.plain) {
    const cell = (value: string | number | null) =>
      forTerminal(String(value ?? ""), false).replace(/[\t\n]+/g, " ");
    const lines = result.plain
      ? [result.plain.header, ...result.plain.rows].map((row) => row.map(cell).join("\t"))
      : [forTerminal(result.text, false)];
    await write(io.stdout, lines.length === 0 || lines[0] === "" ? "" : `${lines.join("\n")}\n`);
    return;
  }
  const text = forTerminal(result.text, wantsColor(io, io.stdout, globals.color));
  await write(io.stdout, text === "" || text.endsWith("\n") ? text : `${text}\n`);
  if (result.hint !== undefined && !globals.quiet)
    await write(io.stderr, `${forTerminal(result.hint, wantsColor(io, io.stderr, globals.color))}\n`);
}

async function printNotes(io: Io, globals: Globals, notes: readonly string[]): Promise<void> {
  if (globals.quiet) return;
  for (const note of notes) await write(io.stderr, `${forTerminal(note, false)}\n`);
}

/** JSON that is safe to print: control characters of the C1 range escaped as JSON allows. */
function toJson(value: object): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

async function fail(
  error: unknown,
  io: Io,
  globals: Globals,
  helpText: readonly string[],
  errorText: readonly string[],
): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) {
    await write(io.stdout, helpText.join(""));
    return 0;
  }
  if (error instanceof CommanderError && error.code === "commander.help") {
    const { findStudyFolder } = await import("../store/sqlite/study-file.js");
    const first = findStudyFolder(io.cwd) === null ? firstSteps : "";
    await write(io.stdout, [first, ...helpText, ...errorText].join(""));
    return 0;
  }
  const described = describeError(error, errorText);
  if (globals.json) await write(io.stdout, `${toJson({ schema: "themata/error/1", error: described })}\n`);
  const hint = described.hint === null ? "" : `\n${described.hint}`;
  await write(io.stderr, `${forTerminal(`themata: ${described.message}${hint}`, false)}\n`);
  if (
    globals.debug &&
    error instanceof Error &&
    !(error instanceof ThemataError && error.stack === undefined)
  )
    await write(io.stderr, `${forTerminal(error.stack ?? "", false)}\n`);
  return exitCodeOf(error);
}
