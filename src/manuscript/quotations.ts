import type { PaperBlock } from "../core/paper.js";
import type { Utf16 } from "../core/span.js";
import { type Attribution, citesLiterature, labelAfter, labelBefore, verbs } from "./attribution.js";
import { blockQuotations } from "./block-quotations.js";
import { type Description, Descriptions } from "./description.js";
import { describedBeside, italicStretches } from "./italic-quotations.js";
import type { Labels } from "./labels.js";
import type { Stretches } from "./name-stretches.js";
import { type MarkedStretch, markedStretches } from "./quotation-marks.js";
import type { PlacedBlock } from "./sections.js";
import { speechWords } from "./speech-words.js";

/** Something a paper quotes, as it stands there. */
export interface PaperQuotation {
  readonly text: string;
  readonly at: PlacedBlock;
  /** Where in the block it begins. */
  readonly start: Utf16;
  /** How it is set off: by marks, as a block, or as a cell of a column of quotations. */
  readonly form: "marks" | "block" | "cell";
  /** Whether it is surely meant as a quotation (an indent alone does not say so). */
  readonly sure: boolean;
  readonly attribution: Attribution | null;
  /** Whom it is given to in words alone: "(a male mentor)". */
  readonly described?: Description | null;
  /** Whether the words beside it cite literature. */
  readonly cited: boolean;
  /** Whether it goes on with the quotation before: “I got a mentor,” he said, “because …”. */
  readonly goesOn?: boolean;
}

export interface FoundQuotations {
  readonly quotations: readonly PaperQuotation[];
  /** Blocks in which a quotation mark is opened but never closed. */
  readonly unclosed: readonly { readonly at: PlacedBlock; readonly start: Utf16 }[];
}

