import { percentText } from "../../core/share.js";
import type { StudyFigures } from "../figures.js";
import type { PaperSentence } from "../sentence.js";
import { type NumberClaim, unknown, whole } from "./claim.js";
import { ofPart } from "./context.js";
import { subjectOf } from "./subject.js";

const percent = "(\\d+(?:\\.(\\d+))?)\\s?(?:%|per ?cent)";

/** Whether n of N, rounded as the share is printed, is that share. */
function judged(
  place: { readonly claim: string; readonly start: number; readonly end: number },
  stated: string,
  n: number,
  N: number,
  how: string,
): NumberClaim {
  const digits = stated.split(".")[1]?.length ?? 0;
  const share = (100 * n) / N;
  const fits = Math.abs(share - Number(stated)) <= 0.5 / 10 ** digits + 1e-9;
  return {
    ...place,
    stated: percentText(stated),
    computed: `${percentText(share.toFixed(Math.max(1, digits)))} (${n} of ${N})`,
    status: fits ? "right" : "wrong",
    how,
  };
}

/** A cell that is a percentage and nothing else, beside the one cell of its row that says "13 of 30". */
export function cellShare(sentence: PaperSentence, study: StudyFigures): NumberClaim[] {
  const { text, rowText, at } = sentence;
  const match = new RegExp(`^\\s*\\(?${percent}\\)?\\s*$`, "iu").exec(text);
  if (match === null || rowText === null || at.block.cell === null) return [];
  const cells = rowText.split("\n");
  const shares = cells.flatMap((cell) => {
    const share = /^\s*(\d+)\s*(?:of|out of|\/)\s*(\d+)\s*$/i.exec(cell);
    return share === null ? [] : [{ n: Number(share[1]), N: Number(share[2]) }];
  });
  const [share] = shares;
  const alone =
    shares.length === 1 && cells.filter((cell) => /\d\s?(?:%|per ?cent)/i.test(cell)).length === 1;
  if (share === undefined || !alone || share.N === 0) return [];
  const { n, N } = share;
  const place = whole(match);
  const stated = match[1] ?? "";
  const reach = subjectOf(sentence, study);
  if (reach !== null && reach.N === N)
    return [
      judged(
        place,
        stated,
        reach.own?.n === n ? n : reach.n,
        N,
        `participants with a passage under the ${reach.kind} "${reach.name}"`,
      ),
    ];
  const own = judged(place, stated, n, N, "");
  return [{ ...own, computed: null, how: `${n} of ${N} in the same row is ${own.computed ?? ""}` }];
}

/** "a response rate of 44%": participants out of the people approached. */
export function responseRate({ text }: PaperSentence, study: StudyFigures): NumberClaim[] {
  const pattern = new RegExp(
    `\\b(?:response|participation|recruitment) rate\\s*(?:of|was|=|:|,|\\()\\s*(?:about\\s+|approximately\\s+)?${percent}|${percent}\\s+(?:response|participation) rate`,
    "giu",
  );
  return [...text.matchAll(pattern)].map((match) => {
    const place = whole(match);
    const stated = match[1] ?? match[3] ?? "";
    const N = study.recruitment?.approached ?? 0;
    if (N === 0) return unknown(place, percentText(stated), "recruitment is not recorded in the study");
    if (ofPart(text)) return unknown(place, percentText(stated), "it may be about a part");
    return judged(place, stated, study.participants.value, N, "participants of the people approached");
  });
}
