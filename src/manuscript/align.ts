import type { PatternPart } from "./pattern.js";

/** A word of a transcript as alignment sees it. */
export interface SourceWord {
  readonly key: string;
  /** A note nobody said: it costs nothing to leave out. */
  readonly aside: boolean;
  /** A sound without a word. */
  readonly filler: boolean;
}

/** One step of an alignment: places in the pattern and among the source's words; -1 where there is none. */
export interface Step {
  readonly kind: "same" | "changed" | "added" | "left-out" | "filler" | "free";
  readonly part: number;
  readonly word: number;
}

export interface Alignment {
  readonly steps: readonly Step[];
  /** Words changed, added or left out without a sign. */
  readonly changes: number;
  /** Of these, sounds without words that were left out. */
  readonly fillers: number;
  /** Words of the quotation that stand in the transcript. */
  readonly same: number;
  /** Places of the first and behind the last word that is the same. */
  readonly from: number;
  readonly to: number;
}

/** Most words of a transcript that an insertion in square brackets stands for. */
const bracketReach = 8;
/** Of readings with as many changes the one with most words of the transcript is told: left out, then changed, then added. */
const cost = Object.freeze({
  change: 1.0001,
  add: 1.0002,
  leaveOut: 1,
  filler: 0.4,
  gapWord: 1e-5,
  bracketWord: 0.02,
});

/** Which way a cell of the table was reached. */
const way = Object.freeze({ none: 0, pair: 1, add: 2, skip: 3, pass: 4, split: 5, join: 6 });

/**
 * The cheapest way to read a quotation as a stretch of a transcript (semi-global alignment: the stretch may
 * begin and end anywhere), after Sellers 1980 (J Algorithms 1:359-373), word by word. A gap passes over any number of
 * words, brackets over a few, a note such as [laughs] may be left out. O(parts × words).
 *
 * Worked example: "the boy thought the pen leaked" in "that the boy thought that the pen had leaked" leaves
 * out two words ("that", "had"), so it has two changes and six words that are the same.
 */
export function align(pattern: readonly PatternPart[], source: readonly SourceWord[]): Alignment {
  const m = pattern.length;
  const n = source.length;
  const width = n + 1;
  const from = new Uint8Array((m + 1) * width);
  let row = new Float64Array(width);
  let above: Float64Array | null = null;
  for (let i = 1; i <= m; i++) {
    const part = pattern[i - 1]!;
    const next = new Float64Array(width);
    const ways = from.subarray(i * width, (i + 1) * width);
    if (part.kind !== "word") {
      const perWord = part.kind === "gap" ? cost.gapWord : cost.bracketWord;
      let reach = 0;
      next[0] = row[0]!;
      ways[0] = way.pass;
      for (let j = 1; j <= n; j++) {
        const stay = row[j]!;
        const skip = next[j - 1]! + perWord;
        const far = part.kind === "bracket" && reach >= bracketReach;
        if (skip < stay && !far) {
          next[j] = skip;
          ways[j] = way.skip;
          reach++;
        } else {
          next[j] = stay;
          ways[j] = way.pass;
          reach = 0;
        }
      }
    } else {
      next[0] = row[0]! + cost.add;
      ways[0] = way.add;
      const previous = pattern[i - 2];
      for (let j = 1; j <= n; j++) {
        const word = source[j - 1]!;
        let best = row[j - 1]! + (word.key === part.key ? 0 : cost.change);
        let how: number = way.pair;
        const add = row[j]! + cost.add;
        if (add < best) {
          best = add;
          how = way.add;
        }
        const skip = next[j - 1]! + (word.aside ? 0 : word.filler ? cost.filler : cost.leaveOut);
        if (skip < best) {
          best = skip;
          how = way.skip;
        }
        const other = source[j - 2];
        if (other !== undefined && other.key + word.key === part.key && row[j - 2]! < best) {
          best = row[j - 2]!;
          how = way.split;
        }
        if (
          above !== null &&
          previous?.kind === "word" &&
          previous.key + part.key === word.key &&
          above[j - 1]! < best
        ) {
          best = above[j - 1]!;
          how = way.join;
        }
        next[j] = best;
        ways[j] = how;
      }
    }
    above = row;
    row = next;
  }
  return traced(pattern, source, from, row);
}

function traced(
  pattern: readonly PatternPart[],
  source: readonly SourceWord[],
  from: Uint8Array,
  last: Float64Array,
): Alignment {
  const width = source.length + 1;
  let j = 0;
  for (let at = 1; at < width; at++) if (last[at]! < last[j]! - 1e-9) j = at;
  const steps: Step[] = [];
  let i = pattern.length;
  while (i > 0) {
    const part = pattern[i - 1]!;
    const how = from[i * width + j];
    const isWord = part.kind === "word";
    if (how === way.pair) {
      const same = isWord && part.key === source[j - 1]?.key;
      steps.push({ kind: same ? "same" : "changed", part: i - 1, word: j - 1 });
      i--;
      j--;
    } else if (how === way.split) {
      steps.push({ kind: "same", part: i - 1, word: j - 1 }, { kind: "free", part: -1, word: j - 2 });
      i--;
      j -= 2;
    } else if (how === way.join) {
      steps.push({ kind: "same", part: i - 1, word: j - 1 }, { kind: "same", part: i - 2, word: j - 1 });
      i -= 2;
      j--;
    } else if (how === way.skip) {
      const word = source[j - 1]!;
      const kind = !isWord || word.aside ? "free" : word.filler ? "filler" : "left-out";
      steps.push({ kind, part: -1, word: j - 1 });
      j--;
    } else {
      steps.push({ kind: isWord ? "added" : "free", part: i - 1, word: -1 });
      i--;
    }
  }
  steps.reverse();
  return measured(steps);
}

function measured(steps: readonly Step[]): Alignment {
  const same = steps.filter(({ kind, word }) => kind === "same" && word >= 0);
  const count = (kind: Step["kind"]) => steps.filter((step) => step.kind === kind).length;
  const fillers = count("filler");
  return {
    steps,
    changes: count("changed") + count("added") + count("left-out") + fillers,
    fillers,
    same: same.length,
    from: same[0]?.word ?? 0,
    to: (same.at(-1)?.word ?? -1) + 1,
  };
}
