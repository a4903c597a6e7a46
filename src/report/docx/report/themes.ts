import type { Paragraph } from "docx";
import { numberText } from "../../../core/count-text.js";
import type { MapOutline } from "../../map/outline.js";
import { shareText } from "../../wording/counts.js";
import { caption } from "../caption.js";
import { drawing, turnFor } from "../drawing.js";
import type { Part } from "../page.js";
import { listItem, paragraph } from "../paragraph.js";
import { bold, words } from "../runs.js";
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
    for (const map of figures) parts.push(await mapPart(map, context, mapHeight));
    parts.push({
      turned: "portrait",
      blocks: themes.flatMap((theme) => themeBlocks(theme, view, context)),
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

/** Points of height for a map: two stand on a page. */
const mapHeight = 262;

/** Labels of a map are set in 9 points or more; below this scale it is given a page of its own width. */
const leastScale = 0.85;

/** A map with its caption; with a height (in points) it stands upright and is no higher. */
export async function mapPart(
  { name, note, svg, outline, figure }: View["figures"][number],
  context: DocumentContext,
  height?: number,
): Promise<Part> {
  const turned = height === undefined ? turnFor(svg, leastScale) : "portrait";
  const alt = mapInWords(name, outline);
  return {
    turned,
    blocks: [
      await drawing({ svg, alt, name, number: figure, height }, turned, context.pictures),
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

/** Bookmarks are our own words. */
export const markOf = (id: string) => id.replaceAll("-", "_");

function themeBlocks(
  theme: Theme,
  { showCounts, noQuotations }: Pick<View, "showCounts" | "noQuotations">,
  context: DocumentContext,
): Paragraph[] {
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
    ...(theme.supporting.length === 0 && theme.children.length === 0 ? [absent(noQuotations)] : []),
    ...(theme.against.length === 0
      ? []
      : [
          paragraph(bold("Against the theme"), "Normal", { keepNext: true }),
          ...theme.against.flatMap(quotation),
        ]),
  ];
}
