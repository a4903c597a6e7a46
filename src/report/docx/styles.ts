/**
 * The styles of our Word files, under the names Word knows, so that a journal's template can take over:
 * every paragraph has one, and nothing is formatted by hand that a style can say.
 */
export type ParagraphStyle =
  | "Normal"
  | "Title"
  | "Subtitle"
  | "Heading1"
  | "Heading2"
  | "Heading3"
  | "Heading4"
  | "ThemeHeading"
  | "Caption"
  | "Quote"
  | "ListBullet"
  | "TOCHeading"
  | "TOC1"
  | "TOC2"
  | "Header"
  | "Footer"
  | "TableText"
  | "TableSmall"
  | "TableHead"
  | "TableNote"
  | "Speaker"
  | "Said"
  | "Margin";

/** Every Word has it, and LibreOffice has letters of the same widths, so pages look alike in both. */
const font = "Arial";
const ink = "1F2A37";
const soft = "59636E";
const rule = "8A949E";

/** @param language of our own words, as `en-GB`. */
export function stylesXml(language: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="${language}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
    `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`,
    `<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`,
    tableNormal,
    style(
      "Title",
      "Title",
      `<w:keepNext/><w:spacing w:before="0" w:after="80"/>`,
      `<w:b/><w:bCs/>${color(ink)}${size(40)}`,
      { next: true },
    ),
    style("Subtitle", "Subtitle", `<w:spacing w:after="60"/>`, color(soft) + size(22), { next: true }),
    heading(1, 400, 30),
    heading(2, 280, 25),
    heading(3, 220, 22),
    heading(4, 180, 21),
    // So that the contents can list themes without every other heading of the second level.
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="ThemeHeading"><w:name w:val="Theme Heading"/><w:basedOn w:val="Heading2"/><w:next w:val="Normal"/><w:qFormat/></w:style>',
    style(
      "Caption",
      "caption",
      `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80" w:line="240" w:lineRule="auto"/>`,
      `<w:b/><w:bCs/>${color(ink)}${size(19)}`,
      { next: true },
    ),
    style(
      "Quote",
      "Quote",
      `<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="${rule}"/></w:pBdr><w:spacing w:before="80" w:after="120"/><w:ind w:left="567" w:right="567"/>`,
      "",
    ),
    style("ListBullet", "List Bullet", `<w:spacing w:after="40"/><w:contextualSpacing/>`, ""),
    style(
      "TOCHeading",
      "TOC Heading",
      `<w:keepNext/><w:spacing w:before="360" w:after="120"/>`,
      `<w:b/><w:bCs/>${color(ink)}${size(26)}`,
      { next: true },
    ),
    style(
      "TOC1",
      "toc 1",
      `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs><w:spacing w:before="60" w:after="20"/>`,
      "",
      { next: true, priority: 39 },
    ),
    style(
      "TOC2",
      "toc 2",
      `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs><w:spacing w:after="20"/><w:ind w:left="340"/>`,
      "",
      { next: true, priority: 39 },
    ),
    style(
      "Header",
      "header",
      `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="${rule}"/></w:pBdr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`,
      color(soft) + size(17),
    ),
    style(
      "Footer",
      "footer",
      `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`,
      color(soft) + size(17),
    ),
    own(
      "TableText",
      "Table Text",
      `<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>`,
      size(18),
    ),
    own(
      "TableSmall",
      "Table Small",
      `<w:spacing w:before="10" w:after="10" w:line="240" w:lineRule="auto"/>`,
      size(15),
    ),
    own(
      "TableHead",
      "Table Head",
      `<w:keepNext/><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>`,
      `<w:b/><w:bCs/>${size(17)}`,
    ),
    own(
      "TableNote",
      "Table Note",
      `<w:spacing w:before="80" w:after="120" w:line="240" w:lineRule="auto"/>`,
      color(soft) + size(17),
    ),
    own(
      "Speaker",
      "Speaker",
      `<w:keepNext/><w:spacing w:before="40" w:after="20" w:line="240" w:lineRule="auto"/>`,
      `<w:noProof/>${size(17)}`,
    ),
    own(
      "Said",
      "Said",
      `<w:spacing w:before="0" w:after="80" w:line="276" w:lineRule="auto"/>`,
      `<w:noProof/>${size(19)}`,
    ),
    own(
      "Margin",
      "Margin",
      `<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/><w:ind w:left="113"/>`,
      `<w:noProof/>${size(17)}`,
    ),
    character("Strong", "Strong", "<w:b/><w:bCs/>"),
    character("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
    character("Hyperlink", "Hyperlink", `<w:color w:val="1F4E79"/>`),
    character("Aside", "Aside", color(soft)),
    character(
      "CodingMark",
      "Coding Mark",
      `<w:b/><w:bCs/><w:noProof/>${color(ink)}<w:vertAlign w:val="superscript"/>`,
    ),
    themataTable,
  ].join("")}</w:styles>`;
}

/** Styles of characters. */
export type CharacterStyle = "Strong" | "Emphasis" | "Hyperlink" | "Aside" | "CodingMark";

const color = (hex: string) => `<w:color w:val="${hex}"/>`;
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;

function style(
  id: ParagraphStyle,
  name: string,
  paragraph: string,
  run: string,
  more: { next?: boolean; priority?: number; custom?: boolean } = {},
): string {
  return `<w:style w:type="paragraph"${more.custom ? ' w:customStyle="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${more.next ? '<w:next w:val="Normal"/>' : ""}${more.priority === undefined ? "" : `<w:uiPriority w:val="${more.priority}"/>`}<w:qFormat/><w:pPr>${paragraph}</w:pPr>${run === "" ? "" : `<w:rPr>${run}</w:rPr>`}</w:style>`;
}

const own = (id: ParagraphStyle, name: string, paragraph: string, run: string) =>
  style(id, name, paragraph, run, { custom: true });

const heading = (level: 1 | 2 | 3 | 4, before: number, halfPoints: number) =>
  style(
    `Heading${level}`,
    `heading ${level}`,
    `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="100" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="${level - 1}"/>`,
    `<w:b/><w:bCs/>${color(ink)}${size(halfPoints)}`,
    { next: true },
  );

const character = (id: CharacterStyle, name: string, run: string) =>
  `<w:style w:type="character"${name === "Aside" || name === "Coding Mark" ? ' w:customStyle="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>${run}</w:rPr></w:style>`;

const cellMargins =
  '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>';
const line = (side: string, eighths: number, hex: string) =>
  `<w:${side} w:val="single" w:sz="${eighths}" w:space="0" w:color="${hex}"/>`;

const tableNormal = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${cellMargins}</w:tblPr></w:style>`;

/** Rules above, below the head, between rows and below, as journals set tables; the last row stands out where asked. */
const themataTable = `<w:style w:type="table" w:customStyle="1" w:styleId="ThemataTable"><w:name w:val="Themata Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>${line("top", 10, ink)}${line("bottom", 10, ink)}${line("insideH", 4, "C9CFD6")}</w:tblBorders>${cellMargins}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${line("bottom", 6, ink)}</w:tcBorders></w:tcPr></w:tblStylePr><w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>${line("top", 6, ink)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>`;
