import type { Connection } from "./connection.js";

/** Runs `work` in a transaction that locks out other writers at once; all of it holds or none. */
export async function inTransaction<R>(connection: Connection, work: () => Promise<R>): Promise<R> {
  await connection.begin();
  try {
    const result = await work();
    await connection.commit();
    return result;
  } catch (error) {
    await connection.rollback();
    throw error;
  }
}
