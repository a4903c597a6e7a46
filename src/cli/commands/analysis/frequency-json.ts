import type { CountedFrequency } from "../../../workflow/counts/count-frequency.js";
import { eachNames } from "./frequency-sheet.js";

/** The document of `frequency --json`: all rows but those left out on request. */
export function frequencyJson(made: CountedFrequency, percents: (N: number) => boolean): object {
  const { table, counted, filterLines, uids, picked, bands, summaries, tests } = made;
  const each = eachNames(made);
  return {
    of: table.of,
    by: table.by,
    rollup: table.rollup,
    coders: counted.names,
    filter: filterLines,
    totals: table.totals,
    elsewhere: table.elsewhere,
    ...(table.by !== null && {
      groups: Object.fromEntries(table.groups),
      // An object does not keep the order of names such as "4".
      groupNames: [...table.groups.keys()],
    }),
    ...(table.margins.size > 0 && { margins: nested(table.margins) }),
    ...(bands.size > 0 && {
      bands: Object.fromEntries([...bands].map(([key, own]) => [key, own.map(({ name }) => name)])),
    }),
    ...(each.length > 0 && {
      each: Object.fromEntries(each.map(({ id, name }) => [name, table.each.get(id)])),
    }),
    ...(table.unplaced !== null && { unplaced: table.unplaced }),
    ...(summaries.length > 0 && {
      attributes: Object.fromEntries(summaries.map(({ key, overall }) => [key, overall])),
    }),
    leftOut: { belowMin: picked.belowMin, afterLimit: picked.afterLimit },
    rows: picked.rows.map((row) => ({
      [table.of === "themes" ? "theme" : "code"]: row.name,
      id: uids.get(row.id) ?? null,
      path: row.path,
      depth: row.depth,
      status: row.status,
      n: row.n,
      N: row.N,
      percent: percents(row.N) && row.N > 0 ? Math.round((1000 * row.n) / row.N) / 10 : null,
      sources: row.sources,
      segments: row.segments,
      words: row.words,
      elsewhere: row.elsewhere,
      by: table.by === null ? {} : { [table.by]: Object.fromEntries(row.by), ...nested(row.margins) },
      ...(each.length > 0 && {
        each: Object.fromEntries(each.map(({ id, name }) => [name, row.each.get(id)])),
      }),
      ...(summaries.length > 0 && {
        attributes: Object.fromEntries(summaries.map(({ key, of }) => [key, of(row)])),
      }),
      ...(tests !== null && { test: testJson(tests.get(row)) }),
    })),
    withoutData: table.withoutData.map(({ label: who }) => who),
    notes: table.notes,
  };
}

const nested = <V>(maps: ReadonlyMap<string, ReadonlyMap<string, V>>) =>
  Object.fromEntries([...maps].map(([key, map]) => [key, Object.fromEntries(map)]));

type Tests = NonNullable<CountedFrequency["tests"]>;

function testJson(test: ReturnType<Tests["get"]>): object | null {
  return test === undefined ? null : { ...test, expected: Object.fromEntries(test.expected) };
}
