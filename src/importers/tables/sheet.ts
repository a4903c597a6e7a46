import { defaultLimits } from "../../core/limits.js";
import type { Message } from "../../core/message.js";
import type { ImportFile, ImportOptions } from "../importer.js";
import { errorMessage } from "../messages.js";
import { Refusal } from "../refusal.js";
import type { AskChild } from "../sandbox/protocol.js";
import { readWorkbook } from "./workbook.js";

/** The first worksheet of a workbook as words, empty cells as "". `rows` is null where a message of level error says why. */
export interface SheetOutcome {
  readonly format: string;
  readonly rows: readonly (readonly string[])[] | null;
  readonly messages: readonly Message[];
}

const format = "sheet";

/** Reads the first worksheet in the child process: what that process calls. Null where something else is asked for. */
export async function readSheetHere(
  asked: string,
  { bytes }: Pick<ImportFile, "bytes">,
  options: ImportOptions = {},
): Promise<SheetOutcome | null> {
  if (asked !== format) return null;
  try {
    const [first] = await readWorkbook(bytes, options.limits ?? defaultLimits);
    return { format, rows: (first?.rows ?? []).map((row) => row.map(cellWords)), messages: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { format, rows: null, messages: [errorMessage(error.code, error.message)] };
  }
}

/** Reads the first worksheet of a workbook in a child process with limits. Never throws for what a file holds. */
export async function readSheet(bytes: Uint8Array, ask: AskChild = inChild): Promise<SheetOutcome> {
  const answer = await ask(format, { name: "sheet.xlsx", bytes }, {});
  if ("rows" in answer) return answer as SheetOutcome;
  return { format, rows: null, messages: "messages" in answer ? (answer.messages as Message[]) : [] };
}

/** A cell as it stands; a date as YYYY-MM-DD, with its time where it has one. */
function cellWords(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (!(cell instanceof Date)) return String(cell);
  if (Number.isNaN(cell.getTime())) return "";
  return cell.toISOString().slice(0, 16).replace("T", " ").replace(" 00:00", "");
}

const inChild: AskChild = async (...args) => (await import("../sandbox/import-pool.js")).readInChild(...args);
