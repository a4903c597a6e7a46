import type { ErrorCode } from "../core/error-code.js";
import { inputLimits } from "../core/limits.js";
import type { Level, Message } from "../core/message.js";
import { fold } from "../core/similar.js";

/** One code of a codebook file with the codes below it. Empty text means the file does not tell. */
export interface CodebookEntry {
  /** First hex digits of the code's id in the study the file came from; at least 8. */
  readonly id?: string;
  readonly name: string;
  readonly short: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: readonly string[];
  /** One of `entryOrigins`, or empty. */
  readonly origin: string;
  /** `#rrggbb`, or empty. */
  readonly color: string;
  /** `active`, `retired`, or empty. */
  readonly status: string;
  readonly children: readonly CodebookEntry[];
}

/** What reading a codebook gave. `entries` is empty when a message of level error says why. */
export interface CodebookFile {
  readonly entries: readonly CodebookEntry[];
  readonly messages: readonly Message[];
}

export const entryOrigins: readonly string[] = ["inductive", "deductive", "in-vivo", "suggested"];
export const entryStatuses: readonly string[] = ["active", "retired"];

/** Most codes, levels and characters that a codebook file may have. */
export const codebookLimits = Object.freeze({ codes: inputLimits.codes, depth: 64, characters: 20_000_000 });

export const problem = <L extends Level>(
  level: L,
  code: L extends "error" ? ErrorCode : string,
  message: string,
  line: number | null = null,
): Message => ({ level, code, message, line });

const synonyms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    id: "id|uid|code id",
    name: "name|code|tag|code name",
    path: "path|code path|full path",
    parent: "parent|parent code",
    short: "short|short definition|brief definition|short description",
    description: "description",
    definition: "definition|full definition",
    include: "include|inclusion|inclusion criteria|when to use|use when",
    exclude: "exclude|exclusion|exclusion criteria|when not to use|do not use when",
    examples: "examples|example",
    origin: "origin",
    color: "color|colour",
    status: "status",
    codes: "codes|children|subcodes|sub codes",
  }).flatMap(([field, names]) => names.split("|").map((name): [string, string] => [name, field])),
);

/** The field of an entry that a key or column title means, or null. */
export const fieldNamed = (title: string): string | null =>
  synonyms.get(fold(title.replace(/[_.-]+/g, " "))) ?? null;

/** A text as a codebook keeps it: LF line ends, whole characters, no white space at its end. */
export const tidyText = (text: string): string =>
  text.toWellFormed().replaceAll("\0", "").replace(/\r\n?/g, "\n").trimEnd();

/** Why a name cannot be a code's, as the end of a sentence; null where it can. Code `bad-code-name`. */
export function badCodeName(name: string): string | null {
  if (name.trim() === "") return "is empty";
  if ([...name].length > 200) return "is longer than 200 characters";
  if (name.includes("/")) return "holds a slash, which separates a code from its parent in a path";
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return "holds a line break or another control character";
  return null;
}

/** A value as it may stand in a message: one line, at most 60 characters. */
export function shown(text: string): string {
  const points = [...text.slice(0, 200).replace(/\s+/g, " ")];
  return points.length <= 60 ? points.join("") : `${points.slice(0, 59).join("")}…`;
}

/** A colour as it is kept (`#rrggbb`); null where the text is none. */
export function readColor(text: string): string | null {
  const found = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (found === undefined) return null;
  return `#${found.length === 3 ? found.replace(/./g, "$&$&") : found}`;
}

/** A word of a list (case, spaces and underscores do not matter); null where it is none of them. */
export function readWord(text: string, words: readonly string[]): string | null {
  const word = fold(text).replace(/[\s_]+/g, "-");
  return words.includes(word) ? word : null;
}
