import type { Connection } from "./connection.js";

/** Runs `work` in a transaction that locks out other writers at once; all of it holds, or none (as in a dry run). */
export async function inTransaction<R>(
  connection: Connection,
  work: () => Promise<R>,
  dryRun = false,
): Promise<R> {
  await connection.begin();
  try {
    const result = await work();
    await (dryRun ? connection.rollback() : connection.commit());
    return result;
  } catch (error) {
    await connection.rollback();
    throw error;
  }
}
