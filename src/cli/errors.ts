import { CommanderError } from "commander";
import { ThemataError } from "../core/errors.js";
import { unexpectedFileError } from "../core/file-error.js";
import { commandsFor } from "./declare/other-words.js";
import { asInstallError } from "./install-error.js";

/** Thrown where Ctrl-C ended the work at a safe point. */
export class Interrupted extends Error {
  constructor() {
    super("Interrupted. What was done so far is kept.");
  }
}

export interface DescribedError {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** An error as one line for the user, with its stable code and the way out. */
export function describeError(error: unknown, commanderText: readonly string[]): DescribedError {
  if (error instanceof ThemataError)
    return { code: error.code, message: cut(oneLine(error.message)), hint: error.hint && cut(error.hint) };
  if (error instanceof CommanderError)
    return {
      code: error.code.replace(/^commander\./, "").replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
      message: usageLine(commanderText) ?? oneLine(error.message),
      hint: otherWord(error) ?? suggestion(error.message, commanderText) ?? hintFor(error),
    };
  if (error instanceof Interrupted || isAbort(error))
    return { code: "interrupted", message: new Interrupted().message, hint: null };
  const known = asInstallError(error) ?? unexpectedFileError(error);
  if (known !== null) return describeError(known, commanderText);
  return {
    code: "internal-error",
    message: `Something went wrong inside themata: ${oneLine(error instanceof Error ? error.message : String(error))}`,
    hint: "This is a bug. Nothing half-done was kept; run again with --debug to see where.",
  };
}

/** 2 usage, 3 data, 4 conflict, 130 interrupted, 70 a bug. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof ThemataError) return { usage: 2, data: 3, conflict: 4 }[error.kind];
  if (error instanceof CommanderError) return 2;
  if (error instanceof Interrupted || isAbort(error)) return 130;
  return (asInstallError(error) ?? unexpectedFileError(error)) === null ? 70 : 3;
}

const isAbort = (error: unknown) => error instanceof Error && error.name === "AbortError";
/** What a file says may be long, and a message repeats it: enough of each line to know it again. */
const cut = (text: string) => text.replace(/.{1500,}/g, (line) => `${line.slice(0, 1000)}…`);
const oneLine = (text: string) => text.replace(/\s*\n\s*/g, " ").trim();

function usageLine(text: readonly string[]): string | null {
  const line = text
    .join("")
    .split("\n")
    .find((part) => part.startsWith("error: "));
  return line === undefined ? null : oneLine(line.slice("error: ".length));
}

/** Most words too many are a text without its quotation marks. */
const hintFor = ({ code, message }: CommanderError) =>
  code === "commander.excessArguments" && !message.includes("Expected 0")
    ? "Put words that belong together in quotation marks; --help shows what the command takes."
    : "Add --help to see what the command takes.";

/** For a command that is none: those that do what the word stands for. */
function otherWord({ message }: CommanderError): string | null {
  const word = /unknown command '([^']+)'/.exec(message)?.[1];
  const found = word === undefined ? null : commandsFor(word.toLowerCase());
  return found === null ? null : `For that: ${found}.`;
}

/** Commander's guess at what was meant, from its message or what it would have printed. */
function suggestion(message: string, text: readonly string[]): string | null {
  return /\((Did you mean [^)]*)\)/.exec(`${message} ${text.join("")}`)?.[1] ?? null;
}
