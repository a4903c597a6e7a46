import type { Id } from "../../core/records.js";
import type { CodingRow } from "../../exchange/codings-csv.js";

/** Something that a number of rows say, and what became of it. */
export interface Loss {
  readonly what: string;
  readonly count: number;
  readonly why: string;
}

/** Counts rows of a table by what is not taken over of them. */
export class RowLosses {
  readonly #counts = new Map<string, Loss>();

  add(what: string, why: string, count = 1): void {
    this.#counts.set(what, { what, why, count: (this.#counts.get(what)?.count ?? 0) + count });
  }

  /** Of the words for state, origin, marks and round. `odd`: columns whose words are not known. */
  ofMarks(
    { round }: CodingRow,
    { odd, roundId, open }: { odd: readonly string[]; roundId: Id | null | undefined; open: Id | null },
  ): void {
    for (const column of odd) this.add(`Unknown words in the column ${column}`, "ignored");
    if (round !== null && roundId === undefined)
      this.add("A round that the study does not have", "taken into the open one, if there is one");
    if (roundId === null && open !== null) this.add("No round", "added to none, although a round is open");
  }

  /** Of what was written for a row that comes from an export: what its table does not hold. */
  ofWritten({ id }: CodingRow, is: { added: boolean; memo: boolean; evidence: boolean }): void {
    if (id === null) return;
    if (is.added) this.add("Ids and dates", "what is added has new ones");
    if (is.memo) this.add("Authors, dates and kinds of memos", "a memo is the row's coder's, and of today");
    if (is.evidence) this.add("Notes on evidence", "a table of codings does not hold them");
  }

  all(): Loss[] {
    return [...this.#counts.values()];
  }
}
