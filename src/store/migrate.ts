import { dataError } from "../core/errors.js";
import type { Connection } from "./connection.js";
import type { Migration, MigrationContext } from "./migrations/migration.js";

/** How a database keeps its schema's version, and checks itself. */
export interface VersionKeeper {
  read(connection: Connection): Promise<number>;
  write(connection: Connection, version: number): Promise<void>;
  /** Faults of the database's own structure; empty when sound. */
  check(connection: Connection): Promise<readonly string[]>;
}

/**
 * Brings a schema up to the newest step, in one transaction, after `before` (a backup) has run.
 * If the result does not pass the database's own checks, nothing of it stays.
 * @returns the version it found
 */
export async function migrate(
  connection: Connection,
  keeper: VersionKeeper,
  migrations: readonly Migration[],
  before: (version: number) => Promise<void>,
  context: MigrationContext,
): Promise<number> {
  const seen = await keeper.read(connection);
  const missing = (from: number) => migrations.filter((step) => step.version > from);
  if (missing(seen).length === 0) return seen;
  await before(seen);
  await connection.begin();
  try {
    // Another process may have done it while this one made its backup or waited.
    const found = await keeper.read(connection);
    if (missing(found).length === 0) {
      await connection.rollback();
      return found;
    }
    for (const step of missing(found)) {
      await connection.script(step.statements);
      await step.finish?.(connection, context);
      await keeper.write(connection, step.version);
    }
    const faults = await keeper.check(connection);
    if (faults.length > 0)
      throw dataError(
        "migration-failed",
        `The study could not be upgraded to this version of themata: ${faults[0]}`,
        "Nothing was changed.",
      );
    await connection.commit();
    return found;
  } catch (error) {
    await connection.rollback();
    throw error;
  }
}
