import { codingOrigins } from "../../core/columns.js";
import type { CodingOrigin, CodingState } from "../../core/records.js";
import type { CodingRow } from "../../exchange/codings-csv.js";

/** What a row says of its coding besides where it is; `odd` names columns whose words are not themata's. */
export interface RowMarks {
  readonly state: CodingState;
  readonly key: boolean;
  readonly revisit: boolean;
  readonly origin: CodingOrigin;
  readonly odd: readonly ("state" | "key" | "revisit" | "origin")[];
}

const yes = new Set(["yes", "y", "x", "1", "true"]);
const no = new Set(["", "no", "n", "0", "false"]);

/**
 * Reads the marks of a row as 'themata export' writes them. Other programs use such columns for matters of their own:
 * what is none of these words is left alone.
 * @param consensus whether the row's coder is the consensus, whose codings alone are of that origin
 */
export function marksOfRow(row: CodingRow, consensus: boolean): RowMarks {
  const odd: RowMarks["odd"][number][] = [];
  const flag = (column: "key" | "revisit") => {
    const word = row[column]?.toLowerCase() ?? "";
    if (!yes.has(word) && !no.has(word)) odd.push(column);
    return yes.has(word);
  };
  const state = row.state?.toLowerCase() ?? "confirmed";
  if (state !== "confirmed" && state !== "proposed") odd.push("state");
  const origin = codingOrigins.find((known) => known === row.origin?.toLowerCase());
  const known = origin !== undefined && (origin !== "consensus" || consensus);
  if (row.origin !== null && !known) odd.push("origin");
  return {
    state: state === "proposed" ? "proposed" : "confirmed",
    key: flag("key"),
    revisit: flag("revisit"),
    origin: known ? origin : "script",
    odd,
  };
}
