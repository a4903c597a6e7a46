import { addTo } from "../../core/group-by.js";
import type { Span } from "../../core/span.js";
import { type Estimate, notEstimable, pointEstimate } from "./estimate.js";
import type { CodedSources, PlacedCoding } from "./study-decisions.js";
import { type Section, unitizingParts } from "./unitizing-alpha.js";

export interface UnitizingAgreement {
  /** By code, in their order. */
  readonly codes: readonly Estimate[];
  readonly overall: Estimate;
}

/**
 * Krippendorff's alpha for unitizing (2004) over the passages that count, laid end to end, source after
 * source. A code counts sources that all coders finished with a codebook that had it.
 */
export function unitizingAgreement(
  coded: CodedSources,
  passages: readonly (readonly Span[])[],
): UnitizingAgreement {
  let observed = 0;
  let expected = 0;
  const placedAt = new Map<string, PlacedCoding[]>();
  for (const coding of [...coded.codings].sort((a, b) => a.start - b.start)) {
    const key = `${coding.source} ${coding.code}`;
    addTo(placedAt, key, coding);
  }
  const codes = coded.codes.map((_, code) => {
    const whole = coded.sources.flatMap((source, place) =>
      source.finished.every((finished, coder) => finished && coded.knew(code, place, coder)) ? [place] : [],
    );
    const { sections, length } = continuum(
      coded,
      passages,
      whole,
      (source) => placedAt.get(`${source} ${code}`) ?? [],
    );
    if (length < 2)
      return notEstimable("No source was finished by every coder while this code was in the codebook.");
    const parts = unitizingParts(sections, 0, length);
    observed += parts.observed;
    expected += parts.expected;
    const value = parts.expected > 0 ? 1 - parts.observed / parts.expected : Number.NaN;
    return Number.isNaN(value)
      ? notEstimable("No coder applied the code.")
      : pointEstimate(value, noInterval);
  });
  const value = expected > 0 ? 1 - observed / expected : Number.NaN;
  return {
    codes,
    overall: Number.isNaN(value)
      ? notEstimable("No coder applied a code.")
      : pointEstimate(value, noInterval),
  };
}

const noInterval = "No interval: stretches of one continuum are not independent.";

function continuum(
  coded: CodedSources,
  passages: readonly (readonly Span[])[],
  sources: readonly number[],
  codingsIn: (source: number) => readonly PlacedCoding[],
): { readonly sections: Section[][]; readonly length: number } {
  const sections: Section[][] = coded.coders.map(() => []);
  let at = 0;
  for (const source of sources) {
    const spans = passages[source] ?? [];
    const offsets: number[] = [];
    for (const { start, end } of spans) {
      offsets.push(at - start);
      at += end - start;
    }
    const own = codingsIn(source);
    for (const [coder, list] of sections.entries())
      for (const coding of own) {
        if (coding.coder !== coder) continue;
        const [start, end] = placed(coding, spans, offsets);
        if (start < end) join(list, start, end);
      }
  }
  return { sections, length: at };
}

/** A passage on the continuum: from its first to its last code point that counts. */
function placed(coding: Span, spans: readonly Span[], offsets: readonly number[]): [number, number] {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const [i, span] of spans.entries()) {
    const from = Math.max(span.start, coding.start);
    const to = Math.min(span.end, coding.end);
    if (from >= to) continue;
    start = Math.min(start, from + offsets[i]!);
    end = Math.max(end, to + offsets[i]!);
  }
  return [start, end];
}

/** Adds a passage; one that overlaps the last becomes one with it, one that only touches it does not. */
function join(list: Section[], start: number, end: number): void {
  const last = list.at(-1);
  if (last !== undefined && start < last.start + last.length) {
    const until = Math.max(end, last.start + last.length);
    list[list.length - 1] = { start: last.start, length: until - last.start };
  } else list.push({ start, length: end - start });
}
