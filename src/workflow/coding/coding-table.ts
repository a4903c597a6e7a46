import { dataError } from "../../core/errors.js";
import { type CodingRow, readCodingsCsv } from "../../exchange/codings-csv.js";
import { decode } from "../../importers/decode.js";
import type { Work } from "../shared/work.js";

/** The rows of a table of codings, from the bytes of its file in whatever encoding. */
export async function readCodingTable(work: Work, bytes: Uint8Array): Promise<CodingRow[]> {
  const { text, messages } = await decode(bytes);
  if (text === null) throw dataError("not-text", messages[0]?.message ?? "This is not a table of text.");
  for (const { message } of messages) work.note(message);
  return readCodingsCsv(text);
}
