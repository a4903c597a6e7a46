import { BorderStyle, type Paragraph } from "docx";
import { countText, numberText } from "../../core/count-text.js";
import type { CodedTranscript, CodedTurn, LegendCode, MarginCode } from "../model/coded-transcript.js";
import { dateText } from "../wording/dates.js";
import { codedWords, type Extents, extentsOf } from "./coded-words.js";
import { wordFile } from "./document.js";
import { linkTo, Marks } from "./marks.js";
import { type Block, runningTitle, textWidth } from "./page.js";
import { paragraph } from "./paragraph.js";
import { bold, type Look, words } from "./runs.js";
import { swatch } from "./swatch.js";
import { type Row, table } from "./table.js";

/** Turns longer than this (in UTF-16 units, about a third of a page) may go over the end of a page. */
const longTurn = 1500;

/** A coded transcript as a Word file: the words on the left, the codes beside them, their definitions at the end. */
export function transcriptDocx(transcript: CodedTranscript): Promise<Uint8Array> {
  const { title, source, turns, legend, date } = transcript;
  const marks = new Marks();
  const extents = extentsOf(turns);
  const blocks: Block[] = [
    paragraph(source, "Title"),
    ...(title === "" ? [] : [paragraph(title, "Subtitle")]),
    ...front(transcript),
    table({
      width: textWidth.portrait,
      columns: [
        { title: "Turn", share: 7, align: "right" },
        { title: "What was said", share: 60 },
        { title: "Codes", share: 33 },
      ],
      rows: turns.map((turn) => turnRow(turn, extents)),
    }),
    ...(legend.length === 0 ? [] : legendBlocks(legend, marks)),
  ];
  return wordFile({
    title: source,
    subject: "Coded transcript",
    authors: "",
    date,
    running: runningTitle("Coded transcript", source),
    parts: [{ turned: "portrait", blocks }],
  });
}

function front({ coders, codings, outside, date, turns, legend }: CodedTranscript): Paragraph[] {
  const said = `${countText(turns.length, "turn")}; ${countText(codings, "coding")} of ${coders}; ${dateText(date)}.`;
  if (codings === 0) return [paragraph(said), paragraph("Nothing in it has been coded yet.")];
  return [
    paragraph(said),
    paragraph(
      [
        ...words("A coded passage stands between raised numbers, "),
        ...words("1[", { style: "CodingMark" }),
        ...words("like this"),
        ...words("]1", { style: "CodingMark" }),
        ...words(
          "; the code of that number is on the right, beside the turn in which the passage begins. Three dots (…) mean that it goes on from the turn before or into the next. Darker shading means more codes on the same words. ",
        ),
        linkTo("codes", words("The codes and their definitions", { style: "Hyperlink" })),
        ...words(` (${numberText(legend.length)}) are at the end.`),
      ],
      "Normal",
    ),
    ...(outside === 0
      ? []
      : [
          paragraph(
            `${countText(outside, "coding touches", "codings touch")} no turn's words (a heading or a speaker's name) and ${outside === 1 ? "is" : "are"} not shown.`,
          ),
        ]),
  ];
}

function turnRow(turn: CodedTurn, extents: Extents): Row {
  const { number, speaker, participant, time, pieces, margin } = turn;
  const text = pieces.map((piece) => piece.text).join("");
  const look: Look = participant ? {} : { style: "Aside" };
  const begun = new Set(margin.map((coding) => coding.number));
  const going = [...new Set(pieces.flatMap(({ codings }) => codings))].filter((coding) => !begun.has(coding));
  const head = [
    ...words(speaker === "" ? "No speaker named" : speaker, { style: participant ? "Strong" : "Aside" }),
    ...(time === "" ? [] : words(`  ${time}`, { style: "Aside" })),
  ];
  return {
    splits: text.length > longTurn || margin.length > 20,
    cells: [
      numberText(number),
      [
        paragraph(head, "Speaker", { reading: speaker }),
        paragraph(codedWords(turn, extents, look), "Said", { reading: text }),
      ],
      [
        ...(going.length === 0
          ? []
          : [paragraph(words(`${going.join(", ")}: from before`, { style: "Aside" }), "Margin")]),
        ...margin.flatMap(marginLines),
      ],
    ],
  };
}

function marginLines({ number, code, color, coder, key, memo }: MarginCode): Paragraph[] {
  const more = [...(key ? ["key quotation"] : []), ...(coder === "" ? [] : [coder])];
  const border = {
    left: { style: BorderStyle.SINGLE, size: 24, space: 4, color: color.slice(1).toUpperCase() },
  };
  const line = [
    ...bold(`${number} `),
    ...codePath(code),
    ...(more.length === 0 ? [] : words(` (${more.join(", ")})`, { style: "Aside" })),
  ];
  return [
    paragraph(line, "Margin", { border, reading: code }),
    ...(memo === ""
      ? []
      : [paragraph(words(memo, { style: "Emphasis" }), "Margin", { border, reading: memo })]),
  ];
}

/** A code with its parents, its own name in bold. */
function codePath(path: string) {
  const cut = path.lastIndexOf("/") + 1;
  return [...words(path.slice(0, cut), { style: "Aside" }), ...bold(path.slice(cut))];
}

function legendBlocks(legend: readonly LegendCode[], marks: Marks): Block[] {
  return [
    paragraph(marks.at("codes", words("Codes in this transcript")), "Heading1"),
    table({
      width: textWidth.portrait,
      columns: [
        { title: "Code", share: 30 },
        { title: "Definition", share: 42 },
        { title: "Colour", share: 16 },
        { title: "Codings", share: 12, align: "right" },
      ],
      rows: legend.map(({ code, color, definition, codings }) => [
        [paragraph(codePath(code), "TableText", { reading: code })],
        definition === ""
          ? [paragraph(words("not written yet", { style: "Aside" }), "TableText")]
          : definition,
        [paragraph(swatch(color), "TableText")],
        numberText(codings),
      ]),
    }),
  ];
}
