import { sql } from "kysely";
import { dataError } from "../core/errors.js";
import { identityHash } from "./chain.js";
import type { Connection } from "./connection.js";
import type { Study } from "./event-writer.js";

/** What a study is known and its digests are keyed by. */
export async function readIdentity(
  connection: Connection,
  { tool, location }: { readonly tool: string; readonly location: string },
): Promise<Study & { readonly secret: Uint8Array }> {
  const meta = await connection.all<{ key: string; value: Uint8Array }>(sql`select key, value from meta`);
  const of = (key: string): Buffer => {
    const row = meta.find((entry) => entry.key === key);
    if (!(row?.value instanceof Uint8Array))
      throw dataError("study-corrupt", `The study lacks its identity (${key}): ${location}`);
    return Buffer.from(row.value);
  };
  const uid = of("study_uid").toString("hex");
  const secret = of("secret");
  return {
    uid,
    tool,
    secret,
    replica: of("replica_uid").toString("hex"),
    identity: identityHash(uid, secret),
  };
}
