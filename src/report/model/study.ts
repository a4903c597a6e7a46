/** The study's own account of itself. */
export interface StudyParticulars {
  readonly title: string;
  /** Research question; empty where not written yet. */
  readonly question: string;
  /** Names as they are to appear under the title. */
  readonly authors: readonly string[];
  /** Paradigm, sampling, setting, reflexivity …: what the researcher wrote, in the order of the settings. */
  readonly settings: readonly LabelledText[];
}

/** A heading and what was written under it; blank lines part paragraphs. */
export interface LabelledText {
  readonly label: string;
  readonly text: string;
}

/**
 * Participants by group. The first column names the row; `rows` and `totals` have one cell a column.
 * Cells are text, so that a small cell can be masked ("<5") before it comes here.
 */
export interface ParticipantTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Null where a sum makes no sense. */
  readonly totals: readonly string[] | null;
  /** Such as the note on small cells, or on participants without data. */
  readonly notes: readonly string[];
}