/** All that a paper quotes, but for its list of references. */
export function findQuotations(
  placed: readonly PlacedBlock[],
  labels: Labels,
  names: Stretches = new Map(),
  descriptions: Descriptions = new Descriptions([]),
): FoundQuotations {
  const quotations: PaperQuotation[] = [];
  const unclosed: { at: PlacedBlock; start: Utf16 }[] = [];
  const headers = quotationColumns(placed.map(({ block }) => block));
  let skipTo = 0;
  for (const [i, at] of placed.entries()) {
    const { block, section } = at;
    const from = skipTo;
    skipTo = 0;
    if (section === "references" || block.kind === "heading") continue;
    const alone = labelAlone(block, labels);
    if (alone !== null && labelPrevious(quotations, placed[i - 1], alone)) continue;
    if (block.kind === "quote" && placeLine.test(block.text)) {
      const bracket = /^\s*\(([^()]+)\)/.exec(block.text)?.[1] ?? "";
      const found = labels.in(bracket);
      if (found.length > 0) labelPrevious(quotations, placed[i - 1], { labels: found, text: bracket });
      continue;
    }
    const stretches = stretchesIn(block, from, names.get(at) ?? [], labels, descriptions);
    const covered = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
    const asCell =
      block.cell !== null &&
      headers.has(`${block.cell.table} ${block.cell.column}`) &&
      block.cell.row > 1 &&
      /\p{L}/u.test(block.text);
    if ((block.kind === "quote" || asCell) && covered < block.text.length * 0.5) {
      quotations.push(...wholeBlock(placed, i, labels, asCell));
      continue;
    }
    let last = from;
    for (const stretch of stretches) {
      let { text } = { text: block.text.slice(stretch.start, stretch.end) };
      let after = block.text.slice(stretch.close + 1, stretch.close + 400);
      if (stretch.unclosed) {
        const next = placed[i + 1];
        const goesOn = next === undefined ? null : continuation(stretch, next.block);
        if (goesOn === null) {
          unclosed.push({ at, start: stretch.open });
          continue;
        }
        if (goesOn > 0 && next !== undefined) {
          text = `${text}\n${next.block.text.slice(0, goesOn)}`;
          after = next.block.text.slice(goesOn + 1, goesOn + 400);
          skipTo = goesOn + 1;
        } else after = "";
      }
      const before = block.text.slice(Math.max(last, stretch.open - 400), stretch.open);
      const attribution = labelAfter(after, labels) ?? labelBefore(before, labels);
      const described = attribution === null ? describedBeside(before, after, descriptions) : null;
      const between = last > from ? block.text.slice(last + 1, stretch.open) : "";
      quotations.push({
        text: text.trim(),
        goesOn: splits.test(between) && /^[\p{Ll}…[]/u.test(text.trim()),
        at,
        start: stretch.start,
        form: "marks",
        sure: true,
        attribution: attribution ?? (block.cell === null ? null : labelInRow(placed, block, labels)),
        described,
        cited:
          attribution === null &&
          citesLiterature(block.text.slice(Math.max(0, stretch.open - 400), stretch.open), after),
      });
      last = stretch.close;
    }
  }
  return { quotations: shareLabels(quotations), unclosed };
}

/** Stretches of a block that are quotations by marks or italics; marks inside the name of a theme quote nobody. */
function stretchesIn(
  block: PaperBlock,
  from: Utf16,
  named: readonly (readonly [start: Utf16, end: Utf16])[],
  labels: Labels,
  descriptions: Descriptions,
): MarkedStretch[] {
  const marked = markedStretches(block.text.slice(from)).map((s) => shifted(s, from));
  return [...marked, ...italicStretches(block, marked, labels, descriptions, from)]
    .sort((a, b) => a.open - b.open)
    .filter(({ open, close }) => !named.some(([start, end]) => start <= open && close < end + 1));
}

/** A block or a cell that is quotation as a whole. */
function wholeBlock(
  placed: readonly PlacedBlock[],
  i: number,
  labels: Labels,
  asCell: boolean,
): PaperQuotation[] {
  const at = placed[i];
  if (at === undefined) return [];
  const { block } = at;
  const before = placed[i - 1]?.block;
  const lead =
    before?.kind === "paragraph" && /[:,]\s*$/.test(before.text) ? labelBefore(before.text, labels) : null;
  return blockQuotations(block.text, labels).map((found) => ({
    ...found,
    at,
    form: asCell ? "cell" : "block",
    sure: asCell || block.marked || found.attribution !== null,
    attribution: found.attribution ?? lead ?? (asCell ? labelInRow(placed, block, labels) : null),
    cited: found.attribution === null && citesLiterature(before?.text ?? "", found.rest),
  }));
}

/** A line that says where a quotation stands: "(Mentor 1) mentor-1, turn 6; key quotation". */
const placeLine =
  /^\s*(?:\([^()]{1,80}\)\s*)?(?:[^.!?“”"()\n]|\.(?=\S)|\(\d{1,3}\)){1,80}?,\s+turns?\s+\d+(?![^;,]*[.!?]\s)[^“”"]{0,300}$/iu;

/** What stands inside a split quotation, between its halves: who said it, with a verb of saying, to a comma. */
const splits = new RegExp(
  `^\\s*,?\\s*(?:\\S+\\s+){0,4}?(?:${verbs}|wrote|writes)(?:\\s+\\S+){0,4},\\s*$`,
  "iu",
);

/** The label of which a block consists: "— Mentor 1", "(Mentee 2, woman)". */
function labelAlone({ kind, text }: PaperBlock, labels: Labels): Attribution | null {
  if (kind === "cell" || text.length > 80) return null;
  const inside = /^\s*(?:[—–-]{1,2}\s*(.+?)|[([](.+?)[)\]])\s*\.?\s*$/su.exec(text);
  const label = inside?.[1] ?? inside?.[2];
  if (label === undefined) return null;
  const found = labels.in(label);
  return found.length === 0 ? null : { labels: found, text: label.replace(/^[([]|[)\]]$/g, "") };
}

/** Gives a label that stands alone to the quotation that ends the block before; whether there was one. */
function labelPrevious(
  quotations: PaperQuotation[],
  before: PlacedBlock | undefined,
  label: Attribution,
): boolean {
  const last = quotations.at(-1);
  if (last === undefined || last.at !== before || last.attribution !== null) return false;
  quotations[quotations.length - 1] = { ...last, attribution: label };
  return true;
}

const shifted = (s: MarkedStretch, by: number): MarkedStretch => ({
  ...s,
  start: s.start + by,
  end: s.end + by,
  open: s.open + by,
  close: s.close + by,
});

/** Where in the next block an open quotation ends: 0 where that block opens it anew, null where it does not go on. */
function continuation({ mark }: MarkedStretch, next: PaperBlock): number | null {
  if (next.kind === "heading") return null;
  if (next.text.startsWith(mark)) return 0;
  const closers = { "“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’" }[mark] ?? mark;
  const closes = [...next.text].findIndex((sign) => closers.includes(sign));
  const opens = next.text.indexOf(mark);
  if (closes < 0 || (mark !== '"' && opens >= 0 && opens < closes)) return null;
  if (mark === '"' && !/[\S]/.test(next.text.charAt(closes - 1))) return null;
  return closes;
}

/**
 * Columns of tables whose first row says that they hold quotations, as "table column". A column of the same title
 * that holds numbers, or a word or two, counts them or says where they are.
 */
function quotationColumns(blocks: readonly PaperBlock[]): Set<string> {
  const found = new Set<string>();
  const holdsWords = new Set<string>();
  for (const { cell, text } of blocks)
    if (cell !== null && cell.row > 1 && speechWords(text).filter(({ key }) => /\p{L}/u.test(key)).length > 2)
      holdsWords.add(`${cell.table} ${cell.column}`);
  for (const { cell, text } of blocks)
    if (
      cell !== null &&
      cell.row === 1 &&
      holdsWords.has(`${cell.table} ${cell.column}`) &&
      /\b(?:quot\w*|verbatim\w*|excerpts?|extracts?|zitate?|citations? from)\b/i.test(text)
    )
      found.add(`${cell.table} ${cell.column}`);
  return found;
}

/** The label that stands alone in another cell of the row. */
function labelInRow(placed: readonly PlacedBlock[], block: PaperBlock, labels: Labels): Attribution | null {
  const cells = placed.filter(
    ({ block: other }) =>
      other.cell !== null &&
      other !== block &&
      other.cell.table === block.cell?.table &&
      other.cell.row === block.cell.row,
  );
  const found = cells.flatMap(({ block: other }) => {
    const own = labels.in(other.text);
    return own.length > 0 && speechWords(other.text).length <= 8 ? own : [];
  });
  return found.length === 1 ? { labels: found, text: found[0]?.text ?? "" } : null;
}

/**
 * A label behind the last of several quotations belongs to all of them: paragraphs of one block quotation, and
 * quotations of one sentence with a few words between.
 */
function shareLabels(quotations: readonly PaperQuotation[]): PaperQuotation[] {
  const shared = [...quotations];
  for (let i = shared.length - 2; i >= 0; i--) {
    const one = shared[i]!;
    const next = shared[i + 1]!;
    if (one.attribution !== null || next.attribution === null || one.cited) continue;
    const sameBlock = one.at.block === next.at.block;
    const between = one.at.block.text.slice(one.start + one.text.length + 1, next.start - 1);
    // “… sat down.” Others saw it otherwise: “…” (Mentor 2): the sentence ended inside the marks.
    const ended =
      /[.!?…]$/.test(one.text) && /^[”"’»\s]*(?!(?:And|Or|But|Then|Also)\b)\p{Lu}\p{Ll}+/u.test(between);
    const near =
      sameBlock && one.form === "marks" && between.length < 45 && !ended && !/[.!?](?:\s|$)/.test(between);
    const adjacent =
      one.form === "block" &&
      next.form === "block" &&
      next.at.block.paragraph === one.at.block.paragraph + 1 &&
      next.at.block.kind === "quote";
    const goesOn =
      one.form === "marks" &&
      next.at.block.paragraph === one.at.block.paragraph + 1 &&
      one.start + one.text.length >= one.at.block.text.trimEnd().length &&
      next.start === 1;
    if (near || adjacent || goesOn) shared[i] = { ...one, attribution: next.attribution };
  }
  return shared;
}
