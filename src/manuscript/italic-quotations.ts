import type { PaperBlock } from "../core/paper.js";
import type { Utf16 } from "../core/span.js";
import { labelAfter, labelBefore, verbs } from "./attribution.js";
import type { Description, Descriptions } from "./description.js";
import type { Labels } from "./labels.js";
import type { MarkedStretch } from "./quotation-marks.js";
import { speechWords } from "./speech-words.js";

/** Fewer words in italics are emphasis, or a term. */
const fewestWords = 4;

/**
 * Stretches in italics that are set off as quotations: with a label or a description of who speaks behind or before them. Marks
 * inside win over the italics around them.
 */
export function italicStretches(
  { italics = [], text, kind }: PaperBlock,
  marked: readonly MarkedStretch[],
  labels: Labels,
  descriptions: Descriptions,
  from: Utf16,
): MarkedStretch[] {
  if (kind === "heading" || kind === "quote") return [];
  return italics.flatMap(([open, close]): MarkedStretch[] => {
    if (open < from || marked.some((one) => one.open < close && open <= one.close)) return [];
    // A label may be in italics too: *… (Mentor 1)*
    const inside = /\s*[([][^()[\]]{1,60}[)\]]\s*[.,;]?\s*$/u.exec(text.slice(open, close));
    const end = inside === null || labels.in(inside[0]).length === 0 ? close : open + inside.index;
    if (speechWords(text, open, end).length < fewestWords) return [];
    const [before, after] = [text.slice(Math.max(0, open - 400), open), text.slice(end, end + 400)];
    const who =
      labelAfter(after, labels) ??
      labelBefore(before, labels) ??
      describedBeside(before, after, descriptions);
    return who === null ? [] : [{ start: open, end, open, close: end - 1, unclosed: false, mark: "" }];
  });
}

const subject = new RegExp(
  `(?:^|[.!?:;,]\\s+|\\b(?:as|and|but|while)\\s+)(?:as\\s+)?((?:an?|one|another|the)\\s+[^.!?,;:“”"]{2,60}?)\\s+(?:\\p{L}+ly\\s+)?(?:${verbs}|spoke|speaks)\\b[^.!?“”"]{0,40}[:,]\\s*$`,
  "iu",
);
const behind = new RegExp(
  `^["”’»]?,?\\s*(?:${verbs})\\s+((?:an?|one|another)\\s+[^.!?,;:“”"(]{2,50}?)\\s*(?=[.,;:(]|$|\\bwho\\b|\\bof\\b)`,
  "iu",
);

/** Whom the words beside a quotation describe: "(a mentor)", "A male mentor said: …", "… said a lecturer". */
export function describedBeside(
  before: string,
  after: string,
  descriptions: Descriptions,
): Description | null {
  const bracket = /^["”’»]?\s*[.,;:]?\s*[([]([^()[\]]{1,80})[)\]]/u.exec(after)?.[1];
  if (bracket !== undefined) {
    const found = descriptions.of(bracket);
    if (found !== null) return found;
  }
  const named = behind.exec(after)?.[1] ?? subject.exec(before.slice(-200))?.[1];
  return named === undefined ? null : descriptions.of(named);
}
