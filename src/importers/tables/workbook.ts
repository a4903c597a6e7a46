import { defaultLimits, type ImportLimits } from "../../core/limits.js";
import { archiveNames } from "../containers/archive-names.js";
import { isOle, refuseOle } from "../containers/ole.js";
import { xmlText } from "../containers/xml.js";
import { openZip } from "../containers/zip.js";
import { Refusal } from "../refusal.js";
import { withoutEmptyCells } from "./worksheet-xml.js";

/** A worksheet: its rows from the first one on, its cells as the library gives them. */
export interface Worksheet {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
}

/** Whether the bytes are an archive with the parts of a workbook. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && archiveNames(bytes, "xl/");

/**
 * The worksheets of an Excel workbook. Only for the child process: it takes what it takes. Throws `Refusal` with the
 * codes of `openZip`, `not-an-xlsx`, `bad-xlsx`, `too-many-cells`, and those of `refuseOle`.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: ImportLimits = defaultLimits,
): Promise<Worksheet[]> {
  if (isOle(bytes)) refuseOle(bytes, "xlsx");
  const archive = await checkedArchive(bytes, limits);
  const { default: read } = await import("read-excel-file/node");
  try {
    const sheets = await read(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("bad-xlsx", "This workbook is damaged. Open it in its own program and save it again.");
  }
}

/** The workbook's XML parts, checked one by one and packed anew, so that the library unpacks nothing unchecked. */
async function checkedArchive(bytes: Uint8Array, limits: ImportLimits): Promise<Uint8Array> {
  const archive = await openZip(bytes, limits).catch((error: unknown) => {
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
    const text = await xmlText(content);
    parts[name] =
      text.includes("<sheetData") || text.includes(":sheetData")
        ? Buffer.from(withoutEmptyCells(text, limits.cells))
        : content;
  }
  const { zipSync } = await import("fflate");
  return zipSync(parts, { level: 0 });
}

function notAnXlsx(): never {
  throw new Refusal("not-an-xlsx", "This is not an Excel workbook (.xlsx), whatever its name says.");
}
