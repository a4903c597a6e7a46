import {
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  type Paragraph,
  SectionType,
  type Table,
  TextRun,
} from "docx";
import { paragraph } from "./paragraph.js";
import { words } from "./runs.js";

/** A4 in twentieths of a point, with margins of 2 cm at the sides. */
const a4 = { width: 11906, height: 16838 };
const side = 1134;
const margin = { top: 1304, right: side, bottom: 1134, left: side, header: 624, footer: 510 };

/** Width of the text on a page. */
export const textWidth = { portrait: a4.width - 2 * side, landscape: a4.height - 2 * side } as const;

/** Height of the text on a page. */
export const textHeight = {
  portrait: a4.height - margin.top - margin.bottom,
  landscape: a4.width - margin.top - margin.bottom,
} as const;

export type Turned = keyof typeof textWidth;
export type Block = Paragraph | Table;

/** Pages that stand the same way; a document is a row of these. */
export interface Part {
  readonly turned: Turned;
  readonly blocks: readonly Block[];
}

/** A line for the head of every page: what it is and of what, cut to fit. */
export function runningTitle(kind: string, of: string): string {
  const letters = [...of];
  return of === "" ? kind : `${kind}: ${letters.length > 80 ? `${letters.slice(0, 79).join("")}…` : of}`;
}

/** Parts with their pages, a running title and page numbers; neighbours turned the same way become one. */
export function sections(parts: readonly Part[], running: string): ISectionOptions[] {
  const joined: { turned: Turned; blocks: Block[] }[] = [];
  for (const { turned, blocks } of parts) {
    const last = joined.at(-1);
    if (last?.turned === turned) last.blocks.push(...blocks);
    else joined.push({ turned, blocks: [...blocks] });
  }
  return joined.map(({ turned, blocks }) => ({
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          // The library swaps these itself for landscape.
          ...a4,
          orientation: turned === "landscape" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin,
      },
    },
    headers: { default: new Header({ children: [paragraph(running, "Header")] }) },
    footers: { default: new Footer({ children: [pageNumbers()] }) },
    children: blocks,
  }));
}

const pageNumbers = () =>
  paragraph(
    [
      ...words("Page "),
      new TextRun({ children: [PageNumber.CURRENT] }),
      ...words(" of "),
      new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
    ],
    "Footer",
  );
