/** One step of the schema. Written once, never edited after release. */
export interface Migration {
  /** The version of the schema after this step, from 1 without gaps. */
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}
