import { inputLimits } from "../core/limits.js";
import { asParticipantField, type ParticipantField } from "../core/participant-field.js";
import { fold } from "../core/similar.js";
import { CsvFault, type CsvRecord, readCsv } from "../text/csv.js";
import { plainCells } from "./formula-cells.js";

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
export function readParticipants(text: string): { rows: ParticipantRow[]; faults: Fault[] } {
  let records: CsvRecord[];
  try {
    records = Array.from(readCsv(text, { most: inputLimits.people + 1 }), plainCells);
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    return { rows: [], faults: [{ line: error.line, message: error.sentence }] };
  }
  const faults: Fault[] = [];
  const [header, ...body] = records;
  if (header === undefined) return { rows: [], faults: [{ line: 1, message: "The table is empty." }] };
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
