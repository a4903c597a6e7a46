import type { PaperBlock } from "../core/paper.js";

/** What to look for: the words an item is usually reported with, and the answer as the study has it. */
export interface WantedItem {
  readonly id: string;
  /** Null where no wording is typical. */
  readonly pattern: RegExp | null;
  readonly answer: string;
  /** The part of a paper that usually says it; null where any may. */
  readonly part: "methods" | "results" | null;
}

/** Where a paper seems to say it. */
export interface FoundPlace {
  /** The nearest heading above; empty where there is none. */
  readonly section: string;
  readonly page: number | null;
  readonly line: number | null;
  /** Number of the paragraph, from 1. */
  readonly paragraph: number;
  /** The beginning of the paragraph. */
  readonly text: string;
}

/** A part of an answer's telling words that a paragraph has to share, where no typical wording is in it. Ours. */
const leastShared = 0.35;
/** An answer with fewer telling words cannot be recognised by them. Ours. */
const fewestWords = 6;

/**
 * For each item the paragraph that most likely reports it: it has the typical wording, or shares at least a third of the
 * answer's telling words; of several the one that shares most. References are passed over. It is a search, and no reading:
 * what it finds is to be looked at.
 */
export function itemPlaces(
  blocks: readonly PaperBlock[],
  items: readonly WantedItem[],
): Map<string, FoundPlace> {
  const paragraphs: Paragraph[] = [];
  let section = "";
  let part: Part = "unknown";
  for (const block of blocks) {
    if (block.kind === "heading") {
      section = block.text.replace(/\s+/g, " ").trim();
      part = partOf(section) ?? (block.level <= 2 ? "unknown" : part);
    } else if (!/^(references?|bibliography|literature cited|works cited)$/i.test(section))
      paragraphs.push({ block, section, part, words: contentWords(`${section} ${block.text}`) });
  }
  const found = new Map<string, FoundPlace>();
  for (const { id, pattern, answer, part: usual } of items) {
    const wanted = contentWords(answer);
    let best: { readonly place: FoundPlace; readonly score: number } | null = null;
    for (const { block, section: own, part: where, words } of paragraphs) {
      const shared = [...wanted].filter((word) => words.has(word)).length;
      const share = wanted.size < fewestWords ? 0 : shared / wanted.size;
      const typical = pattern?.test(`${own}: ${block.text}`) ?? false;
      if (!typical && share < leastShared) continue;
      const score = share + (typical ? 1 : 0) - misplaced(usual, where);
      if (score < leastShared) continue;
      if (best !== null && score <= best.score) continue;
      best = { place: placeOf(block, own), score };
    }
    if (best !== null) found.set(id, best.place);
  }
  return found;
}

interface Paragraph {
  readonly block: PaperBlock;
  readonly section: string;
  readonly part: Part;
  readonly words: ReadonlySet<string>;
}
type Part = "front" | "methods" | "results" | "discussion" | "unknown";

const parts: readonly (readonly [Part, RegExp])[] = [
  ["front", /^(\d+\.?\s*)?(abstract|summary|introduction|background|key ?words)\b/i],
  [
    "methods",
    /\b(methods?|methodology|participants|recruitment|sampling|sample|procedure|data (collection|analysis)|ethics|setting|rigou?r|reflexivity)\b/i,
  ],
  ["results", /\b(results?|findings|themes?)\b/i],
  ["discussion", /\b(discussion|limitations?|conclusions?|implications?)\b/i],
];

const partOf = (heading: string): Part | null =>
  parts.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;

/** What it costs a paragraph to stand in another part than the usual one. Ours. */
function misplaced(usual: WantedItem["part"], where: Part): number {
  if (usual === null || where === usual || where === "unknown") return 0;
  return 0.7;
}

const placeOf = (block: PaperBlock, section: string): FoundPlace => ({
  section,
  page: block.page,
  line: block.line,
  paragraph: block.paragraph,
  text: block.text.replace(/\s+/g, " ").trim().slice(0, 160),
});

/** "Methods: Sampling, p. 4", or with a line or paragraph where there are no pages. */
export function placeText({ section, page, line, paragraph }: FoundPlace): string {
  const where = page !== null ? `p. ${page}` : line !== null ? `line ${line}` : `paragraph ${paragraph}`;
  return section === "" ? where : `${section}, ${where}`;
}

const common = new Set(
  "about after also among because been before being between both could does each from have here into more most much only other over same some such than that their them then there these they this those through under very were what when where which while with would participants participant study interviews interview data themes theme".split(
    " ",
  ),
);

/** Words of four letters and more, and numbers, that could tell one paragraph from another. */
const contentWords = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}{4,}|\d{2,}/gu) ?? []).filter((word) => !common.has(word)));
