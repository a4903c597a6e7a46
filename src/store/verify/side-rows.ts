import type { Id, Seq } from "../../core/records.js";
import type { Connection } from "../connection.js";
import { type SideTable, sideHash, sideRowHash, sideRows, sideTables } from "../side.js";
import { type Found, hex } from "./found.js";

interface SideRow {
  readonly seq: Seq;
  readonly hash: Uint8Array;
}

const names = { offer: "suggestions", outcome: "answers to suggestions", opening: "what was opened" };

/**
 * Checks each table's chain of hashes; `withheld` has the hashes of rows that are not in this copy, by table and id.
 * @returns what an event should have sealed of them
 */
export async function verifySideRows(
  connection: Connection,
  last: Seq,
  withheld: ReadonlyMap<string, Uint8Array>,
  found: Found,
): Promise<(seq: Seq) => string> {
  const kept = new Map<SideTable, SideRow[]>();
  for (const table of sideTables) {
    const rows: SideRow[] = [];
    let previous: Uint8Array | null = null;
    let expected: Id | null = null;
    await connection.scan(sideRows[table], ([id, seq, hash, ...values]) => {
      if (hash === null) return;
      for (; expected !== null && expected < (id as Id); expected++) {
        const leaf = withheld.get(`${table} ${expected}`);
        if (leaf !== undefined) previous = leaf;
      }
      expected = (id as Id) + 1;
      if (
        !(hash instanceof Uint8Array) ||
        hex(sideRowHash(table, previous, seq as Seq, values)) !== hex(hash)
      )
        found.fault("side-changed", `The record of ${names[table]} was changed after it was written.`);
      if ((seq as Seq) > last)
        found.fault("side-changed", `The record of ${names[table]} belongs to no event.`);
      previous = hash as Uint8Array;
      rows.push({ seq: seq as Seq, hash: hash as Uint8Array });
    });
    kept.set(table, rows);
  }
  return (seq) => hex(sideHash(sideTables.map((table) => newestBefore(kept.get(table) ?? [], seq))));
}

/** The last row that was there when event `seq` was written; rows stand in their order. */
function newestBefore(rows: readonly SideRow[], seq: Seq): Uint8Array | null {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1]?.hash ?? null;
}
