/** How much a message matters: an error stops the file, a warning asks for a look, a hint helps. */
export type Level = "error" | "warning" | "hint";

/**
 * A problem in a document, as data: what, where, how bad. Codes are stable kebab-case words
 * that tests and scripts may rely on; `line` is a line of the original file, from 1.
 */
export interface Message {
  readonly level: Level;
  readonly code: string;
  readonly message: string;
  readonly line: number | null;
}
