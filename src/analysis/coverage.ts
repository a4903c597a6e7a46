import { isHumanCoding, type Makings, makingOf, noMakings } from "../core/coding-making.js";
import type { SourceColumns } from "../core/columns.js";
import type { Id } from "../core/records.js";
import { sortedOrder } from "../core/sorted-order.js";
import { chosenCoders } from "./chosen-coders.js";
import { codingRows } from "./coding-rows.js";
import { countedRows } from "./counted-rows.js";
import { grouping } from "./grouping.js";
import { leftOutNotes, type Note } from "./notes.js";
import { codedPassages, type Passages, unionSegments } from "./segments.js";
import { type Selection, selectSources } from "./selection.js";
import { eachSpoken, spokenSegments } from "./spoken.js";
import type { CountingInput, StudyCoder } from "./study-columns.js";
import { tally } from "./tally.js";

/** How much of a source is coded. */
export interface SourceCoverage {
  readonly source: Id;
  readonly name: string;
  /** Words of active participants. */
  readonly words: number;
  readonly wordsCoded: number;
  /** Turns of active participants in which something is said. */
  readonly turns: number;
  readonly turnsCoded: number;
  /** Of the words coded, those under codings of people who chose the code themselves: no suggestion, no rule. */
  readonly wordsCodedByPeople: number;
  /** Confirmed codings of the coders counted. */
  readonly codings: number;
  /** The same by how they came about. */
  readonly made: Makings;
  /** Distinct passages coded, whatever the code. */
  readonly passages: number;
  /** Distinct codes. */
  readonly codes: number;
}

export interface Coverage {
  readonly coders: readonly StudyCoder[];
  readonly sources: readonly SourceCoverage[];
  /** How evenly the passages lie over the sources; null where there are none. */
  readonly evenness: Evenness | null;
  readonly notes: readonly Note[];
}

/** How evenly something is spread. */
export interface Evenness {
  /** The largest share: 0 to 1. */
  readonly largest: number;
  /** How many equal parts would be as uneven: from 1 to the number of parts. */
  readonly effective: number;
}

/**
 * Evenness of counts: the largest share, and the effective number 1 / Σp² (Laakso and Taagepera 1979, Effective
 * number of parties; the inverse of Simpson's 1949 index). Worked example: 4, 4, 2 has the shares .4, .4, .2: largest
 * .4, effective 1 / .36 = 2.78. Null where all counts are 0.
 */
export function evenness(counts: readonly number[]): Evenness | null {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum === 0) return null;
  const shares = counts.map((count) => count / sum);
  return {
    largest: shares.reduce((most, share) => Math.max(most, share), 0),
    effective: 1 / shares.reduce((total, share) => total + share * share, 0),
  };
}

/** How much of each source is coded, and how evenly. Confirmed codings of these coders, as a union. */
export function coverage(input: CountingInput, options: { readonly coders: readonly Id[] }): Coverage {
  const coders = chosenCoders(input, options.coders);
  const selection = selectSources(input);
  const tree = countedRows(input, "codes");
  const filter = {
    coders: new Set(coders.map(({ id }) => id)),
    rows: tree,
    sourceOf: selection.sourceOf,
    leftOut: selection.leftOut,
  };
  const { passages, ...facts } = codedPassages(input.codings, filter);
  const human = codedPassages(input.codings, {
    ...filter,
    fits: (i) => isHumanCoding(input.codings.origin[i]),
  }).passages;
  const marks = markCoded(passages, selection, tree.rows.length);
  const wordsOf = (some: Passages) => {
    const whole = unionSegments({ ...some, row: new Int32Array(some.count) });
    const groups = tally(whole, 1, selection, grouping(selection, "source"), input.countWords).rows[0]
      ?.groups;
    return (source: number) => groups?.get(source)?.words ?? 0;
  };
  const words = wordsOf(passages);
  const wordsByPeople = human.count === passages.count ? words : wordsOf(human);
  const made = selection.sources.map(noMakings);
  for (const { at, source, proposed } of codingRows(input.codings, selection))
    if (!proposed && filter.coders.has(input.codings.coder[at]!))
      made[source]![makingOf(input.codings.origin[at])]++;
  const ofCodes = spokenSegments(unionSegments(passages), selection);
  const sources = selection.sources.map((columns, at): SourceCoverage => {
    const said = saidIn(columns, selection.speaker[at]!, marks.coded[at] as Uint8Array);
    return {
      source: columns.source,
      name: columns.name,
      words: said.words,
      wordsCoded: words(at),
      wordsCodedByPeople: wordsByPeople(at),
      turns: said.turns,
      turnsCoded: said.turnsCoded,
      codings: Object.values(made[at] as Makings).reduce((sum, n) => sum + n, 0),
      made: made[at] as Makings,
      passages: marks.passages[at]!,
      codes: marks.codes[at]!,
    };
  });
  return {
    coders,
    sources,
    evenness: evenness(sources.map(({ passages: n }) => n)),
    notes: leftOutNotes(
      { ...facts, asked: coders, elsewhere: ofCodes.elsewhere, notActive: ofCodes.notActive },
      selection,
    ),
  };
}

/** By source: which turns of active participants are coded, and how many distinct passages and codes touch one. */
function markCoded({ count, source, start, end, row }: Passages, selection: Selection, rowCount: number) {
  const coded = selection.sources.map(({ turns }) => new Uint8Array(turns));
  const passages = new Int32Array(coded.length);
  const codes = new Int32Array(coded.length);
  const lastSource = new Int32Array(rowCount).fill(-1);
  let last = -1;
  let spoken = false;
  for (const i of sortedOrder(count, [source, start, end])) {
    const at = source[i]!;
    if (last < 0 || source[last] !== at || start[last] !== start[i] || end[last] !== end[i]) {
      const turns = coded[at] as Uint8Array;
      const mark = (turn: number) => {
        turns[turn] = 1;
      };
      spoken = eachSpoken(selection, at, start[i]!, end[i]!, mark) > 0;
      if (spoken) passages[at]! += 1;
    }
    last = i;
    const code = row[i]!;
    if (!spoken || lastSource[code] === at) continue;
    lastSource[code] = at;
    codes[at]! += 1;
  }
  return { coded, passages, codes };
}

/** Words and turns of active participants; a turn in which nothing is said is none. */
function saidIn(
  { turns: all, words: wordsOf, bodyStart, bodyEnd }: SourceColumns,
  speaker: Int32Array,
  coded: Uint8Array,
) {
  let words = 0;
  let turns = 0;
  let turnsCoded = 0;
  for (let turn = 0; turn < all; turn++) {
    if (speaker[turn]! < 0) continue;
    words += wordsOf[turn]!;
    if (bodyStart[turn]! >= bodyEnd[turn]!) continue;
    turns++;
    turnsCoded += coded[turn]!;
  }
  return { words, turns, turnsCoded };
}
