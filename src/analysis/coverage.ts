import { codingFlags } from "../core/columns.js";
import type { Id } from "../core/records.js";
import { frequency } from "./frequency.js";
import type { Note } from "./notes.js";
import { nobody, selectSources } from "./selection.js";
import { type CountingInput, type StudyCoder, turnsTouched } from "./study-columns.js";

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
  /** Distinct passages coded, whatever the code. */
  readonly codings: number;
  /** Distinct codes. */
  readonly codes: number;
}

export interface Coverage {
  readonly coders: readonly StudyCoder[];
  readonly sources: readonly SourceCoverage[];
  /** How evenly the codings lie over the sources; null where there are none. */
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
    largest: Math.max(...shares),
    effective: 1 / shares.reduce((total, share) => total + share * share, 0),
  };
}

/** How much of each source is coded, and how evenly. Confirmed codings of these coders, as a union. */
export function coverage(input: CountingInput, options: { readonly coders: readonly Id[] }): Coverage {
  const table = frequency(input, { of: "codes", by: "source", coders: options.coders });
  const groups = [...table.groups.values()];
  const selection = selectSources(input);
  const counted = new Set(options.coders);
  const place = selection.sourceOf;
  const coded = selection.sources.map(({ turns }) => new Uint8Array(turns));
  const passages = selection.sources.map(() => new Set<string>());
  const codes = selection.sources.map(() => new Set<Id>());
  const { codings } = input;
  for (let i = 0; i < codings.count; i++) {
    const at = place.get(codings.revision[i] as number);
    const columns = at === undefined ? undefined : selection.sources[at];
    if (at === undefined || columns === undefined || !counted.has(codings.coder[i] as number)) continue;
    if (((codings.flags[i] as number) & codingFlags.proposed) !== 0) continue;
    const span = { start: codings.start[i] as number, end: codings.end[i] as number };
    let spoken = false;
    for (const turn of turnsTouched(columns, span)) {
      if ((selection.speaker[at]?.[turn] ?? nobody) < 0) continue;
      (coded[at] as Uint8Array)[turn] = 1;
      spoken = true;
    }
    if (!spoken) continue;
    passages[at]?.add(`${span.start} ${span.end}`);
    codes[at]?.add(codings.code[i] as number);
  }
  const sources = selection.sources.map((columns, at): SourceCoverage => {
    let words = 0;
    let turns = 0;
    let turnsCoded = 0;
    for (let turn = 0; turn < columns.turns; turn++) {
      if ((selection.speaker[at]?.[turn] ?? nobody) < 0) continue;
      words += columns.words[turn] as number;
      if ((columns.bodyStart[turn] as number) >= (columns.bodyEnd[turn] as number)) continue;
      turns++;
      turnsCoded += coded[at]?.[turn] ?? 0;
    }
    return {
      source: columns.source,
      name: columns.name,
      words,
      wordsCoded: groups[at]?.words ?? 0,
      turns,
      turnsCoded,
      codings: passages[at]?.size ?? 0,
      codes: codes[at]?.size ?? 0,
    };
  });
  return {
    coders: table.coders,
    sources,
    evenness: evenness(sources.map(({ codings }) => codings)),
    notes: table.notes.filter(({ code }) => code !== "small-n" && code !== "segment-in-several-groups"),
  };
}
