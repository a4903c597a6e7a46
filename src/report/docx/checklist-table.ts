import type { Table } from "docx";
import type { checklistView } from "../writers/checklist-view.js";
import { textWidth } from "./page.js";
import { paragraph } from "./paragraph.js";
import { bold, words } from "./runs.js";
import { type Row, table } from "./table.js";

/** A checklist item by item, under its headings; what is missing is said to be. */
export function checklistTable({ groups }: Pick<ReturnType<typeof checklistView>, "groups">): Table {
  const rows: Row[] = groups.flatMap(({ title, rows: items }) => [
    ...(title === "" ? [] : [{ band: [paragraph(bold(title), "TableSmall", { keepNext: true })] }]),
    ...items.map((row) => ({
      splits: row.answer.length > 1500,
      cells: [
        row.number,
        row.item,
        row.said !== ""
          ? `${row.said}.`
          : row.answer === ""
            ? [paragraph(words("No answer yet", { style: "Aside" }), "TableSmall")]
            : [
                paragraph(
                  [...words(row.answer), ...(row.by === "" ? [] : words(` (${row.by})`, { style: "Aside" }))],
                  "TableSmall",
                  { reading: row.answer },
                ),
              ],
        row.location === "" ? "–" : row.location,
        row.statusName,
      ],
    })),
  ]);
  return table({
    width: textWidth.portrait,
    columns: [
      { title: "No.", share: 5 },
      { title: "Item", share: 21 },
      { title: "Answer", share: 51 },
      { title: "Where", share: 11 },
      { title: "Status", share: 12 },
    ],
    rows,
    small: true,
  });
}
