import { codingFlags } from "../core/columns.js";
import { seeded, shuffle } from "../core/random.js";
import type { Id } from "../core/records.js";
import { chosenCoders } from "./chosen-coders.js";
import { type Counted, type CountedRows, countedRows, placeOf } from "./counted-rows.js";
import { leftOutNotes, type Note } from "./notes.js";
import { codedPassages, reassign, unionSegments } from "./segments.js";
import { selectSources } from "./selection.js";
import { spokenSegments } from "./spoken.js";
import type { CountingInput, StudyCoder } from "./study-columns.js";
import { supportNotes } from "./theme-support.js";

/**
 * What a code is new by: its first application in the order of interviews, as the codings stand now
 * (`order`); or its first use in the time of coding, so that a code is new in the interview in which it was made
 * first (`use`).
 */
export type NewBy = "order" | "use";

export interface DiscoveryOptions {
  readonly of: Counted;
  /** A row also holds the codings of the rows below it. */
  readonly rollup?: boolean | undefined;
  readonly coders: readonly Id[];
  /** Ids of sources in the order of interviews. */
  readonly order: readonly Id[];
  readonly newBy: NewBy;
}

/** A source with what was found in it for the first time. */
export interface DiscoveryStep {
  readonly source: Id;
  readonly name: string;
  /** Rows (codes or themes) in it. */
  readonly found: number;
  /** Rows in it that were in none before. */
  readonly fresh: number;
  /** Rows up to and with it. */
  readonly total: number;
}

export interface Discovery {
  readonly of: Counted;
  readonly newBy: NewBy;
  readonly coders: readonly StudyCoder[];
  readonly steps: readonly DiscoveryStep[];
  /** For each step, the places of the rows in it. */
  readonly rowsOf: readonly Int32Array[];
  /** Rows of the codebook that may be found. */
  readonly rows: number;
  readonly notes: readonly Note[];
}

/** In which source each code or theme is new. Counts confirmed codings that touch what an active participant said. */
export function discovery(input: CountingInput, options: DiscoveryOptions): Discovery {
  const coders = chosenCoders(input, options.coders);
  const selection = selectSources(input, options.order);
  const tree = countedRows(input, options.of);
  const { codings } = input;
  const rowsOf = options.rollup ? tree.rolledUp : tree.own;
  const { passages: ofCodes, ...facts } = codedPassages(codings, {
    coders: new Set(coders.map(({ id }) => id)),
    rows: tree,
    sourceOf: selection.sourceOf,
    leftOut: selection.leftOut,
  });
  const placeIn = new Map(options.order.map((id, place) => [id, place]));
  const stepOf = selection.sources.map(({ source }) => placeIn.get(source) ?? -1);
  const found = options.order.map(() => new Set<number>());
  const spoken = spokenSegments(unionSegments(reassign(ofCodes, rowsOf)), selection);
  const { source, row } = spoken.segments;
  for (let i = 0; i < row.length; i++) found[stepOf[source[i]!]!]?.add(row[i]!);
  const names = new Map(selection.sources.map(({ source, name }) => [source, name]));
  const firstStep = options.newBy === "use" ? firstUses(input, options, rowsOf, tree, found) : null;
  const seen = new Set<number>();
  const steps = options.order.map((source, place): DiscoveryStep => {
    const rows = found[place] ?? new Set<number>();
    let fresh = 0;
    for (const row of rows) {
      const isNew = firstStep === null ? !seen.has(row) : firstStep.get(row) === place;
      if (isNew) fresh++;
      seen.add(row);
    }
    return { source, name: names.get(source) ?? "", found: rows.size, fresh, total: seen.size };
  });
  return {
    of: options.of,
    newBy: options.newBy,
    coders,
    steps,
    rowsOf: found.map((rows) => Int32Array.from(rows)),
    rows: tree.rows.length,
    notes: [
      ...leftOutNotes(
        { ...facts, asked: coders, elsewhere: spoken.elsewhere, notActive: spoken.notActive },
        selection,
      ),
      ...supportNotes(options.of, input, selection, options.coders),
    ],
  };
}

/** For each row the step in which it was used first, by when its passage was coded. */
function firstUses(
  { codings, sources }: CountingInput,
  { order, coders }: DiscoveryOptions,
  rowsOf: readonly (readonly number[])[],
  tree: CountedRows,
  found: readonly ReadonlySet<number>[],
): Map<number, number> {
  const steps = new Map(order.map((id, place) => [id, place]));
  const stepOfRevision = new Map(sources.map(({ revision, source }) => [revision, steps.get(source)]));
  const counted = new Set(coders);
  const first = new Map<number, { seq: number; step: number }>();
  for (let i = 0; i < codings.count; i++) {
    const step = stepOfRevision.get(codings.revision[i]!);
    if (step === undefined || !counted.has(codings.coder[i]!)) continue;
    if ((codings.flags[i]! & codingFlags.proposed) !== 0) continue;
    const seq = codings.madeSeq[i]!;
    for (const row of rowsOf[placeOf(tree, codings.id[i]!, codings.code[i]!) ?? -1] ?? []) {
      if (!found[step]?.has(row)) continue;
      const known = first.get(row);
      if (known === undefined || seq < known.seq || (seq === known.seq && step < known.step))
        first.set(row, { seq, step });
    }
  }
  return new Map([...first].map(([row, { step }]) => [row, step]));
}

/** How many codes are known after each interview, were they read in random order. */
export interface DiscoveryBand {
  readonly permutations: number;
  readonly seed: number;
  /** For each number of interviews: the 5th, 50th and 95th percentile of codes known. */
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

/**
 * The discovery curve over random orders, since the order of interviews is arbitrary: after each number of
 * interviews the median and the 5th and 95th percentile (nearest rank) of codes known.
 */
export function discoveryBand(
  rowsOf: readonly Int32Array[],
  rows: number,
  options: { readonly permutations: number; readonly seed: number },
): DiscoveryBand {
  const { permutations, seed } = options;
  const next = seeded(seed);
  const order = Int32Array.from(rowsOf, (_, i) => i);
  const all = new Set(rowsOf.flatMap((found) => [...found])).size;
  const known = rowsOf.map(() => new Int32Array(permutations).fill(all));
  const seenIn = new Int32Array(rows).fill(-1);
  for (let turn = 0; turn < permutations; turn++) {
    shuffle(order, next);
    let total = 0;
    // Behind the step in which the last of them is found nothing changes any more.
    for (let step = 0; step < order.length && total < all; step++) {
      for (const row of rowsOf[order[step]!] ?? [])
        if (seenIn[row] !== turn) {
          seenIn[row] = turn;
          total++;
        }
      (known[step] as Int32Array)[turn] = total;
    }
  }
  for (const counts of known) if (counts.some((count) => count < all)) counts.sort();
  const at = (share: number) =>
    known.map((counts) => counts[Math.max(0, Math.ceil(share * permutations) - 1)] ?? 0);
  return { permutations, seed, low: at(0.05), median: at(0.5), high: at(0.95) };
}
