import type { Paragraph } from "docx";
import { countText, numberText } from "../../core/count-text.js";
import type { CodebookDocument } from "../model/codebook-document.js";
import { dateText } from "../wording/dates.js";
import { approachNames } from "../wording/phrases.js";
import { caption } from "./caption.js";
import { codeTable } from "./code-table.js";
import { wordFile } from "./document.js";
import { Marks } from "./marks.js";
import { runningTitle } from "./page.js";
import { listItem, paragraph } from "./paragraph.js";
import { bold, words } from "./runs.js";
import { swatch } from "./swatch.js";

/** The codebook as a Word file: one table on landscape pages, a code a row, its level by indentation and in words. */
export function codebookDocx(codebook: CodebookDocument): Promise<Uint8Array> {
  const { title, codes, date } = codebook;
  const blocks = [
    paragraph("Codebook", "Title"),
    ...(title === "" ? [] : [paragraph(title, "Subtitle")]),
    ...legend(codebook),
    ...(codes.length === 0
      ? [paragraph("The codebook has no codes yet.")]
      : [
          caption("Table", 1, "Codes, their definitions and when to use them", new Marks()),
          codeTable(
            "Colour, origin, version",
            codes.map(({ color, origin, definitionVersion, ...code }) => ({
              ...code,
              last: [
                swatch(color),
                ...(origin === "" ? [] : [origin]),
                `definition ${numberText(definitionVersion)}`,
              ],
            })),
          ),
        ]),
  ];
  return wordFile({
    title: title === "" ? "Codebook" : `Codebook: ${title}`,
    subject: "Codebook",
    authors: "",
    date,
    running: runningTitle("Codebook", title),
    parts: [{ turned: "landscape", blocks }],
  });
}

function legend({ approach, codes, merged, coders, head, changed, date }: CodebookDocument): Paragraph[] {
  const levels = codes.reduce((most, { parents }) => Math.max(most, parents.length + 1), 0);
  const retired = codes.filter(({ status }) => status === "retired").length;
  const state = [
    countText(codes.length, "code") + (levels > 1 ? ` on ${levels} levels` : ""),
    ...(retired > 0 ? [`${numberText(retired)} of them retired`] : []),
    ...(merged > 0 ? [`${countText(merged, "code")} merged into others left out`] : []),
  ];
  return [
    line("Approach", approachNames[approach]),
    line("Codes", state.join("; ")),
    line("Coders", coders.length === 0 ? "none recorded" : coders.join(", ")),
    line(
      "Version",
      head.event === 0
        ? "the study has no recorded history"
        : [
            `as of event ${numberText(head.event)} of the study (history ${head.hash.slice(0, 12)})`,
            ...(changed === null
              ? []
              : [
                  `newest change to a code in event ${numberText(changed.event)}, ${dateText(changed.date)}${changed.coder === "" ? "" : `, by ${changed.coder}`}`,
                ]),
          ].join("; "),
    ),
    line("Written", dateText(date)),
  ];
}

const line = (label: string, text: string) =>
  listItem([...bold(`${label}: `), ...words(`${text}.`)], 0, text);
