import type { PaperBlock } from "../core/paper.js";
import type { Id } from "../core/records.js";
import { speechWords } from "./speech-words.js";

/** Which part of a paper a block stands in, as far as its headings tell. */
export type Section =
  | "abstract"
  | "introduction"
  | "methods"
  | "results"
  | "discussion"
  | "references"
  | "back"
  | "unknown";

export interface NamedTheme {
  readonly id: Id;
  readonly name: string;
}

export interface PlacedBlock {
  readonly block: PaperBlock;
  readonly section: Section;
  /** Headings above it, widest first. */
  readonly headings: readonly string[];
  /** The theme whose heading it stands under; null where none is. */
  readonly theme: Id | null;
}

const names: readonly (readonly [Section, RegExp])[] = [
  ["abstract", /^(?:abstract|summary|zusammenfassung|key ?words|highlights|what this paper adds)/i],
  [
    "references",
    /^(?:references?|bibliography|literature cited|works cited|literatur(?:verzeichnis)?|notes and references)$/i,
  ],
  [
    "back",
    /^(?:acknowledge?ments?|declarations?|funding|conflicts? of interest|competing interests?|author contributions?|data availability|abbreviations|appendi|supplement)/i,
  ],
  ["results", /\b(?:results?|findings|themes?|ergebnisse)\b/i],
  [
    "methods",
    /\b(?:methods?|methodology|participants|recruitment|sampling|sample|procedures?|data (?:collection|analysis)|analysis|ethics|ethical|design|setting|rigou?r|trustworthiness|reflexivity|methoden?)\b/i,
  ],
  [
    "discussion",
    /\b(?:discussion|limitations?|implications?|conclusions?|diskussion|fazit|future research|strengths)\b/i,
  ],
  [
    "introduction",
    /^(?:\d+\.?\s*)?(?:introduction|background|literature review|einleitung|aims?|context|theoretical)/i,
  ],
];

/** A name in the form in which a heading is compared with a theme: only its words. */
export const nameKey = (text: string): string =>
  speechWords(text)
    .map(({ key }) => key)
    .join(" ");

/** Gives every block its section, headings and theme. */
export function placeBlocks(blocks: readonly PaperBlock[], themes: readonly NamedTheme[]): PlacedBlock[] {
  const themed = themes
    .map(({ id, name }) => ({ id, name, key: nameKey(name) }))
    .filter(({ key }) => key !== "")
    .sort((a, b) => b.key.length - a.key.length);
  const open: { level: number; text: string; section: Section | null; theme: Id | null }[] = [];
  let runIn: Id | null = null;
  let row: { table: number; theme: Id | null } = { table: 0, theme: null };
  return blocks.map((block) => {
    if (block.kind === "heading") {
      while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
      const theme = headingTheme(block.text, themed);
      open.push({ level: block.level, text: block.text, section: sectionOf(block.text), theme });
      runIn = null;
    }
    const heading = open.findLast(({ theme }) => theme !== null)?.theme ?? null;
    if (block.kind === "paragraph") runIn = runInTheme(block.text, themed) ?? runIn;
    let theme = runIn ?? heading;
    if (block.cell !== null) {
      if (block.cell.table !== row.table) row = { table: block.cell.table, theme: null };
      row = { ...row, theme: headingTheme(block.text, themed) ?? row.theme };
      theme = row.theme;
    }
    if (block.kind === "note") theme = null;
    return {
      block,
      section:
        open.findLast(({ section }) => section !== null)?.section ?? (theme === null ? "unknown" : "results"),
      headings: open.map(({ text }) => text),
      theme,
    };
  });
}

function sectionOf(heading: string): Section | null {
  const text = heading.trim().replace(/^(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[a-z]\))\s+/i, "");
  if (text.length > 80) return null;
  return names.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

interface Themed {
  readonly id: Id;
  readonly name: string;
  readonly key: string;
}

/** The theme that a heading or a cell names in full: alone, after a number, or after "Theme 2:". */
function headingTheme(text: string, themes: readonly Themed[]): Id | null {
  const key = ` ${nameKey(text)} `;
  const found = themes.find((theme) => key.includes(` ${theme.key} `));
  if (found === undefined) return null;
  // A long text that mentions a theme in passing is not its heading.
  return key.length - found.key.length <= 60 || key.trim().startsWith(found.key) ? found.id : null;
}

/** The theme whose name begins a paragraph as a heading does: "Trust is slow. Mentees told …". */
function runInTheme(text: string, themes: readonly Themed[]): Id | null {
  // A page's layout tells no headings: a name alone, or a name with its first sentence drawn behind it.
  const bare = text.replace(/^(?:\d+(?:\.\d+)*\.?|(?:sub-?)?theme\s+\w+\s*[:.–—-]?)\s+/iu, "");
  const alone = themes.find(({ key }) => key.includes(" ") && nameKey(bare) === key);
  if (alone !== undefined) return alone.id;
  const joined = themes.find(
    ({ key, name }) =>
      key.split(" ").length >= 4 &&
      bare.startsWith(`${name} `) &&
      /^\p{Lu}/u.test(bare.slice(name.length + 1)),
  );
  if (joined !== undefined) return joined.id;
  const first = /^(?:theme\s+\w+\s*[:.–—-]\s*)?([^.:–—]{3,120})[.:–—]/iu.exec(text)?.[1];
  if (first === undefined) return null;
  const key = nameKey(first);
  return themes.find((theme) => theme.key === key && theme.key.includes(" "))?.id ?? null;
}
