import type { ImportLimits } from "../core/limits.js";
import type { ImportOutcome } from "../core/transcript.js";

/** A file's bytes with its name; importers never open files themselves. */
export interface ImportFile {
  /** Base name with extension, for naming and weak hints. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What guessing cannot settle. Patterns are RE2. */
export interface ImportOptions {
  /** Names, roles or aliases of those who ask. */
  readonly interviewers?: readonly string[];
  /** RE2 pattern that begins a turn; its first group, if any, is the speaker. */
  readonly splitOn?: string;
  readonly encoding?: string;
  /** Tables: the columns with text, the respondent's id, the codes and who coded. */
  readonly textColumns?: readonly string[];
  readonly idColumn?: string;
  readonly codeColumn?: string;
  /** What separates several codes in a cell; `;` by default. */
  readonly codeDelimiter?: string;
  readonly limits?: ImportLimits;
}

/** What a format knows about a file before reading it whole. */
export interface Sniffed {
  readonly file: ImportFile;
  /** The first 64 KiB decoded leniently, or null where the bytes are not text. */
  readonly head: string | null;
  readonly extension: string;
}

/**
 * One file format. The registry asks every importer how sure it is by content (0 no, 1 certain;
 * an extension alone is worth at most .3) and uses the surest.
 */
export interface Importer {
  readonly format: string;
  readonly title: string;
  readonly extensions: readonly string[];
  /** Binary formats are parsed in a child process with limits; text only where it is long. */
  readonly sandboxed: boolean;
  sniff(sniffed: Sniffed): number;
  /** Never throws for bad content: says what is wrong in `messages`. */
  read(file: ImportFile, options: ImportOptions): Promise<ImportOutcome>;
}
