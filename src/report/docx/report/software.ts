import { numberText } from "../../../core/count-text.js";
import type { SuggestionRow } from "../../model/suggestions.js";
import type { Block } from "../page.js";
import { paragraph } from "../paragraph.js";
import { plainTable } from "../plain-table.js";
import { bold } from "../runs.js";
import type { SectionWriter } from "./document-context.js";

/** Which software was used, and what part suggestions had: in all, by code, and over time. */
export const softwareSection: SectionWriter = (
  { software, suggestionsText, suggestionTables },
  head,
  context,
) => [
  {
    turned: "portrait",
    blocks: [
      context.section(head),
      paragraph(`The analysis was kept in themata, version ${software.version}.`),
      ...software.statements.map((text) => paragraph(text)),
      paragraph(
        `${software.suggestions === null ? "" : `${software.suggestions.method} `}${suggestionsText}`,
      ),
      ...(suggestionTables === null
        ? []
        : [
            ...outcomes(
              "What became of suggestions, by code",
              "Code",
              suggestionTables.codes.map((row) => [row.code, row]),
            ),
            ...outcomes(
              "What became of suggestions, by month of first showing",
              "Month",
              suggestionTables.months.map((row) => [row.month, row]),
            ),
          ]),
    ],
  },
];

function outcomes(title: string, by: string, rows: readonly (readonly [string, SuggestionRow])[]): Block[] {
  const counts = ["Offered", "Accepted", "Accepted with a change", "Rejected", "Left"];
  return [
    paragraph(bold(title), "Normal", { keepNext: true }),
    plainTable(
      [{ title: by, align: "start" }, ...counts.map((each) => ({ title: each, align: "end" as const }))],
      rows.map(([name, { offered, accepted, edited, rejected, left }]) => [
        name,
        ...[offered, accepted, edited, rejected, left].map(numberText),
      ]),
      "portrait",
    ),
    paragraph("", "TableNote"),
  ];
}
