import type { Id } from "../core/records.js";
import type { Bands } from "./attributes/bands.js";
import { chosenCoders } from "./chosen-coders.js";
import { type Counted, countedRows } from "./counted-rows.js";
import { crossed, groupingBy } from "./cross-groups.js";
import { frequencyNotes } from "./frequency-notes.js";
import type { FrequencyRow, FrequencyTable } from "./frequency-table.js";
import { distinctNames, type Grouping } from "./grouping.js";
import { type CountingPlan, countRows, type RowCounts } from "./row-counts.js";
import { selectSources } from "./selection.js";
import { groupSlices, type Slice, wholeSlice } from "./slices.js";
import type { CountingInput, StudyCoder } from "./study-columns.js";
import { supportNotes } from "./theme-support.js";
import { unplacedNote, unplacedTurns } from "./unplaced.js";

export interface FrequencyOptions {
  readonly of: Counted;
  /**
   * `role`, `source`, `participant`, `question`, `coder` or the key of an attribute of participants.
   * Two of them (but `coder`) are crossed: a group for each combination that occurs, as in `mentor × north`.
   */
  readonly by?: string | readonly string[] | undefined;
  /** Bands of numeric attributes, which are their groups. */
  readonly bands?: Bands | undefined;
  /** Rows also hold the codings of the rows below them. */
  readonly rollup?: boolean | undefined;
  /** Whose codings count, as a union. */
  readonly coders: readonly Id[];
  /** Also count each coder alone. */
  readonly each?: boolean | undefined;
  /** Sources to count in; all where absent. */
  readonly sources?: readonly Id[] | undefined;
}

/**
 * How many participants, sources, segments and words each code or theme reaches. People come first (n of N),
 * mentions after them. Percentages are left to whoever shows the table.
 *
 * A passage over several speakers belongs to every participant whose body it touches. Only confirmed
 * codings count, and only what active participants said; what is left out is named in `notes`. Codes that
 * are retired or merged have a row only where codings of theirs were found.
 * @throws usage error `no-coder`, `unknown-coder`, `unknown-source` or `unknown-group`.
 */
export function frequency(input: CountingInput, options: FrequencyOptions): FrequencyTable {
  const { of, rollup = false, each = false } = options;
  const keys = typeof options.by === "string" ? [options.by] : (options.by ?? []);
  const by = keys.length === 0 ? null : keys.join(crossed);
  const coders = chosenCoders(input, options.coders);
  const selection = selectSources(input, options.sources);
  const N = selection.present.reduce((sum, present) => sum + present, 0);
  const plan = { input, selection, rows: countedRows(input, of), rollup };
  const countFor = (chosen: readonly StudyCoder[], groups: Grouping | null) =>
    countRows(plan, new Set(chosen.map((coder) => coder.id)), groups);

  const groups =
    by === null || by === "coder" ? null : groupingBy(selection, keys, input.questions, options.bands);
  const found = countFor(coders, groups);
  const whole = wholeSlice(found, N);
  const alone = each || by === "coder" ? coders.map((coder) => wholeSlice(countFor([coder], null), N)) : [];
  const byCoder = zip(each ? coders.map((coder) => coder.id) : [], alone);
  const byGroup =
    groups !== null ? groupSlices(found, groups) : zip(by === "coder" ? distinctNames(coders) : [], alone);
  const margins = new Map(
    (keys.length < 2 ? [] : keys).map((key) => {
      const own = groupingBy(selection, [key], input.questions, options.bands);
      return [key, groupSlices(countFor(coders, own), own)];
    }),
  );
  const rows = rowsOf(plan, found, { whole, byGroup, margins, byCoder });
  const elsewhere = found.own.rows.reduce((sum, row) => sum + row.elsewhere, 0);
  const { proposed, unmapped } = found;
  const left = {
    asked: coders,
    coders: found.coders,
    proposed,
    unmapped,
    elsewhere,
    notActive: found.own.notActive,
  };
  const unplaced = keys.includes("question") ? unplacedTurns(selection, input.questions ?? []) : null;
  const withoutData = selection.people.filter((_, place) => selection.present[place] === 0);
  return {
    of,
    by,
    rollup,
    coders,
    totals: whole.totals,
    elsewhere,
    groups: mapValues(byGroup, totalsOf),
    margins: mapValues(margins, (slices) => mapValues(slices, totalsOf)),
    each: mapValues(byCoder, totalsOf),
    unplaced,
    rows,
    people: selection.people.filter((_, place) => selection.present[place] === 1),
    withoutData,
    notes: [
      ...frequencyNotes(found, left, selection, N),
      ...supportNotes(of, input, selection, options.coders),
      ...(unplaced === null ? [] : [unplacedNote(unplaced)]),
    ],
  };
}

interface Slices {
  readonly whole: Slice;
  readonly byGroup: ReadonlyMap<string, Slice>;
  readonly margins: ReadonlyMap<string, ReadonlyMap<string, Slice>>;
  readonly byCoder: ReadonlyMap<Id, Slice>;
}

function rowsOf({ rows, selection }: CountingPlan, { shown }: RowCounts, slices: Slices): FrequencyRow[] {
  return rows.rows.flatMap((row, place): FrequencyRow[] => {
    const counts = slices.whole.counts(place);
    const { elsewhere, people } = shown.rows[place] ?? { elsewhere: 0, people: [] };
    const inUse = row.status === null || row.status === "active";
    if (!inUse && counts.segments + elsewhere === 0) return [];
    const atRow = (slice: Slice) => slice.counts(place);
    return [
      {
        ...row,
        ...counts,
        elsewhere,
        by: mapValues(slices.byGroup, atRow),
        margins: mapValues(slices.margins, (groups) => mapValues(groups, atRow)),
        each: mapValues(slices.byCoder, atRow),
        people: people.flatMap((at) => selection.people[at] ?? []),
      },
    ];
  });
}

const totalsOf = (slice: Slice) => slice.totals;

function mapValues<K, A, B>(map: ReadonlyMap<K, A>, of: (value: A) => B): Map<K, B> {
  const mapped = new Map<K, B>();
  for (const [key, value] of map) mapped.set(key, of(value));
  return mapped;
}

function zip<K, V>(keys: readonly K[], values: readonly V[]): Map<K, V> {
  return new Map(values.slice(0, keys.length).map((value, place) => [keys[place] as K, value]));
}
