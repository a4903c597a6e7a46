import type { Id } from "../core/records.js";
import { sortedOrder } from "../core/sorted-order.js";
import { countedRows } from "./counted-rows.js";
import { codedPassages, type Passages, reassign, unionSegments } from "./segments.js";
import { type Selection, selectSources } from "./selection.js";
import { eachSpoken } from "./spoken.js";
import type { CountingInput } from "./study-columns.js";

/** A segment of a theme: a passage that one or more of its codes are on, each word once. */
export interface ThemeSegment {
  readonly source: Id;
  readonly revision: Id;
  /** Code points, end-exclusive. */
  readonly start: number;
  readonly end: number;
  /** Ids of the active participants in whose words it is. */
  readonly people: readonly Id[];
}

/** How far a theme reaches, its subthemes included, and whose words it rests on. */
export interface ThemeReach {
  readonly id: Id;
  readonly path: string;
  /** Segments in active participants' words, by source and start. */
  readonly segments: readonly ThemeSegment[];
  /** Segments of each person, most first. One over several people counts for each. */
  readonly voices: readonly { readonly participant: Id; readonly segments: number }[];
  /** Sources with words of active participants and without a segment. */
  readonly silent: readonly Id[];
  /** Other themes, neither above nor below it, that share words with `shared` of its segments; most first. */
  readonly overlaps: readonly { readonly theme: Id; readonly shared: number }[];
}

export interface ThemesReach {
  /** Active participants with a turn. */
  readonly N: number;
  /** Sources with words of active participants. */
  readonly sources: readonly Id[];
  readonly themes: readonly ThemeReach[];
}

/**
 * The segments of each theme by whose words they are, the sources in which it has none, and how many
 * of its segments share a participant's words with another theme's. Confirmed codings of the coders
 * counted only. Takes time in the number of overlaps.
 */
export function themeReach(input: CountingInput, coders: readonly Id[]): ThemesReach {
  const selection = selectSources(input);
  const tree = countedRows(input, "themes");
  const { passages } = codedPassages(input.codings, {
    coders: new Set(coders),
    rows: tree,
    sourceOf: selection.sourceOf,
    leftOut: selection.leftOut,
  });
  const segments = unionSegments(reassign(passages, tree.rolledUp));
  const heard = selection.sources.filter((_, at) => selection.speaker[at]?.some((person) => person >= 0));
  const rows = tree.rows.map(() => [] as ThemeSegment[]);
  for (let i = 0; i < segments.count; i++) {
    const at = segments.source[i]!;
    const columns = selection.sources[at];
    const span = { start: segments.start[i]!, end: segments.end[i]! };
    const people = peopleIn(selection, at, span.start, span.end);
    if (columns === undefined || people.length === 0) continue;
    rows[segments.row[i]!]?.push({
      source: columns.source,
      revision: columns.revision,
      ...span,
      people,
    });
  }
  const shared = sharedSegments(
    segments,
    selection,
    tree.rows.map(({ id }) => lineOf(input, id)),
  );
  return {
    N: selection.present.reduce((sum, present) => sum + present, 0),
    sources: heard.map(({ source }) => source),
    themes: tree.rows.map(({ id, path }, row) => {
      const own = rows[row] ?? [];
      const met = new Set(own.map(({ source }) => source));
      return {
        id,
        path,
        segments: own,
        voices: voicesOf(own),
        silent: heard.map(({ source }) => source).filter((source) => !met.has(source)),
        overlaps: [...(shared[row] ?? [])]
          .map(([other, places]) => ({ theme: tree.rows[other]?.id ?? 0, shared: places.size }))
          .sort((a, b) => b.shared - a.shared || a.theme - b.theme),
      };
    }),
  };
}

function peopleIn(selection: Selection, source: number, start: number, end: number): Id[] {
  const places = new Set<number>();
  eachSpoken(selection, source, start, end, (_turn, person) => places.add(person));
  return [...places].map((place) => selection.people[place]?.id ?? 0);
}

function voicesOf(segments: readonly ThemeSegment[]) {
  const counts = new Map<Id, number>();
  for (const { people } of segments) for (const id of people) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([participant, count]) => ({ participant, segments: count }))
    .sort((a, b) => b.segments - a.segments || a.participant - b.participant);
}

/** A theme with all above it, to tell whether one stands under another. */
function lineOf({ themes }: CountingInput, id: Id): ReadonlySet<Id> {
  const parentOf = new Map(themes.map((theme) => [theme.id, theme.parentId]));
  const line = new Set<Id>();
  for (let at: Id | null | undefined = id; at !== null && at !== undefined && !line.has(at); ) {
    line.add(at);
    at = parentOf.get(at);
  }
  return line;
}

/** Of each row, by other row, the segments that share spoken words with one of the other's. */
function sharedSegments(
  { count, row, source, start, end }: Passages,
  selection: Selection,
  lines: readonly ReadonlySet<Id>[],
): Map<number, Set<number>>[] {
  const shared = lines.map(() => new Map<number, Set<number>>());
  const ids = lines.map((line) => [...line][0] ?? 0);
  const related = (a: number, b: number) =>
    a === b || lines[a]?.has(ids[b] ?? 0) === true || lines[b]?.has(ids[a] ?? 0) === true;
  const note = (of: number, other: number, segment: number) => {
    const places = shared[of]?.get(other);
    if (places === undefined) shared[of]?.set(other, new Set([segment]));
    else places.add(segment);
  };
  const open: number[] = [];
  let at = -1;
  for (const i of sortedOrder(count, [source, start])) {
    if (source[i] !== at) open.length = 0;
    at = source[i]!;
    let kept = 0;
    for (const other of open) if (end[other]! > start[i]!) open[kept++] = other;
    open.length = kept;
    for (const other of open) {
      const [a, b] = [row[i]!, row[other]!];
      if (related(a, b)) continue;
      const to = Math.min(end[i]!, end[other]!);
      if (eachSpoken(selection, at, start[i]!, to, () => {}) === 0) continue;
      note(a, b, i);
      note(b, a, other);
    }
    open.push(i);
  }
  return shared;
}
