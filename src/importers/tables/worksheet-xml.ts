import { numberText } from "../../core/count-text.js";
import { Refusal } from "../refusal.js";

const cell = /<(?:[\w.-]+:)?c(?=[\s/>])([^<>]*)>/g;
const emptyCell = /<((?:[\w.-]+:)?c)(?=[\s/>])[^<>]*(?:\/>|><\/\1>)/g;
const address = /\sr\s*=\s*["']([^"']*)["']/;

/**
 * A worksheet's XML without the cells that hold nothing: whole columns that were coloured would be read as a million
 * empty rows. Throws `Refusal` `too-many-cells` where what is left spans more than `most` cells from the first to the
 * last, `bad-xlsx` where a cell's place is none.
 */
export function withoutEmptyCells(xml: string, most: number): string {
  const placed = everyCellPlaced(xml);
  const kept = placed ? xml.replace(emptyCell, "") : xml;
  let rows = 0;
  let columns = 0;
  let count = 0;
  let last = "";
  for (const [, attributes = ""] of kept.matchAll(cell)) {
    count++;
    const at = address.exec(attributes)?.[1];
    if (at === undefined) continue;
    const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(at) ?? [];
    if (letters === undefined) throw new Refusal("bad-xlsx", "A cell of this workbook has no proper place.");
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(row) > rows || column > columns) last = at;
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, column);
  }
  if (count > most || rows * columns > most)
    throw new Refusal(
      "too-many-cells",
      `A sheet of this workbook reaches to ${last === "" ? numberText(count) : last}: more than ${numberText(most)} cells. Delete what stands far from the table.`,
    );
  return kept;
}

const everyCellPlaced = (xml: string): boolean =>
  [...xml.matchAll(cell)].every(([, attributes = ""]) => address.test(attributes));
