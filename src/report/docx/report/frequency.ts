import { countText, numberText } from "../../../core/count-text.js";
import { shareText } from "../../wording/counts.js";
import { caption } from "../caption.js";
import type { Part } from "../page.js";
import { paragraph } from "../paragraph.js";
import { plainTable } from "../plain-table.js";
import { figure } from "./data-part.js";
import { absent, note, type SectionWriter } from "./document-context.js";

/** How often codes were used: people first, then sources and segments. */
export const frequencySection: SectionWriter = async (view, head, context) => {
  const { frequency, frequencyRows, frequencyTable, frequencyChart, basis } = view;
  if (frequency === null) return [];
  const { counted, participants, unit, groups, notes } = frequency;
  const parts: Part[] = [
    {
      turned: "portrait",
      blocks: [
        context.section(head),
        paragraph(
          `Counted are the codings of ${counted}, over ${countText(participants, "participant")} with data. A segment is ${unit}; a passage coded twice with the same code counts once. A participant counts for a code or theme by one segment or more; a code counts its own segments alone, a theme those of its subthemes as well.`,
        ),
      ],
    },
  ];
  const turned = groups.length > 3 ? "landscape" : "portrait";
  const numbers = ["Participants", ...groups.map(({ name }) => name), "Sources", "Segments", "Words"];
  parts.push({
    turned,
    blocks:
      frequencyRows.length === 0
        ? [absent("Nothing has been coded yet.")]
        : [
            caption(
              "Table",
              frequencyTable,
              `Codes by participants, sources, segments and words (${basis})`,
              context.marks,
            ),
            plainTable(
              [
                { title: "Code", align: "start" },
                ...numbers.map((title) => ({ title, align: "end" as const })),
              ],
              frequencyRows.map((row) => [
                row.fullName,
                shareText(row.participants),
                ...row.groups.map(shareText),
                shareText(row.inSources),
                numberText(row.segments),
                numberText(row.words),
              ]),
              turned,
              { small: true },
            ),
          ],
  });
  parts.push({ turned, blocks: notes.map(note) });
  if (frequencyChart !== null) parts.push(await figure(frequencyChart, context));
  return parts;
};
