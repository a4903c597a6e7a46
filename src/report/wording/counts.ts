import { numberText } from "../../core/count-text.js";
import type { Approach } from "../../core/records.js";
import { shareOf } from "../../core/share.js";
import type { DataCell } from "../model/section.js";
import type { Share } from "../model/share.js";

/** "3 of 7", and with 20 people or more "12 of 25 (48%)". */
export const shareText = ({ n, of }: Share): string => shareOf(n, of);

/** A reflexive report argues from the data and counts nothing unless the researcher asks for it. */
export function showsCounts(approach: Approach): boolean {
  return approach !== "reflexive";
}

/** What stands in a cell, as it is printed; a dash where there is nothing to say. */
export function cellText(cell: DataCell): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return numberText(cell);
  return "of" in cell ? shareText(cell) : decimalText(cell.value, cell.digits);
}

/** A coefficient with a fixed number of decimals; no "-0.000". */
export function decimalText(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text;
}
