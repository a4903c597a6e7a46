import { escapeXml } from "../core/escape-xml.js";
import { writtenSigns } from "../core/visible-signs.js";
import type { Sheet, SheetCell } from "./sheet.js";

/** A cell of a worksheet holds no more characters (ECMA-376, limits of Excel). */
const longestCell = 32_767;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A table as an Excel workbook (Office Open XML, ECMA-376): the table with a frozen, filtered header, and a
 * second sheet with caption and notes. Words are stored as words, so that none is run as a formula. The
 * same table gives the same bytes.
 */
export async function sheetToXlsx(sheet: Sheet): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import("fflate");
  const notes: Sheet = {
    title: "",
    columns: [{ title: sheet.title }],
    rows: sheet.notes.map((note) => [note]),
    notes: [],
  };
  const files = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbook,
    "xl/_rels/workbook.xml.rels": relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": styles,
    "xl/worksheets/sheet1.xml": worksheet(sheet),
    "xl/worksheets/sheet2.xml": worksheet(notes),
  };
  // A fixed date of 1980, the first that a zip archive knows.
  const options = { mtime: new Date(1980, 0, 1, 0, 0, 0), level: 6 } as const;
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, [strToU8(declaration + text), options]]),
    ),
  );
}

function worksheet({ columns, rows }: Sheet): string {
  const titles = columns.map(({ title }) => title);
  const last = `${letters(Math.max(1, columns.length))}${rows.length + 1}`;
  const widths = columns.map((column, i) => {
    const longest = rows
      .slice(0, 200)
      .reduce((most, row) => Math.max(most, String(row[i] ?? "").length), column.title.length);
    return `<col min="${i + 1}" max="${i + 1}" width="${Math.min(60, longest + 2)}" customWidth="1"/>`;
  });
  return (
    `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join("")}</cols><sheetData>${row(titles, 1, 1)}` +
    rows.map((cells, i) => row(cells, i + 2, 2)).join("") +
    `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`
  );
}

function row(cells: readonly SheetCell[], number: number, style: number): string {
  const written = cells.map((cell, i) => {
    const at = `${letters(i + 1)}${number}`;
    if (cell === null || cell === "") return "";
    if (typeof cell === "number" && Number.isFinite(cell)) return `<c r="${at}"><v>${cell}</v></c>`;
    const said = writtenSigns(String(cell));
    const text = escapeXml([...said].length > longestCell ? said.slice(0, longestCell) : said);
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  });
  return `<row r="${number}">${written.join("")}</row>`;
}

/** The name of a column: 1 is A, 27 is AA. */
function letters(column: number): string {
  let name = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

function relations(parts: readonly (readonly [type: string, target: string])[]): string {
  const each = parts.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${documents}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${each.join("")}</Relationships>`;
}

const override = (part: string, type: string) =>
  `<Override PartName="${part}" ContentType="${types}.${type}+xml"/>`;
const contentTypes =
  `<Types xmlns="${packages}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  override("/xl/workbook.xml", "sheet.main") +
  override("/xl/worksheets/sheet1.xml", "worksheet") +
  override("/xl/worksheets/sheet2.xml", "worksheet") +
  `${override("/xl/styles.xml", "styles")}</Types>`;
const workbook =
  `<workbook xmlns="${main}" xmlns:r="${documents}"><sheets>` +
  '<sheet name="Table" sheetId="1" r:id="rId1"/><sheet name="Notes" sheetId="2" r:id="rId2"/></sheets></workbook>';
const styles =
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>' +
  '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>';
