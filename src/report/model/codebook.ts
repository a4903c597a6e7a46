import type { CodeOrigin, CodeStatus } from "../../core/records.js";

/** A code with its full definition, after the six parts of MacQueen et al. (1998), and its children. */
export interface CodebookEntry {
  readonly name: string;
  readonly status: CodeStatus;
  readonly origin: CodeOrigin;
  /** Counts the versions of the definition, from 1. */
  readonly definitionVersion: number;
  readonly short: string;
  readonly definition: string;
  /** When to use it. */
  readonly include: string;
  /** When not to use it. */
  readonly exclude: string;
  readonly examples: readonly string[];
  /** Names of the themes it feeds. */
  readonly themes: readonly string[];
  readonly children: readonly CodebookEntry[];
}
