/** What reading one file of a study may cost: see "How large a file may be" in docs/importing.md. */
export interface ImportLimits {
  /** Largest file read, in bytes: documents bring their pictures along. */
  readonly fileBytes: number;
  /** Largest file of a format that is text and nothing else, in bytes. */
  readonly textBytes: number;
  /** From this size on, text is read in the child process as well, in bytes. */
  readonly hereBytes: number;
  /** Parts of an archive, the bytes of one unpacked, and of all. */
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
  /** Of a table: cells from the first to the last that holds something. */
  readonly cells: number;
  /** Of one file: its turns, speakers, transcripts (rows of a survey) and codings. */
  readonly turns: number;
  readonly speakers: number;
  readonly transcripts: number;
  readonly codings: number;
  /** How long the child may read, by the clock, and how much of a processor's time. */
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  /** Memory of the child in MB: what its objects take, and all of it. */
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
}

export const defaultLimits: ImportLimits = Object.freeze({
  fileBytes: 100_000_000,
  textBytes: 20_000_000,
  hereBytes: 1_000_000,
  entries: 10_000,
  entryBytes: 100_000_000,
  totalBytes: 500_000_000,
  cells: 2_000_000,
  turns: 50_000,
  speakers: 2_000,
  transcripts: 10_000,
  codings: 100_000,
  milliseconds: 60_000,
  cpuMilliseconds: 8_000,
  heapMegabytes: 320,
  residentMegabytes: 480,
});

/** What else is read at most: tables, papers, settings and whatever programs keep beside a study. */
export const inputLimits = Object.freeze({
  /** A table or text that a command takes, settings, a template, or what is kept beside a study, in bytes. */
  inputBytes: 20_000_000,
  /** Text written by hand as YAML, in characters. */
  yamlCharacters: 2_000_000,
  /** Rows of a table that a command takes. */
  rows: 100_000,
  /** Participants of a table, and codes of a codebook. */
  people: 50_000,
  codes: 50_000,
  /** Characters of a paper's text. */
  paperCharacters: 3_000_000,
  /** A bundle as it comes and unpacked, in bytes, and its files. */
  bundleBytes: 30_000_000,
  bundleFiles: 1_000,
});
