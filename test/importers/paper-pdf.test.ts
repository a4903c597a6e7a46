import { expect, test } from "vitest";
import { readPaperPdf } from "../../src/importers/papers/paper-pdf.js";
import { makePdf, type Placed } from "./make-pdf.js";

test("running text is no heading where a long table in small type has more lines", async () => {
  const text = "Most of them waited for a long time before they asked anybody for help at all, and two left";
  const prose = Array.from(
    { length: 6 },
    (_, i): Placed => ({ text: `${text}.`, y: 780 - i * 30, size: 10 }),
  );
  const cells = Array.from({ length: 40 }, (_, i): Placed[] => [
    { text: `code ${i}`, y: 580 - i * 10, size: 7 },
    { text: "4 of 15", x: 300, y: 580 - i * 10, size: 7 },
  ]);
  const heading: Placed = { text: "Themes", y: 810, size: 15 };
  const bytes = makePdf([[heading, ...prose, ...cells.flat()]]);
  const { blocks } = await readPaperPdf({ name: "paper.pdf", bytes });
  expect(blocks.filter(({ kind }) => kind === "heading").map((block) => block.text)).toEqual(["Themes"]);
});
