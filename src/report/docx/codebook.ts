import type { Paragraph } from "docx";
import type { CodebookDocument, DocumentedCode } from "../model/codebook-document.js";
import { colorName } from "../wording/color-names.js";
import { countText, numberText } from "../wording/counts.js";
import { dateText } from "../wording/dates.js";
import { approachNames } from "../wording/phrases.js";
import { caption } from "./caption.js";
import { wordFile } from "./document.js";
import { Marks } from "./marks.js";
import { runningTitle, textWidth } from "./page.js";
import { listItem, paragraph } from "./paragraph.js";
import { bold, words } from "./runs.js";
import { swatch } from "./swatch.js";
import { type Row, table } from "./table.js";

/** Definitions longer than this (in UTF-16 units, about half a page) may go over the end of a page. */
const longEntry = 2500;

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
          table({
            width: textWidth.landscape,
            columns: [
              { title: "Code", share: 20 },
              { title: "Definition", share: 26 },
              { title: "When to use it", share: 17 },
              { title: "When not to use it", share: 17 },
              { title: "Examples", share: 20 },
              { title: "Colour, origin, version", share: 14 },
            ],
            rows: codes.map(codeRow),
          }),
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

function codeRow(code: DocumentedCode): Row {
  const {
    name,
    parents,
    status,
    short,
    definition,
    include,
    exclude,
    examples,
    color,
    origin,
    definitionVersion,
  } = code;
  const indent = { left: 170 * Math.min(6, parents.length) };
  const written = [definition, include, exclude, ...examples].reduce((sum, text) => sum + text.length, 0);
  return {
    splits: written > longEntry,
    cells: [
      [
        paragraph(bold(name), "TableText", { indent, reading: name }),
        ...(parents.length === 0 ? [] : [aside(`under ${parents.join(" / ")}`, indent)]),
        ...(status === "active" ? [] : [aside(status, indent)]),
      ],
      [
        ...(short === ""
          ? []
          : [paragraph(words(short, { style: "Emphasis" }), "TableText", { reading: short })]),
        ...texts(definition),
        ...(short === "" && definition === "" ? [aside("not written yet")] : []),
      ],
      cell(texts(include)),
      cell(texts(exclude)),
      cell(examples.flatMap(texts)),
      [
        ...(colorName(color) === "" ? [] : [paragraph(swatch(color), "TableText")]),
        aside(origin),
        aside(`definition ${numberText(definitionVersion)}`),
      ],
    ],
  };
}

const aside = (text: string, indent?: { readonly left: number }) =>
  paragraph(words(text, { style: "Aside" }), "TableText", { reading: text, ...(indent && { indent }) });

/** A dash where nothing is written, so that an empty cell cannot be taken for a lost one. */
const cell = (content: readonly Paragraph[]) => (content.length === 0 ? [aside("–")] : content);

const texts = (text: string): Paragraph[] =>
  text
    .split(/\n[^\S\n]*\n/)
    .filter((part) => part.trim() !== "")
    .map((part) => paragraph(part.trim(), "TableText"));
