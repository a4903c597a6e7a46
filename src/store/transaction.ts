import { sql } from "kysely";
import { ThemataError } from "../core/errors.js";
import type { Connection } from "./connection.js";

/** Runs `work` in a transaction that locks out other writers at once; all of it holds, or none (as in a dry run). */
export async function inTransaction<R>(
  connection: Connection,
  work: () => Promise<R>,
  dryRun: boolean | ((result: R) => boolean) = false,
): Promise<R> {
  await connection.begin();
  let before: NewestEvent | undefined;
  let head: NewestEvent | undefined;
  try {
    before = await newestEvent(connection);
    const result = await work();
    if (typeof dryRun === "boolean" ? dryRun : dryRun(result)) await connection.rollback();
    else {
      head = await newestEvent(connection);
      await connection.commit();
    }
    return result;
  } catch (error) {
    // What the first fault was is what counts.
    await connection.rollback().catch(() => {});
    // The next who opens the study is to find out; of what stands beside the history no word is left.
    if (isUnsure(error) && head !== undefined && head.seq !== before?.seq)
      connection.noteUnsure?.({ seq: head.seq, hash: Buffer.from(head.hash).toString("hex") });
    throw error;
  }
}

/** Whether an error leaves open if the act was kept. */
export const isUnsure = (error: unknown): boolean =>
  error instanceof ThemataError && error.code === "commit-unsure";

interface NewestEvent {
  readonly seq: number;
  readonly hash: Uint8Array;
}

async function newestEvent(connection: Connection): Promise<NewestEvent | undefined> {
  return (await connection.all<NewestEvent>(sql`select seq, hash from event order by seq desc limit 1`))[0];
}
