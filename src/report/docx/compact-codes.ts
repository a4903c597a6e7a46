import type { ParagraphChild, Table } from "docx";
import { textWidth } from "./page.js";
import { paragraph } from "./paragraph.js";
import type { View } from "./report/document-context.js";
import { bold, words } from "./runs.js";
import { table } from "./table.js";

type Code = View["codes"][number];

/** Codes in little room, on upright pages: definition and use run on in one cell, the level of a code is its indentation. */
export function compactCodes(codes: readonly Code[]): Table {
  return table({
    width: textWidth.portrait,
    columns: [
      { title: "Code and origin", share: 22 },
      { title: "Definition and use", share: 69 },
      { title: "Themes", share: 9 },
    ],
    rows: codes.map((code) => ({
      splits: code.definition.length > 1500,
      cells: [
        [
          paragraph([...bold(code.name), ...words(` ${origin(code)}`, { style: "Aside" })], "TableSmall", {
            indent: { left: 170 * code.depth },
            reading: code.name,
          }),
        ],
        [paragraph(use(code), "TableSmall", { reading: code.definition })],
        [paragraph(code.feeds === "" ? "–" : code.feeds, "TableSmall")],
      ],
    })),
  });
}

const origin = ({ origin: from, definitionVersion, status }: Code) =>
  `${from === "" ? "" : `${from}, `}version ${definitionVersion}${status === "active" ? "" : `; ${status}`}`;

function use({ short, definition, include, exclude, examples }: Code): ParagraphChild[] {
  const part = (label: string, text: string) =>
    text === "" ? [] : [...words(" "), ...bold(label), ...words(` ${text}`)];
  return [
    ...(short === "" ? [] : [...words(short, { style: "Emphasis" }), ...words(" ")]),
    ...words(definition === "" ? "Not written yet." : definition),
    ...part("Use it for:", include),
    ...part("Not for:", exclude),
    ...examples.flatMap((example) => part("Example:", example)),
  ];
}
