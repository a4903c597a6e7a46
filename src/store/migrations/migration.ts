import type { Connection } from "../connection.js";

/** Who brings a study up to date, and when. */
export interface MigrationContext {
  /** Name and version of the program. */
  readonly tool: string;
  /** The study's folder or address, for messages. */
  readonly location: string;
  /** Milliseconds since 1970; without it, the time of the last event. */
  readonly at?: number | undefined;
}

/** One step of the schema. Written once, never edited after release. */
export interface Migration {
  /** The version of the schema after this step, from 1 without gaps. */
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
  /** The whole schema after this step, for a new study, where that is quicker than all steps. */
  readonly whole?: readonly string[];
  /** Digest of the schema that all steps up to this one make (`sqlite/schema.ts`), to see at a glance that it is that. */
  readonly schema?: string;
  /** What else belongs to the step, in the same transaction. */
  readonly finish?: (connection: Connection, context: MigrationContext) => Promise<void>;
}
