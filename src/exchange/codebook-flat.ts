import type { Message } from "../core/message.js";
import {
  badCodeName,
  type CodebookEntry,
  entryOrigins,
  entryStatuses,
  problem,
  readColor,
  readWord,
  shown,
  tidyText,
} from "./codebook-entry.js";

/** A code as a file has it, before the tree is known. */
export interface FlatEntry {
  readonly fields: Omit<CodebookEntry, "children">;
  /** Line of the file, from 1. */
  readonly line: number | null;
  /** Index of the entry it is nested in, which comes earlier; null where it is in none. */
  readonly above: number | null;
  /** Name or path of its parent as the file tells it; empty where it tells none. */
  readonly parent: string;
}

/** What a file says of one code: the texts by field, as they stand. */
export interface RawEntry {
  readonly texts: ReadonlyMap<string, string>;
  readonly examples: readonly string[];
  readonly line: number | null;
  readonly above: number | null;
  readonly parent: string;
}

/** Checks and tidies what a file says of one code; what is wrong with it goes into `messages`. */
export function flatEntry(raw: RawEntry, messages: Message[]): FlatEntry {
  const { line } = raw;
  const name = tidyText(raw.texts.get("name") ?? "").trim();
  const bad = badCodeName(name);
  if (bad !== null)
    messages.push(problem("error", "bad-code-name", `The name "${shown(name)}" ${bad}.`, line));
  const text = (field: string) => tidyText(raw.texts.get(field) ?? "");
  const checked = (field: string, read: (value: string) => string | null, expected: string) => {
    const written = text(field).trim();
    if (written === "") return "";
    const value = read(written);
    if (value === null)
      messages.push(
        problem(
          "warning",
          `unknown-${field}`,
          `"${shown(name)}": the ${field} "${shown(written)}" is passed over; it is ${expected}.`,
          line,
        ),
      );
    return value ?? "";
  };
  const description = text("description");
  const definition = text("definition");
  const id = checked("id", readId, "8 to 32 hexadecimal digits");
  return {
    line,
    above: raw.above,
    parent: raw.parent,
    fields: {
      ...(id !== "" && { id }),
      name,
      // A table with one column of words beside the name means the definition by it.
      short: text("short") || (definition === "" ? "" : description),
      definition: definition || description,
      include: text("include"),
      exclude: text("exclude"),
      examples: raw.examples.map(tidyText).filter((example) => example !== ""),
      origin: checked(
        "origin",
        (value) => readWord(value, entryOrigins),
        `one of ${entryOrigins.join(", ")}`,
      ),
      color: checked("color", readColor, "written like #4477AA"),
      status: checked(
        "status",
        (value) => readWord(value, entryStatuses),
        `one of ${entryStatuses.join(", ")}`,
      ),
    },
  };
}

const readId = (text: string) => (/^[0-9a-f]{8,32}$/i.test(text) ? text.toLowerCase() : null);
