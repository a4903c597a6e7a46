import type { Kysely, RawBuilder } from "kysely";

/** Any table, any column: the ledger builds its statements from the table registry. */
export type Schema = Record<string, Record<string, unknown>>;
export type Value = number | string | Uint8Array | null;

/** One connection to a database, with what differs between databases as named capabilities. */
export interface Connection {
  readonly db: Kysely<Schema>;
  readonly readOnly: boolean;
  /** Begins a transaction that locks out other writers at once. */
  begin(): Promise<void>;
  /** Begins a transaction in which all reads agree with each other. */
  beginSnapshot(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Rows of a query as objects. */
  all<Row>(query: RawBuilder<Row>): Promise<Row[]>;
  /** Rows of a large query one by one, as arrays in the order of the columns. */
  scan(query: RawBuilder<unknown>): AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>;
  /** Inserts many rows of one shape quickly. */
  insert(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<void>;
  /** Faults of the database's own structure, by its own full check. */
  check(): Promise<readonly string[]>;
  /** A consistent copy in a new file. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}
