export type SheetCell = string | number | null;

export interface SheetColumn {
  readonly title: string;
  /** Numbers stand right. */
  readonly align?: "left" | "right" | undefined;
}

/** A table on its way out, with what a reader must know to read it. */
export interface Sheet {
  /** What the table is: its caption. */
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** What was counted, out of what, for whom. */
  readonly notes: readonly string[];
}
