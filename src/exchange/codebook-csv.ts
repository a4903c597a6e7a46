import type { ErrorCode } from "../core/error-code.js";
import type { Message } from "../core/message.js";
import { fold } from "../core/similar.js";
import { CsvFault, type CsvRecord, readCsv } from "../text/csv.js";
import { type CodebookFile, codebookLimits, fieldNamed, problem, shown } from "./codebook-entry.js";
import { type FlatEntry, flatEntry } from "./codebook-flat.js";
import { buildTree, pathKey } from "./codebook-tree.js";
import { plainCells } from "./formula-cells.js";

/**
 * Reads a codebook from a table with titles in its first row: a column `name` or `path`, and any of the others in any order. Never
 * throws for what the text holds. Errors besides those of `buildTree`: `not-a-codebook`,
 * `bad-csv`, `ragged-row`, `bad-code-name`, `path-mismatch`; warnings: `unknown-column`, `short-row`.
 */
export function readCodebookCsv(text: string): CodebookFile {
  if (text.length > codebookLimits.characters)
    return failed("too-large", `The file is longer than ${codebookLimits.characters} characters.`);
  try {
    return readCodebookTable(Array.from(readCsv(text), plainCells));
  } catch (error) {
    if (error instanceof CsvFault) return failed(error.code, error.sentence, error.line);
    throw error;
  }
}

/** The same from rows, the first of which names the columns. */
export function readCodebookTable([header, ...body]: readonly CsvRecord[]): CodebookFile {
  const fields = (header?.cells ?? []).map((title) => fieldNamed(title));
  if (header === undefined || !fields.some((field) => field === "name" || field === "path"))
    return failed(
      "not-a-codebook",
      `This table has no column "name" (or code, tag, path); its columns are: ${shown(header?.cells.join(", ") ?? "none")}`,
      header?.line ?? null,
    );
  const messages: Message[] = [];
  header.cells.forEach((title, i) => {
    const again = fields[i] !== null && fields.indexOf(fields[i] ?? null) < i;
    if (title.trim() !== "" && (fields[i] === null || again))
      messages.push(
        problem(
          "warning",
          "unknown-column",
          `The column "${shown(title)}" ${again ? "occurs twice; its second is" : "is not part of a codebook and is"} ignored.`,
          header.line,
        ),
      );
  });
  return buildTree(withPaths(body, fields, messages), messages);
}

const failed = (code: ErrorCode, message: string, line: number | null = null): CodebookFile => ({
  entries: [],
  messages: [problem("error", code, message, line)],
});

/** The rows as entries, with entries for the parts of paths that have no row of their own. */
function withPaths(
  rows: readonly CsvRecord[],
  fields: readonly (string | null)[],
  messages: Message[],
): readonly FlatEntry[] {
  const own = new Set<string>();
  const read = rows.flatMap((row) => {
    const texts = textsOf(row, fields, messages);
    if (texts === null) return [];
    // A column of names may hold paths.
    const named = texts.get("name")?.trim() ?? "";
    const whole = texts.get("path") || (named.includes("/") ? named : "");
    const path = whole.split("/").map((part) => part.trim());
    const last = path.at(-1) ?? "";
    const name = named === whole ? "" : named;
    if (name !== "" && last !== "" && fold(name) !== fold(last))
      messages.push(
        problem(
          "error",
          "path-mismatch",
          `The path of "${shown(name)}" does not end with this name.`,
          row.line,
        ),
      );
    if (name === "") texts.set("name", last);
    const parent = path.length > 1 ? path.slice(0, -1).join("/") : (texts.get("parent") ?? "").trim();
    if (last !== "") own.add(pathKey(path.join("/")));
    return [{ texts, path, parent, line: row.line }];
  });
  const flat: FlatEntry[] = [];
  const add = (texts: Map<string, string>, parent: string, line: number) =>
    flat.push(
      flatEntry(
        { texts, examples: examplesOf(texts.get("examples") ?? ""), line, above: null, parent },
        messages,
      ),
    );
  for (const { texts, path, parent, line } of read) {
    for (let depth = 1; depth < path.length && depth <= codebookLimits.depth; depth++) {
      const part = path.slice(0, depth);
      if (own.has(pathKey(part.join("/")))) continue;
      own.add(pathKey(part.join("/")));
      add(new Map([["name", part.at(-1) ?? ""]]), part.slice(0, -1).join("/"), line);
    }
    add(texts, parent, line);
  }
  return flat;
}

function textsOf(
  { cells, line }: CsvRecord,
  fields: readonly (string | null)[],
  messages: Message[],
): Map<string, string> | null {
  if (cells.slice(fields.length).some((cell) => cell.trim() !== "")) {
    const summary = `This row has ${cells.length} cells, and the table ${fields.length} columns; is a text with a comma missing its quotation marks?`;
    messages.push(problem("error", "ragged-row", summary, line));
    return null;
  }
  if (cells.length < fields.length)
    messages.push(
      problem(
        "warning",
        "short-row",
        `This row has ${cells.length} of ${fields.length} cells; the rest are taken as empty.`,
        line,
      ),
    );
  const texts = new Map<string, string>();
  fields.forEach((field, i) => {
    if (field !== null && !texts.has(field)) texts.set(field, cells[i] ?? "");
  });
  return texts;
}

/** Examples of a cell: a JSON list, or texts with | or line breaks between them. */
function examplesOf(cell: string): readonly string[] {
  if (cell.startsWith("["))
    try {
      const list: unknown = JSON.parse(cell);
      if (Array.isArray(list) && list.every((item) => typeof item === "string")) return list;
    } catch {
      // An example in brackets, then.
    }
  return cell.split(/[|\n\r]/).map((example) => example.trim());
}
