import { countText } from "../../core/count-text.js";
import type { ItemStatus } from "../../core/records.js";
import type { ChecklistDocument, DocumentedItem } from "../model/checklist-document.js";
import { dateText } from "../wording/dates.js";
import { caption } from "./caption.js";
import { wordFile } from "./document.js";
import { Marks } from "./marks.js";
import { runningTitle, textWidth } from "./page.js";
import { paragraph } from "./paragraph.js";
import { bold, words } from "./runs.js";
import { type Row, table } from "./table.js";

/** What a status is called in the column that a journal looks at first. */
const statusNames: Readonly<Record<ChecklistDocument["kind"], Readonly<Record<ItemStatus, string>>>> = {
  reporting: {
    reported: "Yes",
    partly: "Partly",
    missing: "No",
    "not-applicable": "Not applicable",
    "addressed-by-alternative": "Alternative",
  },
  quality: {
    reported: "Answered",
    partly: "To judge",
    missing: "Open",
    "not-applicable": "Not applicable",
    "addressed-by-alternative": "Alternative",
  },
};

/** A checklist as a Word file to submit with a paper: a table on landscape pages, with no empty cell. */
export function checklistDocx(list: ChecklistDocument): Promise<Uint8Array> {
  const { name, title, source, kind, study, date, items } = list;
  const names = statusNames[kind];
  return wordFile({
    title: study === "" ? name : `${name}: ${study}`,
    subject: title,
    authors: "",
    date,
    running: runningTitle(name, study),
    parts: [
      {
        turned: "landscape",
        blocks: [
          paragraph(title === "" ? name : title, "Title"),
          ...(study === "" ? [] : [paragraph(study, "Subtitle")]),
          ...(source === "" ? [] : [paragraph(source)]),
          paragraph(`${summary(items, names)} ${dateText(date)}.`),
          caption("Table", 1, `${name}, item by item`, new Marks()),
          table({
            width: textWidth.landscape,
            columns: [
              { title: "No.", share: 5 },
              { title: "Item and what it asks", share: 27 },
              { title: kind === "reporting" ? "Reported" : "State", share: 11 },
              { title: "Where in the paper", share: 14 },
              { title: "What the study shows", share: 43 },
            ],
            rows: rowsOf(items, names),
          }),
        ],
      },
    ],
  });
}

/** "32 items: 31 yes, 1 alternative." The parts add up to the items. */
function summary(items: readonly DocumentedItem[], names: Readonly<Record<ItemStatus, string>>): string {
  const parts = (Object.keys(names) as ItemStatus[]).flatMap((status) => {
    const count = items.filter((item) => item.status === status).length;
    return count === 0 ? [] : [`${count} ${names[status].toLowerCase()}`];
  });
  return parts.length === 0 ? "No items." : `${countText(items.length, "item")}: ${parts.join(", ")}.`;
}

function rowsOf(items: readonly DocumentedItem[], names: Readonly<Record<ItemStatus, string>>): Row[] {
  let section = "";
  return items.flatMap((item) => {
    const own = [item.domain, item.heading].filter((part) => part !== "").join(": ");
    const band: Row[] =
      own === section
        ? []
        : [{ band: [paragraph(bold(own), "TableText", { keepNext: true, reading: own })] }];
    section = own;
    return [...band, itemRow(item, names)];
  });
}

const by = {
  study: " (from the study)",
  researcher: "",
  both: " (from the study and the researcher)",
} as const;

function itemRow(
  { number, item, guide, status, answer, location, filledBy }: DocumentedItem,
  names: Readonly<Record<ItemStatus, string>>,
): Row {
  const said = answer?.trim() ?? "";
  const place = location?.trim() ?? "";
  return {
    splits: said.length > 2000,
    cells: [
      number,
      [
        paragraph(bold(item), "TableText", { reading: item }),
        ...(guide === ""
          ? []
          : [paragraph(words(guide, { style: "Aside" }), "TableText", { reading: guide })]),
      ],
      names[status],
      place !== "" ? place : [aside(status === "not-applicable" ? "not applicable" : "not given yet")],
      said === ""
        ? [aside("No answer yet")]
        : [
            paragraph(
              [...words(said), ...(filledBy === null ? [] : words(by[filledBy], { style: "Aside" }))],
              "TableText",
              { reading: said },
            ),
          ],
    ],
  };
}

const aside = (text: string) => paragraph(words(text, { style: "Aside" }), "TableText");
