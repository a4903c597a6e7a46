import type { Paragraph } from "docx";
import { numberText } from "../../../core/count-text.js";
import { rangeText } from "../../wording/dates.js";
import { paragraphs } from "../../writers/helpers.js";
import { caption } from "../caption.js";
import type { Block } from "../page.js";
import { textWidth } from "../page.js";
import { paragraph } from "../paragraph.js";
import { plainTable } from "../plain-table.js";
import { table } from "../table.js";
import { absent, labelled, note, prose, type SectionWriter } from "./document-context.js";

/** The study's own account of itself. */
export const studySection: SectionWriter = ({ study, approachName }, head, context) => {
  const blocks: Paragraph[] = [
    context.section(head),
    paragraph(labelled("Approach.", `${approachName}.`)),
    ...study.settings.flatMap(({ label, text }) => {
      const [first, ...rest] = paragraphs(text);
      return [
        paragraph(labelled(`${label}.`, first ?? "Not written yet."), "Normal", { reading: first ?? label }),
        ...rest.map((part) => paragraph(part)),
      ];
    }),
  ];
  return [{ turned: "portrait", blocks }];
};

/** Who took part, and how the interviews were held. */
export const dataSection: SectionWriter = (
  { recruitment, participants, participantsTable, sessions },
  head,
  context,
) => {
  const wide = participants.columns.length > 8;
  const people: Block[] =
    participants.rows.length === 0
      ? [absent("No participants have been recorded yet.")]
      : [
          caption("Table", participantsTable, "Participants", context.marks),
          plainTable(
            participants.columns.map((title, i) => ({ title, align: i === 0 ? "start" : "end" })),
            [...participants.rows, ...(participants.totals === null ? [] : [participants.totals])],
            wide ? "landscape" : "portrait",
            { totals: participants.totals !== null },
          ),
        ];
  return [
    {
      turned: "portrait",
      blocks: [
        context.section(head),
        context.heading(2, "Recruitment"),
        ...prose(recruitment, "Recruitment has not been recorded."),
        context.heading(2, "Participants"),
      ],
    },
    { turned: wide ? "landscape" : "portrait", blocks: [...people, ...participants.notes.map(note)] },
    {
      turned: "portrait",
      blocks: [
        context.heading(2, "Interviews"),
        ...(sessions.length === 0
          ? [absent("No interviews have been recorded yet.")]
          : sessions.map((text) => paragraph(text))),
      ],
    },
  ];
};

/** What was done in each of the six phases. */
export const analysisSection: SectionWriter = ({ phases, phasesTable }, head, context) => [
  {
    turned: "portrait",
    blocks: [
      context.section(head),
      paragraph(
        "Acts count in the phase they belong to, in whatever order they were done; the dates are those of the first and the last act recorded in each.",
      ),
      caption("Table", phasesTable, "Phases of the analysis", context.marks),
      table({
        width: textWidth.portrait,
        columns: [
          { title: "Phase", share: 28 },
          { title: "When", share: 22 },
          { title: "What was done", share: 38 },
          { title: "Events", share: 12, align: "right" },
        ],
        rows: phases.map(({ number, name, first, last, done, events }) => [
          `${number}. ${name}`,
          first === null ? "–" : rangeText(first, last),
          done.length === 0 ? "Nothing recorded" : done.join("; "),
          numberText(events),
        ]),
      }),
    ],
  },
];
