import type { Paragraph } from "docx";
import { numberText } from "../../../core/count-text.js";
import type { MapOutline } from "../../map/outline.js";
import { shareText } from "../../wording/counts.js";
import { caption } from "../caption.js";
import { drawing, turnFor } from "../drawing.js";
import { linkTo } from "../marks.js";
import { type Part, textWidth } from "../page.js";
import { listItem, paragraph } from "../paragraph.js";
import { bold, words } from "../runs.js";
import { type DocxCell, table } from "../table.js";
import {
  absent,
  type DocumentContext,
  labelled,
  prose,
  type SectionWriter,
  type View,
} from "./document-context.js";
import { quotation } from "./quotation.js";

type Theme = View["themes"][number];

/** The maps, the table of themes, each theme with its quotations, and the themes that were dropped. */
export const themesSection: SectionWriter = async (view, head, context) => {
  const { themes, themesLead, countsNote, figures } = view;
  const note = countsNote === null ? "" : ` ${countsNote}`;
  const parts: Part[] = [
    {
      turned: "portrait",
      blocks: [
        context.section(head),
        paragraph(themes.length === 0 ? `There are no themes yet.${note}` : `${themesLead}${note}`),
      ],
    },
  ];
  if (themes.length > 0) {
    parts.push({ turned: "portrait", blocks: [themesCaption(view, context), themesTable(view)] });
    // Maps often have a page of their own; after the table they leave no gap below the heading.
    for (const map of figures) parts.push(await mapPart(map, context));
    parts.push({
      turned: "portrait",
      blocks: themes.flatMap((theme) => themeBlocks(theme, view.showCounts, context)),
    });
  }
  if (view.droppedThemes.length > 0)
    parts.push({
      turned: "portrait",
      blocks: [
        context.heading(2, "Themes that were dropped"),
        ...view.droppedThemes.map(({ name, reason }) =>
          listItem(
            [...bold(name), ...words(`: ${reason === "" ? "no reason was recorded." : reason}`)],
            0,
            name,
          ),
        ),
      ],
    });
  return parts;
};

/** Labels of a map are set in 9 points or more; below this scale it is given a page of its own width. */
const leastScale = 0.85;

async function mapPart(
  { name, note, svg, outline, figure }: View["figures"][number],
  context: DocumentContext,
): Promise<Part> {
  const turned = turnFor(svg, leastScale);
  return {
    turned,
    blocks: [
      await drawing({ svg, alt: mapInWords(name, outline), name, number: figure }, turned, context.pictures),
      caption("Figure", figure, `${name}. ${note}`, context.marks),
    ],
  };
}

/** All that a map shows, as its text alternative: themes with their codes, and named relations. */
export function mapInWords(name: string, { lines, relations }: MapOutline): string {
  const groups: { label: string; codes: string[] }[] = [];
  for (const { kind, label } of lines) {
    if (kind === "code") groups.at(-1)?.codes.push(label);
    else groups.push({ label: `${kind === "theme" ? "Theme" : "Subtheme"} ${label}`, codes: [] });
  }
  const notes = groups.map(
    ({ label, codes }) =>
      `${label}${codes.length === 0 ? "" : `, with the ${codes.length === 1 ? "code" : "codes"} ${codes.join(", ")}`}.`,
  );
  const tied = relations.map(({ from, relation, to }) => `${from} ${relation} ${to}.`);
  return [`${name}, a diagram.`, ...notes, ...(tied.length === 0 ? [] : ["Relations:", ...tied])].join(" ");
}

function themesCaption(
  { themesTable: number, showCounts, basis }: View,
  context: DocumentContext,
): Paragraph {
  const counted = showCounts
    ? ` (${basis}; a segment is a distinct passage; a theme counts its subthemes)`
    : "";
  return caption("Table", number, `Themes, their codes and an example of the data${counted}`, context.marks);
}

function themesTable({ themes, showCounts }: View) {
  return table({
    width: textWidth.portrait,
    columns: [
      { title: "Theme", share: 24 },
      { title: "Codes", share: 26 },
      ...(showCounts
        ? [
            { title: "Participants", share: 13 },
            { title: "Segments", share: 11, align: "right" as const },
          ]
        : []),
      { title: "Quotation", share: 32 },
    ],
    rows: themes.map(({ name, number, depth, codes, participants, segments, supporting, id }) => {
      const [example] = supporting;
      const cells: DocxCell[] = [
        [
          paragraph([linkTo(markOf(id), words(`${number} ${name}`, { style: "Hyperlink" }))], "TableText", {
            reading: name,
            indent: { left: 170 * depth },
          }),
        ],
        codes.length === 0 ? "No codes yet" : codes.join(", "),
        ...(showCounts ? [shareText(participants), numberText(segments)] : []),
        example === undefined ? "None chosen yet" : `“${example.text}” (${example.label})`,
      ];
      return { splits: cells.some((cell) => typeof cell === "string" && cell.length > 1200), cells };
    }),
  });
}

/** Bookmarks are our own words. */
const markOf = (id: string) => id.replaceAll("-", "_");

function themeBlocks(theme: Theme, showCounts: boolean, context: DocumentContext): Paragraph[] {
  const { kind, number, name, level, statusName, concept, boundaries, codes, participants, segments } = theme;
  return [
    context.theme(level - 1, `${kind} ${number}: ${name}`),
    paragraph([
      ...context.marks.at(markOf(theme.id), []),
      ...(statusName === "" ? [] : [...words(`${statusName}. `, { style: "Emphasis" })]),
      ...labelled("Codes.", codes.length === 0 ? "No codes yet." : `${codes.join(", ")}.`),
      ...(showCounts
        ? [
            ...words(" "),
            ...labelled("Participants.", `${shareText(participants)}. `),
            ...labelled("Segments.", `${numberText(segments)}.`),
          ]
        : []),
    ]),
    ...prose(concept, "Its central concept has not been written yet."),
    ...(boundaries === ""
      ? []
      : [paragraph(labelled("Boundaries.", boundaries), "Normal", { reading: boundaries })]),
    ...theme.supporting.flatMap(quotation),
    ...(theme.supporting.length === 0 && theme.children.length === 0
      ? [absent("No quotations have been chosen yet.")]
      : []),
    ...(theme.against.length === 0
      ? []
      : [
          paragraph(bold("Against the theme"), "Normal", { keepNext: true }),
          ...theme.against.flatMap(quotation),
        ]),
  ];
}
