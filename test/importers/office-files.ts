import { strToU8, zipSync } from "fflate";

/** Office files made for the tests, part by part. */
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const types =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const rootRelations = `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A run of text, bold or not; a line break where the text has one. */
export const run = (text: string, bold = false) =>
  `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}${escaped(text)
    .split("\n")
    .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
    .join("<w:br/>")}</w:r>`;

/** A paragraph of plain text, or of runs given as XML. */
export const paragraph = (content: string) =>
  `<w:p>${content.startsWith("<w:") ? content : run(content)}</w:p>`;

export const table = (...rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows
    .map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join("")}</w:tr>`)
    .join("")}</w:tbl>`;

/** The parts of a Word document with this body, for tests that spoil one of them. */
export function docxParts(body: string, more: Record<string, string> = {}): Record<string, Uint8Array> {
  const document = `<w:document xmlns:w="${word}" xmlns:r="${relations}"><w:body>${body}</w:body></w:document>`;
  const parts = {
    "[Content_Types].xml": types,
    "_rels/.rels": rootRelations,
    "word/document.xml": document,
    ...more,
  };
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
}

export const makeDocx = (body: string, more: Record<string, string> = {}) => zipSync(docxParts(body, more));

/** Footnotes and comments that the body may refer to by id 2 and 0. */
export const notesOf = (kind: "footnotes" | "comments", text: string): Record<string, string> => {
  const one = kind === "footnotes" ? "footnote" : "comment";
  const id = kind === "footnotes" ? 2 : 0;
  return {
    "word/_rels/document.xml.rels": `<Relationships xmlns="${packageRelations}"><Relationship Id="rId9" Type="${relations}/${kind}" Target="${kind}.xml"/></Relationships>`,
    [`word/${kind}.xml`]: `<w:${kind} xmlns:w="${word}"><w:${one} w:id="${id}">${paragraph(text)}</w:${one}></w:${kind}>`,
  };
};

/** An OpenDocument text with this body and these automatic styles. */
export function makeOdt(body: string, styles = "", more: Record<string, string> = {}): Uint8Array {
  const names =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';
  const content = `<office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const parts = Object.fromEntries(
    Object.entries({ "content.xml": content, ...more }).map(([name, text]) => [name, strToU8(text)]),
  );
  return zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }], ...parts });
}

/** A workbook with one sheet for each table of strings; a number or date is written with its own type by `cell`. */
export function makeXlsx(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const names = Object.keys(sheets);
  const column = (i: number) => String.fromCharCode(65 + i);
  const sheetXml = (rows: readonly (readonly string[])[]) =>
    `<worksheet xmlns="${main}"><sheetData>${rows
      .map(
        (cells, r) =>
          `<row r="${r + 1}">${cells
            .map(
              (text, c) => `<c r="${column(c)}${r + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
            )
            .join("")}</row>`,
      )
      .join("")}</sheetData></worksheet>`;
  const parts: Record<string, string> = {
    "[Content_Types].xml": types.replace(/<Override[^>]*>/, ""),
    "_rels/.rels": rootRelations.replace("word/document.xml", "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packageRelations}">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}</Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
  };
  for (const [i, name] of names.entries())
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheets[name] ?? []);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
