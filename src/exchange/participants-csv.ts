import { csvFault } from "../core/csv-fault.js";
import { asParticipantField, type ParticipantField } from "../core/participant-field.js";
import { fold } from "../core/similar.js";
import { sniffDelimiter } from "../text/delimiter.js";

/** One row of a table of participants; empty cells are absent. */
export interface ParticipantRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly label: string;
  readonly fields: ReadonlyMap<ParticipantField, string>;
  readonly attributes: ReadonlyMap<string, string>;
  readonly source: string;
  readonly speaker: string;
}

/** A fault of a table, with its line. */
export interface Fault {
  readonly line: number;
  readonly message: string;
}

const labelColumns = ["label", "participant", "name", "id"];

/**
 * Reads a table of participants: a column `label` (or participant, name, id), optional columns role,
 * status, consent, note, source and speaker; every other column is an attribute. Lines before the
 * header that begin with # are skipped. Faults are collected, with their lines.
 */
export async function readParticipants(text: string): Promise<{ rows: ParticipantRow[]; faults: Fault[] }> {
  const comments = /^(?:[ \t]*(?:#.*)?\n)*/.exec(`${text}\n`)?.[0] ?? "";
  const { records, faults } = await parseCsv(text.slice(comments.length), comments.split("\n").length);
  const [header, ...body] = records;
  if (header === undefined)
    return { rows: [], faults: faults.length > 0 ? faults : [{ line: 1, message: "The table is empty." }] };
  const headings = header.cells.map((cell) => cell.trim());
  const columns = headings.map(fold);
  const label = labelColumns.includes(columns[0] ?? "")
    ? 0
    : (labelColumns.map((name) => columns.indexOf(name)).find((at) => at >= 0) ?? -1);
  if (label < 0)
    faults.push({ line: header.line, message: `No column is called ${labelColumns.join(", ")}.` });
  for (const [i, column] of columns.entries()) {
    if (column === "") faults.push({ line: header.line, message: `Column ${i + 1} has no name.` });
    else if (columns.indexOf(column) !== i)
      faults.push({ line: header.line, message: `Two columns are called "${headings[i]}".` });
  }
  if (faults.length > 0) return { rows: [], faults };
  const rows: ParticipantRow[] = [];
  for (const { cells, line } of body) {
    if (cells.length !== headings.length)
      faults.push({
        line,
        message: `This row has ${cells.length} cells; the header has ${headings.length}.`,
      });
    else if ((cells[label] ?? "").trim() === "") faults.push({ line, message: "This row has no label." });
    else rows.push(toRow(cells, line, headings, label));
  }
  return { rows, faults };
}

function toRow(
  cells: readonly string[],
  line: number,
  headings: readonly string[],
  label: number,
): ParticipantRow {
  const fields = new Map<ParticipantField, string>();
  const attributes = new Map<string, string>();
  const places = new Map<string, string>();
  for (const [i, heading] of headings.entries()) {
    const value = (cells[i] ?? "").trim();
    if (i === label || value === "") continue;
    const field = asParticipantField(heading);
    if (field !== undefined && field !== "label") fields.set(field, value);
    else if (fold(heading) === "source" || fold(heading) === "speaker") places.set(fold(heading), value);
    else attributes.set(heading, value);
  }
  return {
    line,
    label: (cells[label] ?? "").trim(),
    fields,
    attributes,
    source: places.get("source") ?? "",
    speaker: places.get("speaker") ?? "",
  };
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

async function parseCsv(text: string, firstLine: number): Promise<{ records: CsvRecord[]; faults: Fault[] }> {
  const { CsvError, parse } = await import("csv-parse/sync");
  try {
    const parsed = parse(text, {
      delimiter: sniffDelimiter(text),
      columns: false,
      info: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // `lines` counts up to the record's end, so a record begins after the one before it.
    const records = parsed.map(({ record }, i) => ({
      cells: record,
      line: (parsed[i - 1]?.info.lines ?? 0) + firstLine,
    }));
    return { records: records.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")), faults: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = firstLine - 1 + (typeof error.lines === "number" ? error.lines : 1);
    const open = error.code === "CSV_QUOTE_NOT_CLOSED";
    return {
      records: [],
      faults: [
        {
          line,
          message: open
            ? "A quotation mark is opened and never closed."
            : `The table is broken: ${csvFault(error.code)}.`,
        },
      ],
    };
  }
}
