import { frequency } from "../../analysis/frequency.js";
import { grouping } from "../../analysis/grouping.js";
import { selectSources } from "../../analysis/selection.js";
import { type ThemeSegment, themeReach } from "../../analysis/theme-reach.js";
import { supportNotes } from "../../analysis/theme-support.js";
import { countText } from "../../core/count-text.js";
import { usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import { passageWords } from "../../text/passage-words.js";
import { countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import { type LoadedColumns, loadColumns } from "../shared/study-columns.js";
import { livingTheme, themeWorld } from "../shared/theme-records.js";
import type { Work } from "../shared/work.js";

/** A group below this size is too small to say more than what was said. Our own rule. */
export const smallGroup = 5;

export interface GroupReach {
  /** Participants of the group in whose words it is, of N with a turn. */
  readonly n: number;
  readonly N: number;
  readonly segments: number;
  readonly words: number;
}

export interface ContrastRow {
  /** The theme itself, a subtheme or a code. */
  readonly kind: "theme" | "subtheme" | "code";
  readonly name: string;
  readonly groups: Readonly<Record<string, GroupReach>>;
}

export interface ContrastPassage {
  readonly source: string;
  readonly participant: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface ThemeContrast {
  readonly theme: string;
  readonly by: string;
  /** Their names in order, with how many participants with a turn each has. */
  readonly groups: readonly { readonly group: string; readonly N: number }[];
  readonly rows: readonly ContrastRow[];
  readonly passages: Readonly<Record<string, readonly ContrastPassage[]>>;
  readonly notes: readonly string[];
  /** Whose codings are counted; the name is a key of the JSON. */
  readonly told: string;
  readonly coders: readonly string[];
}

/**
 * Sets groups of participants side by side within a theme: how many of each speak of it and of each of
 * its codes, and what they say. Counts are n of N of the group; there is no test and no percentage.
 */
export async function contrastTheme(
  work: Work,
  wanted: string,
  by: string,
  quotes: number,
): Promise<ThemeContrast> {
  const { store } = work;
  const world = await themeWorld(store);
  const theme = livingTheme(world, wanted);
  if (["source", "participant", "question", "coder"].includes(by))
    throw usageError(
      "bad-group",
      `Themes are contrasted by role or an attribute of participants, not by ${by}.`,
    );
  const counted = await countedCoders(store, undefined);
  const columns = onlyCounted(await loadColumns(store), counted);
  const options = { by, rollup: true, coders: counted.ids };
  const themes = frequency(columns, { of: "themes", ...options });
  const codes = frequency(columns, { of: "codes", ...options, rollup: false });
  const at = themes.rows.findIndex(({ id }) => id === theme.id);
  const depth = themes.rows[at]?.depth ?? 0;
  const below = themes.rows.slice(at + 1);
  const end = below.findIndex((row) => row.depth <= depth);
  const own = themes.rows.slice(at, end < 0 ? undefined : at + 1 + end);
  const ids = new Set(own.map(({ id }) => id));
  const codeIds = new Set(columns.themes.filter(({ id }) => ids.has(id)).flatMap((t) => t.codeIds));
  const groups = [...themes.groups].map(([group, { N }]) => ({ group, N }));
  const reachOf = (row: (typeof themes.rows)[number]) =>
    Object.fromEntries(
      [...row.by].map(([group, { n, N, segments, words }]) => [group, { n, N, segments, words }]),
    );
  const rows: ContrastRow[] = [
    ...own.map((row, i) => ({
      kind: i === 0 ? ("theme" as const) : ("subtheme" as const),
      name: row.name,
      groups: reachOf(row),
    })),
    ...codes.rows
      .filter(({ id }) => codeIds.has(id))
      .map((row) => ({ kind: "code" as const, name: row.path, groups: reachOf(row) })),
  ];
  const selection = selectSources(columns);
  const grouped = grouping(selection, by);
  const groupOf = new Map(
    selection.people.map(({ id }, place) => [id, grouped.keys[grouped.groupOf(place, 0, 0)] ?? ""]),
  );
  const reach = themeReach(columns, counted.ids).themes.find(({ id }) => id === theme.id);
  const chosen = groups.map(
    ({ group }) => [group, spread(reach?.segments ?? [], groupOf, group, quotes)] as const,
  );
  const passages = await passagesOf(work, columns, chosen);
  return {
    theme: theme.name,
    by,
    groups,
    rows,
    passages,
    notes: [
      ...notesOn(groups, reach?.segments ?? [], groupOf),
      ...supportNotes("themes", columns, columns, counted.ids).map(({ message }) => message),
    ],
    told: counted.description,
    coders: counted.names,
  };
}

/** The words of the segments chosen, by group. */
async function passagesOf(
  { store }: Work,
  columns: LoadedColumns,
  chosen: readonly (readonly [group: string, segments: ReturnType<typeof spread>])[],
): Promise<Record<string, ContrastPassage[]>> {
  const label = new Map(columns.participants.map((p) => [p.id, p.label]));
  const sources = new Map(columns.sources.map((source) => [source.revision, source]));
  const texts = new ShownTexts(store);
  const passages: Record<string, ContrastPassage[]> = {};
  for (const [group, segments] of chosen) {
    passages[group] = [];
    for (const { segment, person } of segments) {
      const source = sources.get(segment.revision);
      if (source === undefined) continue;
      const text = await texts.of(segment.revision);
      passages[group].push({
        source: source.name,
        participant: label.get(person) ?? "",
        start: segment.start,
        end: segment.end,
        quote: passageWords(text, source, segment),
      });
    }
  }
  return passages;
}

/** Segments of a group, its people in turn, so that no voice drowns the others; longer ones first. */
function spread(
  segments: readonly ThemeSegment[],
  groupOf: ReadonlyMap<Id, string>,
  group: string,
  most: number,
): { readonly segment: ThemeSegment; readonly person: Id }[] {
  const own = segments
    .flatMap((segment) => {
      const person = segment.people.find((id) => groupOf.get(id) === group);
      return person === undefined ? [] : [{ segment, person }];
    })
    .sort(
      (a, b) =>
        b.segment.end - b.segment.start - (a.segment.end - a.segment.start) ||
        a.segment.revision - b.segment.revision ||
        a.segment.start - b.segment.start,
    );
  const had = new Map<Id, number>();
  const turns = own.map((one) => {
    const turn = had.get(one.person) ?? 0;
    had.set(one.person, turn + 1);
    return { ...one, turn };
  });
  return turns.sort((a, b) => a.turn - b.turn).slice(0, most);
}

function notesOn(
  groups: ThemeContrast["groups"],
  segments: readonly ThemeSegment[],
  groupOf: ReadonlyMap<Id, string>,
): string[] {
  const small = groups.filter(({ N }) => N < smallGroup);
  const total = groups.reduce((sum, { N }) => sum + N, 0);
  const shared = segments.filter(
    ({ people }) => new Set(people.map((id) => groupOf.get(id))).size > 1,
  ).length;
  return [
    ...(total < 20 ? [`With ${total} participants, give n of N and no percentages.`] : []),
    ...small.map(
      ({ group, N }) =>
        `"${group}" has ${countText(N, "participant")}: too few to compare numbers; read what they say.`,
    ),
    ...(shared > 0
      ? [
          `${countText(shared, "segment holds words", "segments hold words")} of several groups and counts in each.`,
        ]
      : []),
    "Those who did not mention something were not always asked about it.",
  ];
}
