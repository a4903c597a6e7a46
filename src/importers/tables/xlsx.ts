import type { Message } from "../../core/message.js";
import type { ImportOutcome } from "../../core/transcript.js";
import { archiveNames } from "../containers/archive-names.js";
import { isOle, refuseOle } from "../containers/ole.js";
import { xmlText } from "../containers/xml.js";
import { openZip } from "../containers/zip.js";
import {
  defaultLimits,
  type Importer,
  type ImportFile,
  type ImportOptions,
  type Sniffed,
} from "../importer.js";
import { hint, shown } from "../messages.js";
import { Refusal, refusable } from "../refusal.js";
import { cellText } from "./sheet-cell.js";
import { readTable } from "./table.js";

/** Excel workbooks: the first sheet that reads as a table of talk; see `readTable` for what its columns mean. */
export const xlsx: Importer = {
  format: "xlsx",
  title: "Excel workbook",
  extensions: ["xlsx", "xlsm"],
  sandboxed: true,
  sniff: sniffXlsx,
  read: (file, options) => refusable("xlsx", () => readXlsx(file, options)),
};

function sniffXlsx({ file, head, extension }: Sniffed): number {
  const named = xlsx.extensions.includes(extension);
  if (isOle(file.bytes)) return named ? 0.6 : 0;
  if (file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return named ? (head === null ? 0.3 : 0.05) : 0;
  return archiveNames(file.bytes, "xl/") ? 0.95 : named ? 0.6 : 0;
}

async function readXlsx(file: ImportFile, options: ImportOptions): Promise<ImportOutcome> {
  if (isOle(file.bytes)) refuseOle(file.bytes, "xlsx");
  const sheets = await readSheets(await checkedArchive(file.bytes, options));
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new Refusal("no-text", "There is no text in this workbook.");
  let outcome: ImportOutcome | null = null;
  for (const sheet of filled) {
    const source = { name: file.name, lineOf: (row: number) => row + sheet.firstRow };
    const { transcripts, messages } = readTable(sheet.rows, options, source);
    const found = { format: "xlsx", transcripts, messages, encoding: null };
    if (transcripts.length > 0)
      return { ...found, messages: [...messages, ...otherSheets(sheet.name, filled)] };
    // The first sheet's complaint is the one a person expects.
    outcome ??= found;
  }
  return outcome ?? { format: "xlsx", transcripts: [], messages: [], encoding: null };
}

function otherSheets(read: string, sheets: readonly Sheet[]): Message[] {
  const others = sheets.filter(({ name }) => name !== read).map(({ name }) => shown(name, 30));
  if (others.length === 0) return [];
  return [
    hint("sheets-left-out", `The sheet "${shown(read, 30)}" was read, not these: ${others.join(", ")}.`),
  ];
}

/** The workbook's XML parts, checked one by one and packed anew, so that the library unpacks nothing unchecked. */
export async function checkedArchive(bytes: Uint8Array, options: ImportOptions = {}): Promise<Uint8Array> {
  const archive = await openZip(bytes, options.limits ?? defaultLimits).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "not-a-zip") notAnXlsx();
    throw error;
  });
  if (!archive.names.some((name) => /^\/?xl\//i.test(name))) notAnXlsx();
  const parts: Record<string, Uint8Array> = Object.create(null) as Record<string, Uint8Array>;
  for (const name of archive.names) {
    if (
      !/\.(?:xml|rels)$/i.test(name) ||
      /^xl\/(?:drawings|charts|media|theme|printerSettings)\//i.test(name)
    )
      continue;
    const content = archive.read(name);
    if (content === null) continue;
    await xmlText(content);
    parts[name] = content;
  }
  const { zipSync } = await import("fflate");
  return zipSync(parts, { level: 0 });
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** The sheet's own number of the first of them. */
  readonly firstRow: number;
}

async function readSheets(bytes: Uint8Array): Promise<Sheet[]> {
  const { default: readWorkbook } = await import("read-excel-file/node");
  try {
    const sheets = await readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return sheets.map(({ sheet, data }) => {
      const rows = data.map((row) => row.map(cellText));
      const first = rows.findIndex((cells) => cells.some((cell) => cell !== ""));
      return { name: sheet, rows: first < 0 ? [] : rows.slice(first), firstRow: first + 1 };
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("bad-xlsx", "This workbook is damaged. Open it in its own program and save it again.");
  }
}

function notAnXlsx(): never {
  throw new Refusal("not-an-xlsx", "This is not an Excel workbook (.xlsx), whatever its name says.");
}
