import type { Paragraph } from "docx";
import { dateText } from "../../wording/dates.js";
import { listItem, paragraph } from "../paragraph.js";
import { bold, words } from "../runs.js";
import type { View } from "./document-context.js";

/** Title, approach, authors, date, and what the researcher should know before using the report. */
export function front({ title, approachName, study, generated, software, notes }: View): Paragraph[] {
  return [
    paragraph(title, "Title"),
    paragraph(approachName, "Subtitle"),
    ...(study.authors.length === 0 ? [] : [paragraph(study.authors.join(", "))]),
    paragraph(`Report of ${dateText(generated)}, written by themata ${software.version}.`),
    ...(notes.length === 0
      ? []
      : [
          paragraph(bold("Before you use this report"), "Normal", { keepNext: true }),
          ...notes.map(({ level, text }) =>
            listItem([...(level === "warning" ? bold("Please check: ") : []), ...words(text)], 0, text),
          ),
        ]),
  ];
}
