import type { Kysely, RawBuilder } from "kysely";
import type { ThemataError } from "../core/errors.js";
import type { Head } from "./port.js";

/** Any table, any column: the ledger builds its statements from the table registry. */
export type Schema = Record<string, Record<string, unknown>>;
export type Value = number | string | Uint8Array | null;

/** One connection to a database, with what differs between databases as named capabilities. */
export interface Connection {
  readonly db: Kysely<Schema>;
  readonly readOnly: boolean;
  /** Why it is only read, where that is not for the rights of its files: thrown at whoever wants to write. */
  readonly refusal?: ThemataError;
  /** Begins a transaction that locks out other writers at once. */
  begin(): Promise<void>;
  /** Begins a transaction in which all reads agree with each other. */
  beginSnapshot(): Promise<void>;
  /** Fails with `commit-unsure` where it cannot be known whether the transaction was kept. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Rows of a query as objects. */
  all<Row>(query: RawBuilder<Row>): Promise<Row[]>;
  /**
   * Hands the rows of a large query to `each` one by one, as arrays in the order of the columns.
   * `each` must not use the connection.
   */
  scan(query: RawBuilder<unknown>, each: (row: readonly unknown[]) => void): Promise<void>;
  /** Runs a statement that changes rows; returns how many. */
  change(statement: RawBuilder<unknown>): Promise<number>;
  /** Runs statements of the database's own language that give no rows, such as those of a schema. */
  script(statements: readonly string[]): Promise<void>;
  /** Inserts many rows of one shape quickly. */
  insert(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<void>;
  /** Faults of the database's own structure, by its own full check. */
  check(): Promise<readonly string[]>;
  /** A consistent copy in a new file that only its owner can read; fails where there is one already. */
  copyTo(file: string): Promise<void>;
  /** Leaves a note of an event whose commit is unsure, for the next who opens the study. */
  noteUnsure?(event: Head): void;
  close(): Promise<void>;
}
