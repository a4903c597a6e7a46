import { sql } from "kysely";
import type { Seq } from "../../core/records.js";
import type { Connection } from "../connection.js";
import { keyed } from "../hash.js";
import { type Found, hex } from "./found.js";

/** Reads a kept original; null where there is none of that name. */
export type ReadOriginal = (name: string) => Promise<Uint8Array | null>;

/** Holds the kept originals of current revisions against their digests. */
export async function verifyOriginals(
  connection: Connection,
  secret: Uint8Array,
  read: ReadOriginal,
  found: Found,
): Promise<void> {
  const rows = await connection.all<{
    from_seq: Seq;
    original: Uint8Array | null;
    file_digest: Uint8Array;
    salt: Uint8Array | null;
  }>(sql`
    select r.from_seq, r.original, r.file_digest, b.salt from revision r
    left join text_body b on b.revision_id = r.id where r.to_seq is null order by r.id`);
  const files = new Map<string, Uint8Array | null>();
  for (const { from_seq: seq, original, file_digest: digest, salt } of rows) {
    const name = hex(original ?? digest);
    if (!files.has(name)) {
      files.clear();
      files.set(name, await read(name));
    }
    const file = files.get(name) ?? null;
    if (file === null) {
      // Format 1 did not say whether an original was kept.
      if (original !== null && salt !== null)
        found.fault("original-missing", `The original file of a transcript is missing (event ${seq}).`, seq);
    } else if (original !== null && salt === null)
      found.fault(
        "original-left",
        `The original file of an erased transcript is still there (event ${seq}).`,
        seq,
      );
    else if (hex(keyed(original === null || salt === null ? secret : salt, file)) !== hex(digest))
      found.fault("original-changed", `The original file of a transcript was changed (event ${seq}).`, seq);
  }
}
