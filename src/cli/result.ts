/** What a command gives back; how it is shown is decided by the caller. */
export interface Result {
  /** Name in the schema of the JSON document: `import` becomes `themata/import/1`. */
  readonly schema: string;
  readonly json: object;
  /** For people. May hold style marks; words of the study need no cleaning. */
  readonly text: string;
  /** For `--plain`: a header line and rows, tab-separated. Without it `text` is printed unstyled. */
  readonly plain?: {
    readonly header: readonly string[];
    readonly rows: readonly (readonly (string | number | null)[])[];
  };
  /** 1: done, and the answer is "no". 3: part of a bulk failed. */
  readonly exitCode?: 0 | 1 | 3;
  /** What to do next, on stderr. */
  readonly hint?: string | undefined;
}
