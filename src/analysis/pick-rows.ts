import type { Id } from "../core/records.js";
import type { FrequencyRow, FrequencyTable } from "./frequency-table.js";

export const rowOrders = ["n", "segments", "words", "name"] as const;
export type RowOrder = (typeof rowOrders)[number];

/** Which rows of a table are wanted, and in which order. */
export interface RowChoice {
  /** Only these, whether anything was found in them or not. */
  readonly only?: ReadonlySet<Id> | undefined;
  /** Only these: those below a code or theme. */
  readonly below?: ReadonlySet<Id> | undefined;
  /** Fewest participants. */
  readonly min?: number | undefined;
  /** Most rows. */
  readonly limit?: number | undefined;
  /** The order of the tree where there is none. */
  readonly sort?: RowOrder | undefined;
  /** Also rows that nothing was found in. */
  readonly all?: boolean | undefined;
}

export interface PickedRows {
  /** In order: what goes into files, with rows that nothing was found in. */
  readonly rows: readonly FrequencyRow[];
  /** The same without these, unless they were asked for. */
  readonly shown: readonly FrequencyRow[];
  /** Codes (or themes) that are not shown because nothing was found in them; headings are counted apart. */
  readonly unused: number;
  readonly headings: number;
  /** Rows left out for having too few participants, and for coming after the last that was wanted. */
  readonly belowMin: number;
  readonly afterLimit: number;
  /** Whether rows have left the order of the tree. */
  readonly ranked: boolean;
}

/**
 * Picks rows of a table, of which some are headings. Those named are always shown; others only where something was found in them. A limit counts
 * what is shown, and takes those with most participants unless another order is asked for.
 */
export function pickRows(
  table: FrequencyTable,
  choice: RowChoice,
  headings: ReadonlySet<Id> = new Set(),
): PickedRows {
  const sort = choice.sort ?? (choice.limit === undefined ? undefined : "n");
  const among = table.rows.filter((row) => isChosen(row, choice));
  const enough = among.filter(({ n }) => n >= (choice.min ?? 0));
  const sorted = inOrder(enough, sort);
  const isShown = (row: FrequencyRow) => choice.all === true || choice.only !== undefined || isFound(row);
  const found = sorted.filter(isShown);
  const shown = found.slice(0, choice.limit);
  const hidden = sorted.filter((row) => !isShown(row));
  return {
    rows: choice.limit === undefined ? sorted : shown,
    shown,
    unused: hidden.filter((row) => !headings.has(row.id)).length,
    headings: hidden.filter((row) => headings.has(row.id)).length,
    belowMin: among.filter(isShown).length - enough.filter(isShown).length,
    afterLimit: found.length - shown.length,
    ranked: sort !== undefined && sort !== "name",
  };
}

/** Whether anything was found in a row, in the words of a participant or elsewhere. */
const isFound = ({ segments, elsewhere }: FrequencyRow) => segments + elsewhere > 0;

const isChosen = ({ id }: FrequencyRow, { only, below }: RowChoice): boolean =>
  (only === undefined || only.has(id)) && (below === undefined || below.has(id));

function inOrder(rows: readonly FrequencyRow[], sort: RowOrder | undefined): readonly FrequencyRow[] {
  if (sort === undefined) return rows;
  if (sort === "name") return [...rows].sort(byPath);
  // What is equal in one is ranked by the others; what is equal in all stays in the order of the tree.
  const keys = [sort, ...(["n", "segments", "words"] as const).filter((key) => key !== sort)];
  return [...rows].sort((a, b) => keys.map((key) => b[key] - a[key]).find((by) => by !== 0) ?? 0);
}

const byName = new Intl.Collator("en", { numeric: true });

/** Name by name from the root, so that what is below a row comes right after it. */
function byPath(a: FrequencyRow, b: FrequencyRow): number {
  const [one, other] = [a.path.split("/"), b.path.split("/")];
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const by = byName.compare(one[i] ?? "", other[i] ?? "");
    if (by !== 0) return by;
  }
  return one.length - other.length;
}
