import type { Paragraph } from "docx";
import { numberText } from "../../../core/count-text.js";
import type { Quotation } from "../../model/themes.js";
import { paragraphs } from "../../writers/helpers.js";
import { paragraph } from "../paragraph.js";
import { words } from "../runs.js";

/** A participant's words as a block quotation, with the label after them and the place in the data. */
export function quotation({ text, label, source, turn }: Quotation): Paragraph[] {
  const parts = paragraphs(text);
  const place = source === "" ? "" : `, ${source}${turn === null ? "" : `, turn ${numberText(turn)}`}`;
  return parts.map((part, i) => {
    const last = i === parts.length - 1;
    return paragraph(
      [...words(part), ...(last ? words(` (${label}${place})`, { style: "Aside" }) : [])],
      "Quote",
      { reading: part, ...(!last && { keepNext: true }) },
    );
  });
}
