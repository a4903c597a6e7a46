// A spreadsheet takes a cell that begins so for a formula and runs it.
const formula = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/** A cell that no spreadsheet runs as a formula: a leading ' is put before what looks like one. */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The inverse of `safeCell`. */
export const plainCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
