import { countText, numberText } from "../../../core/count-text.js";
import { dateText, rangeText } from "../../wording/dates.js";
import { caption } from "../caption.js";
import { checklistTable } from "../checklist-table.js";
import { codeTable } from "../code-table.js";
import { type Part, textWidth } from "../page.js";
import { listItem, paragraph } from "../paragraph.js";
import { bold, words } from "../runs.js";
import { table } from "../table.js";
import { dataTable } from "./data-part.js";
import { absent, labelled, type SectionWriter } from "./document-context.js";

/** Every code with its definition, as a table on turned pages. */
export const codebookSection: SectionWriter = ({ codes }, head, context) => [
  {
    turned: codes.length === 0 ? "portrait" : "landscape",
    blocks: [
      context.section(head),
      codes.length === 0
        ? absent("The codebook has no codes yet.")
        : codeTable(
            "Themes, origin, version",
            codes.map((code) => ({
              ...code,
              parents: code.path.split("/").slice(0, -1),
              last: [code.themes.join(", "), code.origin, `definition ${numberText(code.definitionVersion)}`],
            })),
          ),
    ],
  },
];

/** A reporting checklist, item by item. */
export const checklistSection: SectionWriter = ({ checklists }, head, context) => {
  const list = checklists.find((one) => one.head.id === head.id);
  if (list === undefined) return [];
  return [
    {
      turned: "portrait",
      blocks: [
        context.section(head),
        paragraph(`${list.fullTitle}${list.source === "" ? "" : ` (${list.source})`}. ${list.summary}`),
        caption("Table", list.table, `${list.name}, item by item`, context.marks),
        checklistTable(list),
      ],
    },
  ];
};

/** The study's history in short. */
export const trailSection: SectionWriter = ({ trail, trailTable, themeHistory }, head, context) => {
  const { events, first, last, commands, milestones } = trail;
  const parts: Part[] = [
    {
      turned: "portrait",
      blocks: [
        context.section(head),
        ...(events === 0
          ? [absent("The study has no recorded history.")]
          : [
              paragraph(
                `Every change to the study is kept as an event: ${numberText(events)} so far, ${rangeText(first, last)}. Each event carries a hash of what it changed and of the event before it, so that an accident or a later change to the history can be noticed.`,
              ),
              listItem(labelled("Newest event:", numberText(events))),
              listItem(labelled("Head of the chain:", trail.head)),
            ]),
        ...(commands.length === 0
          ? []
          : [
              caption(
                "Table",
                trailTable,
                `Events by command (${countText(commands.length, "command")})`,
                context.marks,
              ),
              table({
                width: textWidth.portrait,
                columns: [
                  { title: "Command", share: 40 },
                  { title: "When", share: 45 },
                  { title: "Events", share: 15, align: "right" },
                ],
                rows: commands.map((row) => [
                  row.command,
                  rangeText(row.first, row.last),
                  numberText(row.events),
                ]),
              }),
            ]),
      ],
    },
  ];
  if (themeHistory !== null) parts.push(dataTable(themeHistory, context));
  if (milestones.length > 0)
    parts.push({
      turned: "portrait",
      blocks: [
        context.heading(2, "Milestones"),
        ...milestones.map(({ name, event, date, note }) =>
          listItem(
            [
              ...bold(name),
              ...words(`, event ${numberText(event)}, ${dateText(date)}${note === "" ? "" : `: ${note}`}`),
            ],
            0,
            name,
          ),
        ),
      ],
    });
  return parts;
};
