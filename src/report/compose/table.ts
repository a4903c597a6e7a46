import type { DataCell, DataColumn, DataSection, DataTable } from "../model/section.js";

/** A part with some of its pieces; the others are empty. */
export const section = (parts: Partial<DataSection>): DataSection => ({
  paragraphs: [],
  figures: [],
  tables: [],
  notes: [],
  ...parts,
});

/** Columns by their titles; those with a leading `#` hold numbers. */
export const columns = (...titles: readonly string[]): DataColumn[] =>
  titles.map((title) =>
    title.startsWith("#") ? { title: title.slice(1), align: "end" } : { title, align: "start" },
  );

/** A table whose rows stand on one level. */
export const flatTable = (
  caption: string,
  titles: readonly string[],
  rows: readonly (readonly DataCell[])[],
  wide = false,
): DataTable => ({
  caption,
  columns: columns(...titles),
  rows: rows.map((cells) => ({ cells, depth: 0 })),
  wide,
});
