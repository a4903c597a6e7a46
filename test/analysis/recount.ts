import { layOut, parentOf, type Sketch } from "./study.js";

/**
 * A second way to the same numbers, slow and by definition: every code point is looked at on its own.
 * It shares nothing with what it checks but the sketch.
 */
export interface Asked {
  readonly coders: readonly string[];
  /** Paths of the codes whose codings are gathered. */
  readonly codes: readonly string[];
  /** Names of sources. */
  readonly sources: readonly string[];
  /** Whose words count here: a group's. */
  readonly counts: (person: string, source: string) => boolean;
}

export function recount(sketch: Sketch, asked: Asked) {
  const people = new Set<string>();
  const sources = new Set<string>();
  let segments = 0;
  let elsewhere = 0;
  let words = 0;
  for (const source of asked.sources) {
    const { text, bodies } = layOut(sketch.sources[source] ?? []);
    const spans = sketch.codings.filter(
      (coding) =>
        coding.source === source &&
        coding.proposed !== true &&
        asked.coders.includes(coding.coder) &&
        asked.codes.includes(coding.code),
    );
    const covers = (at: number) =>
      spans.some(({ at: [start, end] }) => Number(start) <= at && at < Number(end));
    const covered = Array.from({ length: text.length }, (_, at) => covers(at));
    const joined = (at: number) =>
      spans.some(({ at: [start, end] }) => Number(start) <= at && at + 1 < Number(end));
    const speakerAt = (at: number) => {
      const name = bodies.find((body) => body.start <= at && at < body.end)?.speaker;
      const active = name !== undefined && name in sketch.people && isActive(sketch, name);
      return active && asked.counts(name, source) ? name : null;
    };
    for (let at = 0, touched = false; at < covered.length; at++) {
      if (!covered[at]) continue;
      const speaker = speakerAt(at);
      if (speaker !== null) {
        touched = true;
        people.add(speaker);
      }
      if (joined(at)) continue;
      if (touched) segments++;
      else elsewhere++;
      if (touched) sources.add(source);
      touched = false;
    }
    const points = [...text.string];
    for (const body of bodies) {
      let at = body.start;
      for (const piece of body.words.split(/(\s+)/u)) {
        const length = [...piece].length;
        const spoken = Array.from({ length }, (_, i) => at + i).some(
          (i) => covered[i] === true && /[\p{L}\p{N}]/u.test(points[i] ?? "") && speakerAt(i) !== null,
        );
        if (spoken) words++;
        at += length;
      }
    }
  }
  return { n: people.size, people: [...people].sort(), sources: sources.size, segments, words, elsewhere };
}

export const isActive = (sketch: Sketch, name: string) =>
  (sketch.people[name]?.status ?? "active") === "active";

/** Active participants with a turn in the sources, of whom `counts` is true. */
export function heard(sketch: Sketch, asked: Pick<Asked, "sources" | "counts">): number {
  const names = asked.sources.flatMap((source) =>
    (sketch.sources[source] ?? [])
      .map(([speaker]) => speaker)
      .filter((name) => name in sketch.people && isActive(sketch, name) && asked.counts(name, source)),
  );
  return new Set(names).size;
}

/** The codes that feed a row. */
export function codesOf(sketch: Sketch, of: "codes" | "themes", path: string, rollup: boolean): string[] {
  const under = (other: string | null): boolean =>
    other === path || (rollup && other !== null && under(parentOf(other)));
  if (of === "codes") return sketch.codes.filter(under);
  return Object.entries(sketch.themes ?? {})
    .filter(([theme]) => under(theme))
    .flatMap(([, codes]) => codes);
}

export const everyone = () => true;
