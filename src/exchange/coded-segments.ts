import { dataError } from "../core/errors.js";
import { readCsv } from "../text/csv.js";

/** A coded segment of a data file, with its fields by name. */
export interface CodedSegment {
  readonly doc: string;
  readonly turn: string;
  readonly speaker: string;
  readonly text: string;
  readonly question: string;
  readonly coder: string;
  readonly codes: readonly string[];
}

const largest = 200_000;

/**
 * Reads coded segments: one JSON object a line, or CSV with a header; fields doc, text and codes, and if there are
 * turn, speaker, question and coder. In CSV several codes are parted by a semicolon or a bar.
 * @param level the field that holds the codes
 * @throws data errors `bad-segments` and `bad-csv` with the line
 */
export function readCodedSegments(text: string, level: string): CodedSegment[] {
  const body = text.replace(/^\ufeff/, "");
  const records = /^\s*[{[]/.test(body) ? readLines(body) : readTable(body);
  if (records.length > largest)
    throw dataError("too-many-segments", `The file has more than ${largest} segments.`);
  return records.map(({ line, fields }) => {
    const said = fields[level];
    if (said === undefined)
      throw dataError("bad-segments", `Line ${line} has no field "${level}".`, levelHint(fields));
    const codes = (Array.isArray(said) ? said : String(said ?? "").split(/\s*[;|]\s*/)).map((code) =>
      String(code).trim(),
    );
    const field = (name: string) => String(fields[name] ?? "");
    if (typeof fields.text !== "string") throw dataError("bad-segments", `Line ${line} has no text.`);
    return {
      doc: field("doc") || `line ${line}`,
      turn: field("turn"),
      speaker: field("speaker"),
      text: fields.text,
      question: field("question"),
      coder: field("coder"),
      codes: [...new Set(codes.filter((code) => code !== ""))],
    };
  });
}

interface Rec {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

const levelHint = (fields: object) => `Its fields: ${Object.keys(fields).slice(0, 20).join(", ")}.`;

function readLines(body: string): Rec[] {
  return body.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    let fields: unknown;
    try {
      fields = JSON.parse(line);
    } catch {
      fields = null;
    }
    if (typeof fields !== "object" || fields === null || Array.isArray(fields))
      throw dataError("bad-segments", `Line ${i + 1} is not a JSON object.`, "Each line holds one segment.");
    return [{ line: i + 1, fields: { ...fields } }];
  });
}

function readTable(body: string): Rec[] {
  const [header, ...records] = readCsv(body);
  const names = header?.cells.map((name) => name.trim()) ?? [];
  return records.map(({ cells, line }) => ({
    line,
    fields: Object.fromEntries(
      names.flatMap((name, i) => (cells[i] === undefined ? [] : [[name, cells[i]]])),
    ),
  }));
}
