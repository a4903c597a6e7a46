import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
];

/**
 * A Word document of a manuscript in Markdown, as an author would have typed it: headings, block quotations in
 * the style Quote, pipe tables, curly apostrophes.
 */
export async function docxOfMarkdown(markdown: string): Promise<Buffer> {
  const children: (Paragraph | Table)[] = [];
  const lines = markdown.replace(/<!--[\s\S]*?-->/g, "").split("\n");
  const words = (text: string) =>
    text
      .trim()
      .split("**")
      .filter((part) => part !== "")
      .flatMap((part, i) =>
        part.split(/(?<!\S)\*|\*(?!\w)/).map(
          (run, at) =>
            new TextRun({
              text: curly(run),
              bold: text.startsWith("**") && i === 0,
              italics: at % 2 === 1,
            }),
        ),
      );
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const heading = /^(#+) (.*)$/.exec(line);
    if (line.trim() === "" || line.trim() === ">") continue;
    if (heading !== null) {
      children.push(
        new Paragraph({
          heading: levels[(heading[1]?.length ?? 1) - 1] ?? HeadingLevel.HEADING_5,
          children: words(heading[2] ?? ""),
        }),
      );
      continue;
    }
    if (line.startsWith("|")) {
      const rows: TableRow[] = [];
      for (; (lines[i] ?? "").startsWith("|"); i++)
        if (!/^[|\s:-]+$/.test(lines[i] ?? ""))
          rows.push(
            new TableRow({
              children: (lines[i] ?? "")
                .replace(/^\||\|$/g, "")
                .split("|")
                .map((cell) => new TableCell({ children: [new Paragraph({ children: words(cell) })] })),
            }),
          );
      children.push(new Table({ rows }));
      i--;
      continue;
    }
    const quote = line.startsWith(">");
    let text = line.replace(/^>\s?/, "");
    while (
      (lines[i + 1] ?? "").trim() !== "" &&
      !/^(?:#|\||\d+\. )/.test(lines[i + 1] ?? "") &&
      (lines[i + 1] ?? "").trim() !== ">"
    )
      text += ` ${(lines[++i] ?? "").replace(/^>\s?/, "")}`;
    children.push(new Paragraph({ ...(quote && { style: "Quote" }), children: words(text) }));
  }
  const styles = {
    paragraphStyles: [
      { id: "Quote", name: "Quote", basedOn: "Normal", paragraph: { indent: { left: 720, right: 720 } } },
    ],
  };
  return Packer.toBuffer(new Document({ styles, sections: [{ children }] }));
}

/** Apostrophes as a word processor sets them. */
const curly = (text: string) => text.replace(/(?<=\p{L})'(?=\p{L})/gu, "’");
