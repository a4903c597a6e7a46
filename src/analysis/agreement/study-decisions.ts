import type { Span } from "../../core/span.js";
import type { CodeDecisions } from "./compare-codes.js";
import { missing, type Ratings } from "./ratings.js";
import { applied, notApplied } from "./specific-agreement.js";
import { type Unit, UnitIndex } from "./units.js";

/** What is compared: who, where, which codes, and what they applied. All places count from 0. */
export interface CodedSources {
  readonly coders: readonly string[];
  /** Names of the sources, and for each which coders have finished it. */
  readonly sources: readonly { readonly name: string; readonly finished: readonly boolean[] }[];
  readonly codes: readonly string[];
  /** Whether a coder worked on a source with a codebook that had the code. */
  knew(code: number, source: number, coder: number): boolean;
  readonly codings: readonly PlacedCoding[];
}

export interface PlacedCoding {
  readonly source: number;
  readonly code: number;
  readonly coder: number;
  readonly start: number;
  readonly end: number;
  /** Whether a person chose the code: it was neither accepted from a suggestion nor found by a rule. */
  readonly human: boolean;
}

/**
 * For each code a decision of each coder on each unit: applied where one of their codings touches the unit,
 * else not applied; missing where they have not finished the source, or did not have the code.
 * With `humanOnly` a decision that rests on suggestions and rules alone is missing, too.
 */
export function decisionsOnUnits(
  coded: CodedSources,
  units: readonly Unit[],
  { humanOnly = false }: { readonly humanOnly?: boolean } = {},
): CodeDecisions[] {
  const indexes = coded.sources.map(
    (_, source) =>
      new UnitIndex(
        units.flatMap((unit, place) => (unit.source === source ? [{ place, spans: unit.spans }] : [])),
      ),
  );
  const coders = coded.coders.length;
  const cluster = Int32Array.from(units, ({ source }) => source);
  const byCode = grouped(coded);
  return coded.codes.map((code, c) => {
    const values = new Int32Array(units.length * coders);
    for (let unit = 0; unit < units.length; unit++)
      for (let coder = 0; coder < coders; coder++)
        values[unit * coders + coder] = decides(coded, c, cluster[unit]!, coder) ? notApplied : missing;
    const mark = (coding: PlacedCoding, value: number) => {
      if (!decides(coded, c, coding.source, coding.coder)) return;
      for (const unit of indexes[coding.source]?.touched(coding.start, coding.end) ?? [])
        values[unit * coders + coding.coder] = value;
    };
    const own = byCode[c] ?? [];
    if (humanOnly) for (const coding of own) if (!coding.human) mark(coding, missing);
    for (const coding of own) if (!humanOnly || coding.human) mark(coding, applied);
    return { code, ratings: binary(coded, units.length, values, cluster, null) };
  });
}

/**
 * The same with every code point of the given passages as a unit. Stretches in which nothing changes are
 * kept as one row with their length as its weight.
 */
export function decisionsOnCodePoints(
  coded: CodedSources,
  /** For each source the passages that count, in order. */
  passages: readonly (readonly Span[])[],
  { humanOnly = false }: { readonly humanOnly?: boolean } = {},
): CodeDecisions[] {
  const coders = coded.coders.length;
  const byCode = grouped(coded);
  return coded.codes.map((code, c) => {
    const values: number[] = [];
    const cluster: number[] = [];
    const weight: number[] = [];
    const bySource = groupBySource(byCode[c] ?? [], coded.sources.length);
    for (const [source, spans] of passages.entries()) {
      const own = bySource[source] ?? [];
      const cuts = [...new Set(own.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
      for (const span of spans)
        for (const [start, end] of stretches(span, cuts)) {
          for (let coder = 0; coder < coders; coder++)
            values.push(decides(coded, c, source, coder) ? valueAt(own, coder, start, humanOnly) : missing);
          cluster.push(source);
          weight.push(end - start);
        }
    }
    return {
      code,
      ratings: binary(
        coded,
        weight.length,
        Int32Array.from(values),
        Int32Array.from(cluster),
        Float64Array.from(weight),
      ),
    };
  });
}

const decides = (coded: CodedSources, code: number, source: number, coder: number): boolean =>
  coded.sources[source]?.finished[coder] === true && coded.knew(code, source, coder);

function valueAt(own: readonly PlacedCoding[], coder: number, at: number, humanOnly: boolean): number {
  let value: number = notApplied;
  for (const coding of own) {
    if (coding.coder !== coder || coding.start > at || coding.end <= at) continue;
    if (coding.human || !humanOnly) return applied;
    value = missing;
  }
  return value;
}

/** A passage cut where something changes. */
function* stretches({ start, end }: Span, cuts: readonly number[]): Generator<[number, number]> {
  let from: number = start;
  for (const cut of cuts) {
    if (cut <= from) continue;
    if (cut >= end) break;
    yield [from, cut];
    from = cut;
  }
  if (from < end) yield [from, end];
}

function grouped(coded: CodedSources): PlacedCoding[][] {
  const groups: PlacedCoding[][] = coded.codes.map(() => []);
  for (const coding of coded.codings) groups[coding.code]?.push(coding);
  return groups;
}

function groupBySource(codings: readonly PlacedCoding[], sources: number): PlacedCoding[][] {
  const groups: PlacedCoding[][] = Array.from({ length: sources }, () => []);
  for (const coding of codings) groups[coding.source]?.push(coding);
  return groups;
}

const binary = (
  coded: CodedSources,
  units: number,
  values: Int32Array,
  cluster: Int32Array,
  weight: Float64Array | null,
): Ratings => ({
  units,
  coders: coded.coders.length,
  categories: 2,
  values,
  cluster,
  clusters: coded.sources.length,
  weight,
});
