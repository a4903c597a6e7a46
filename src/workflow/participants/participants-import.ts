import { dataError } from "../../core/errors.js";
import type { Seq } from "../../core/records.js";
import { type Fault, readParticipants } from "../../exchange/participants-csv.js";
import { decode } from "../../importers/decode.js";
import { forgetVectors } from "../shared/vector-cache.js";
import { act, type Work } from "../shared/work.js";
import { ParticipantTable } from "./participants-table.js";

export interface ParticipantsImported {
  readonly event: Seq | null;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly mapped: readonly { source: string; speaker: string; participant: string }[];
  /** Participants that were only a speaker's name, and are nobody any more. */
  readonly removed: readonly string[];
}

/** Adds and describes participants from a table, all rows or none. An empty cell clears nothing. */
export async function importParticipants(
  work: Work,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<ParticipantsImported> {
  const { text, messages } = await decode(file.bytes);
  if (text === null) throw dataError("not-text", messages[0]?.message ?? "This is not a text file.");
  const { rows, faults } = readParticipants(text);
  if (faults.length > 0) throw faulty(file.name, faults);
  if (rows.length === 0) throw dataError("empty-table", `${file.name} names no participants.`);
  const { seq, result } = await work.store.record(
    act(work, "participant.import", { file: file.name, rows: rows.length }),
    async (draft) => {
      const table = await ParticipantTable.read(work, draft);
      for (const row of rows) table.take(row);
      if (table.faults.length > 0) throw faulty(file.name, table.faults);
      return table.finish(work);
    },
  );
  await forgetVectors(work, seq);
  return { event: seq, ...result };
}

function faulty(file: string, faults: readonly Fault[]) {
  const shown = faults.slice(0, 20).map(({ line, message }) => `line ${line}: ${message}`);
  const more = faults.length > shown.length ? `\nand ${faults.length - shown.length} more` : "";
  return dataError(
    "bad-table",
    `${file} has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}; nothing was imported.`,
    `${shown.join("\n")}${more}`,
  );
}
