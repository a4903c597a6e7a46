import { shareText } from "../../wording/counts.js";
import { dateText } from "../../wording/dates.js";
import { caption } from "../caption.js";
import { linkTo } from "../marks.js";
import { type Block, type Part, textWidth } from "../page.js";
import { listItem, paragraph } from "../paragraph.js";
import { bold, words } from "../runs.js";
import { table } from "../table.js";
import { absent, type DocumentContext, labelled, type View } from "./document-context.js";
import { mapPart, markOf } from "./themes.js";

/** The first page: title, question, sample, the themes in a line each, their map, and what to check before use. */
export async function front(view: View, context: DocumentContext): Promise<Part> {
  const { title, approachName, study, generated, software } = view;
  const { appendix } = view.front;
  const who = study.authors.length === 0 ? "" : `${study.authors.join(", ")}. `;
  const blocks: Block[] = [
    paragraph(title, "Title"),
    paragraph(approachName, "Subtitle"),
    paragraph(`${who}Report of ${dateText(generated)}, written by themata ${software.version}.`),
  ];
  if (appendix === null) blocks.push(...(await firstPage(view, context)));
  else blocks.push(paragraph(`An appendix of the report in ${appendix.main}.`));
  return { turned: "portrait", blocks };
}

async function firstPage(view: View, context: DocumentContext): Promise<Block[]> {
  const { hasQuestion, question, people, themes, map, check, checkPlace } = view.front;
  return [
    ...(!hasQuestion
      ? []
      : question === ""
        ? [absent("No research question has been written down yet.")]
        : [paragraph(labelled("Research question.", question), "Normal", { reading: question })]),
    ...(people === "" ? [] : [paragraph(labelled("Sample.", people))]),
    ...(themes.length === 0 ? [] : themesInALine(view, context)),
    ...(map === null ? [] : (await mapPart(map, context, firstMapHeight)).blocks),
    ...(check.length === 0
      ? []
      : [
          paragraph(bold("Check before use"), "Normal", { keepNext: true }),
          ...check.map((line) => listItem(line)),
          paragraph(checkPlace.text),
        ]),
  ];
}

/** Points of height for the map, so that it stays on the first page. */
const firstMapHeight = 205;

function themesInALine(
  { front: { themes, table: number }, showCounts, basis }: View,
  context: DocumentContext,
) {
  const counted = showCounts
    ? ` and participants with data who spoke to them (${basis}; a theme counts its subthemes)`
    : "";
  return [
    caption("Table", number, `Themes${counted}`, context.marks),
    table({
      width: textWidth.portrait,
      columns: [
        { title: "Theme", share: 32 },
        ...(showCounts ? [{ title: "Participants", share: 15 }] : []),
        { title: "In a line", share: 53 },
      ],
      rows: themes.map(({ id, number, name, participants, line }) => [
        [
          paragraph([linkTo(markOf(id), words(`${number} ${name}`, { style: "Hyperlink" }))], "TableText", {
            reading: name,
          }),
        ],
        ...(showCounts ? [shareText(participants)] : []),
        line === "" ? "Not written yet." : line,
      ]),
    }),
  ];
}
