import { createHash } from "node:crypto";
import { sql } from "kysely";
import { dataError } from "../../core/errors.js";
import type { Connection } from "../connection.js";
import type { Migration } from "../migrations/migration.js";
import { createSqliteInMemory } from "./open.js";

/** The schema's own text: tables, indexes, and whatever else is in it, by name. */
export async function readSchema(connection: Connection): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  await connection.scan(
    sql`select type, name, sql from sqlite_schema where name not like 'sqlite\\_%' escape '\\' order by name, type`,
    ([type, name, text]) => parts.set(`${type} ${name}`, String(text).replaceAll(/\s+/g, " ")),
  );
  return parts;
}

export const schemaDigest = (parts: ReadonlyMap<string, string>): string =>
  createHash("sha256")
    .update(JSON.stringify([...parts]))
    .digest("hex");

/**
 * Refuses a database whose schema is not what the steps up to its version make: a trigger or a view that somebody
 * put there would act on everything that is read and written.
 */
export async function checkSchema(
  connection: Connection,
  steps: readonly Migration[],
  location: string,
): Promise<void> {
  const found = await readSchema(connection);
  const known = steps.at(-1)?.schema;
  if (known !== undefined && schemaDigest(found) === known) return;
  const expected = await schemaOf(steps);
  const odd = [...new Set([...found.keys(), ...expected.keys()])].filter(
    (part) => found.get(part) !== expected.get(part),
  );
  const [first] = odd;
  if (first === undefined) return;
  const what = !expected.has(first)
    ? `holds a ${first} of its own`
    : found.has(first)
      ? `has another ${first}`
      : `lacks the ${first}`;
  throw dataError(
    "schema-changed",
    `The study's database was changed by hand or by another program: it ${what}: ${location}`,
    "Nothing of it was read. Restore a backup with 'themata restore FILE'.",
  );
}

/** Makes the schema of an empty database: from the newest step that has it whole, or step by step. */
export async function makeSchema(connection: Connection, steps: readonly Migration[]): Promise<void> {
  const from = steps.findLastIndex(({ whole }) => whole !== undefined);
  if (from >= 0) await connection.script(steps[from]?.whole ?? []);
  for (const { statements } of steps.slice(from + 1)) await connection.script(statements);
}

/** The schema that the steps make. */
export async function schemaOf(steps: readonly Migration[]): Promise<Map<string, string>> {
  const connection = await createSqliteInMemory();
  try {
    await makeSchema(connection, steps);
    return await readSchema(connection);
  } finally {
    await connection.close();
  }
}
