import { numberText } from "../../../core/count-text.js";
import { dateText, rangeText } from "../../wording/dates.js";
import { caption } from "../caption.js";
import { checklistTable } from "../checklist-table.js";
import { compactCodes } from "../compact-codes.js";
import type { Part } from "../page.js";
import { listItem, paragraph } from "../paragraph.js";
import { bold, words } from "../runs.js";
import { dataTable } from "./data-part.js";
import { absent, labelled, type SectionWriter } from "./document-context.js";

/** Every code with its definition and use, a row each. */
export const codebookSection: SectionWriter = (view, head, context) => {
  const { codes, codebookLead, codebookTable } = view;
  const title = "Codes, when to use them, and the themes they feed";
  return [
    {
      turned: "portrait",
      blocks: [
        context.section(head),
        ...codebookLead.map((text) => paragraph(text)),
        ...(codes.length === 0
          ? [absent("The codebook has no codes yet.")]
          : [caption("Table", codebookTable, title, context.marks), compactCodes(codes)]),
      ],
    },
  ];
};

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
        ...(list.notes.length === 0 ? [] : [context.heading(2, "To check before use")]),
        ...list.notes.map(({ level, text }) =>
          listItem([...(level === "error" ? bold("Error: ") : []), ...words(text)], 0, text),
        ),
      ],
    },
  ];
};

/** The study's history in short. */
export const trailSection: SectionWriter = ({ trail, themeHistory }, head, context) => {
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
          : [paragraph(labelled("What was done.", `${commands.map(({ done }) => done).join("; ")}.`))]),
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
