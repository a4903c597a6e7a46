import { sql } from "kysely";
import type { Seq } from "../../core/records.js";
import type { Connection } from "../connection.js";
import { stateHash } from "../event-state.js";
import { type Found, hex } from "./found.js";

/** What a tombstone says, and which event made it. */
interface Stone {
  readonly seq: Seq;
  readonly before: string;
  readonly after: string;
  readonly cause: string;
  readonly records: number;
  readonly texts: number;
}

/** Tombstones by the hash of the event they are about, oldest first. */
export async function readTombstones(connection: Connection): Promise<Map<string, Stone[]>> {
  const stones = new Map<string, Stone[]>();
  await connection.scan(
    sql`select event, from_seq, before, after, cause, json_array_length(erased_ids), json_array_length(text_ids)
      from tombstone order by from_seq, id`,
    ([event, seq, before, after, cause, records, texts]) => {
      const list = stones.get(hex(event)) ?? [];
      list.push({
        seq: seq as Seq,
        before: hex(before),
        after: hex(after),
        cause: String(cause),
        records: records as number,
        texts: texts as number,
      });
      stones.set(hex(event), list);
    },
  );
  return stones;
}

/**
 * Holds what stands of an event against what it wrote, or where words of it were erased, against its tombstones:
 * what is missing must be exactly what they say.
 */
export function verifyErasure(
  event: { readonly seq: Seq; readonly rows_hash: Uint8Array },
  rows: string,
  gone: readonly Uint8Array[],
  stones: readonly Stone[],
  found: Found,
): void {
  const written = hex(event.rows_hash);
  if (stones.length === 0) {
    if (rows !== written)
      found.fault(
        "rows-changed",
        `Records of event ${event.seq} were changed outside the history.`,
        event.seq,
      );
    if (gone.length > 0)
      found.fault(
        "words-missing",
        `Words of event ${event.seq} are missing, and nothing in the history says that they were erased.`,
        event.seq,
      );
    return;
  }
  let state = stateHash(written, []);
  const follow = stones.every(({ before, after }) => {
    const follows = before === state;
    state = after;
    return follows;
  });
  if (!follow || stateHash(rows, gone) !== state)
    found.fault(
      "erasure-changed",
      `What is missing of event ${event.seq} is not what the history says was erased.`,
      event.seq,
    );
}
