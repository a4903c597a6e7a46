import { codingFlags } from "../core/columns.js";
import { countText, numberText } from "../core/count-text.js";
import type { Id } from "../core/records.js";
import type { Span } from "../core/span.js";
import { type Counted, countedRows, placeOf } from "./counted-rows.js";
import type { Note } from "./notes.js";
import { type Selection, selectSources } from "./selection.js";
import { eachSpoken } from "./spoken.js";
import type { CountingInput, StudyTheme } from "./study-columns.js";
import { type Support, supportOf, together } from "./support-of.js";

/** A passage under a theme: the same words, whatever codes of the theme are on them. */
export interface SupportedPassage extends Span {
  readonly source: Id;
  readonly revision: Id;
  readonly codings: readonly Id[];
  /** Whether it supports the theme; null where nobody has looked. */
  readonly support: Support;
}

/** How many passages a theme has, its subthemes' among them, and what was decided about them. */
export interface SupportCounts {
  /** Distinct passages in words of active participants. */
  readonly passages: number;
  readonly accepted: number;
  readonly setAside: number;
  /** Looked at and left open. */
  readonly undecided: number;
  /** The sum of these three. */
  readonly lookedAt: number;
  /** Every passage is accepted or set aside: what counts are those accepted. */
  readonly reviewed: boolean;
}

export interface ThemeSupportFound {
  readonly id: Id;
  readonly name: string;
  readonly counts: SupportCounts;
  /** By source and position. */
  readonly passages: readonly SupportedPassage[];
}

/**
 * The passages of each theme with what was decided about them. Confirmed codings of the coders counted only, and
 * only where an active participant speaks. A passage that a subtheme alone brings, and set aside, is none of the theme above it.
 */
export function themeSupport(input: CountingInput, coders: readonly Id[]): ThemeSupportFound[] {
  const { codings } = input;
  const plain = { ...input, themes: input.themes.map((theme) => ({ ...theme, decided: new Map() })) };
  const tree = countedRows(plain, "themes");
  const themes = new Map(input.themes.map((theme) => [theme.id, theme]));
  const rows = tree.rows.flatMap(({ id }) => themes.get(id) ?? []);
  const withRows = { rows, parentOf: tree.parentOf };
  const selection = selectSources(input);
  const counted = new Set(coders);
  const found = rows.map(() => new Map<string, Found>());
  for (let i = 0; i < codings.count; i++) {
    const source = selection.sourceOf.get(codings.revision[i]!);
    const place = placeOf(tree, codings.id[i]!, codings.code[i]!);
    const reached = tree.rolledUp[place ?? -1] ?? [];
    if (source === undefined || reached.length === 0 || !counted.has(codings.coder[i]!)) continue;
    if ((codings.flags[i]! & codingFlags.proposed) !== 0) continue;
    const [start, end] = [codings.start[i]!, codings.end[i]!];
    if (eachSpoken(selection, source, start, end, () => {}) === 0) continue;
    const states = supportOf(withRows, codings.id[i]!, tree.own[place ?? -1] ?? [], reached);
    const key = `${source} ${start} ${end}`;
    for (const [row, support] of states) {
      const explicit = rows[row]?.decided?.has(codings.id[i]!) === true;
      if (support === "set-aside" && !explicit) continue;
      const there: Found = found[row]?.get(key) ?? { source, start, end, codings: [], states: [] };
      there.codings.push(codings.id[i]!);
      there.states.push(support);
      found[row]?.set(key, there);
    }
  }
  return rows.map(({ id, name }, row) => {
    const passages = passagesOf(found[row]?.values() ?? [], selection);
    return { id, name, passages, counts: supportCounts(passages.map(({ support }) => support)) };
  });
}

interface Found extends Span {
  readonly source: number;
  readonly codings: Id[];
  readonly states: Support[];
}

function passagesOf(found: Iterable<Found>, { sources }: Selection): SupportedPassage[] {
  return [...found]
    .sort((a, b) => a.source - b.source || a.start - b.start || a.end - b.end)
    .flatMap(({ source, states, ...passage }) => {
      const columns = sources[source];
      return columns === undefined
        ? []
        : [{ ...passage, source: columns.source, revision: columns.revision, support: together(states) }];
    });
}

function supportCounts(states: readonly Support[]): SupportCounts {
  const count = (wanted: Support) => states.filter((state) => state === wanted).length;
  const [accepted, setAside, undecided] = [count("accepted"), count("set-aside"), count("undecided")];
  return {
    passages: states.length,
    accepted,
    setAside,
    undecided,
    lookedAt: accepted + setAside + undecided,
    reviewed: states.length > 0 && accepted + setAside === states.length,
  };
}

/** Whether anything was decided about passages under themes. */
const isSupportDecided = (themes: readonly StudyTheme[]): boolean =>
  themes.some(({ decided }) => (decided?.size ?? 0) > 0);

/** What a reader of numbers of themes must know of the review of their support; nothing where there was none. */
export function supportNotes(
  of: Counted,
  input: CountingInput,
  { sources }: Pick<Selection, "sources">,
  coders: readonly Id[],
): Note[] {
  if (of === "codes" || !isSupportDecided(input.themes)) return [];
  const themes = themeSupport({ ...input, sources }, coders);
  const aside = themes.reduce((sum, { counts }) => sum + counts.setAside, 0);
  const reviewed = themes.filter(({ counts }) => counts.reviewed);
  const partly = themes.filter(({ counts }) => counts.lookedAt > 0 && !counts.reviewed);
  const told = [
    ...(reviewed.length === 0
      ? []
      : [
          `all passages are decided on in ${reviewed.length} of ${countText(themes.length, "theme")}, where those accepted count`,
        ]),
    ...(partly.length === 0
      ? []
      : [`in part: ${partly.map(({ name, counts }) => `${name} (${inPart(counts)})`).join(", ")}`]),
    ...(aside === 0
      ? []
      : [
          `${countText(aside, "passage")} set aside for a theme ${aside === 1 ? "does" : "do"} not count under it`,
        ]),
  ];
  if (told.length === 0) return [];
  return [{ code: "theme-support", message: `Support of themes: ${told.join("; ")}.` }];
}

/** A review that is not finished, in words. */
export const inPart = ({ lookedAt, passages }: SupportCounts): string =>
  `${numberText(lookedAt)} of ${countText(passages, "passage")} looked at`;

/** The review of a theme's support in words, for a line of its own. */
export function describeSupport(counts: SupportCounts): string {
  const { passages, accepted, setAside, undecided, lookedAt, reviewed } = counts;
  if (passages === 0) return "no passages";
  if (lookedAt === 0) return `nobody has looked at its ${countText(passages, "passage")}`;
  const parts = [
    `${numberText(accepted)} accepted`,
    `${numberText(setAside)} set aside`,
    ...(undecided > 0 ? [`${numberText(undecided)} left open`] : []),
  ].join(", ");
  return reviewed
    ? `all ${countText(passages, "passage")} decided on: ${parts}; those accepted count`
    : `${inPart(counts)}: ${parts}; ${setAside > 0 ? "those set aside do not count" : "all count"}`;
}
