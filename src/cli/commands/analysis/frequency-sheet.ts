import type { FrequencyRow } from "../../../analysis/frequency-table.js";
import { testedGroups } from "../../../analysis/group-tests/group-test.js";
import type { Sheet, SheetCell, SheetColumn } from "../../../exchange/sheet.js";
import type { CountedFrequency, SummarizedAttribute } from "../../../workflow/counts/count-frequency.js";

interface Field {
  readonly column: SheetColumn;
  readonly of: (row: FrequencyRow) => SheetCell;
}

/** The table as it is written to files: plain numbers, every group, every row that was not left out on request. */
export function frequencySheet(made: CountedFrequency): Omit<Sheet, "notes"> {
  const { table, picked } = made;
  const fields: readonly Field[] = [
    { column: { title: table.of === "themes" ? "theme" : "code" }, of: ({ path }) => path },
    number("n", ({ n }) => n),
    number("N", ({ N }) => N),
    number("sources", ({ sources }) => sources),
    number("segments", ({ segments }) => segments),
    number("words", ({ words }) => words),
    ...[...table.groups.keys()].flatMap((group) => [
      number(`${group}: n`, ({ by }) => by.get(group)?.n ?? 0),
      number(`${group}: N`, ({ by }) => by.get(group)?.N ?? 0),
    ]),
    ...eachNames(made).map(({ id, name }) =>
      number(`${name}: segments`, ({ each }) => each.get(id)?.segments ?? 0),
    ),
    ...made.summaries.flatMap(summaryFields),
    ...testFields(made),
  ];
  return {
    title: `${table.of === "themes" ? "Themes" : "Codes"}: participants, sources, segments and words${
      table.by === null ? "" : ` by ${table.by}`
    }`,
    columns: fields.map(({ column }) => column),
    rows: picked.rows.map((row) => fields.map(({ of }) => of(row))),
  };
}

/** Coders who are counted each alone, by name. */
export function eachNames({ table }: CountedFrequency) {
  const names = new Map(table.coders.map(({ id, name }) => [id, name]));
  return [...table.each.keys()].map((id) => ({ id, name: names.get(id) ?? "?" }));
}

const number = (title: string, of: Field["of"]): Field => ({ column: { title, align: "right" }, of });

const rounded = (value: number | null | undefined, digits: number): number | null =>
  value === null || value === undefined ? null : Math.round(value * 10 ** digits) / 10 ** digits;

function summaryFields({ key, of }: SummarizedAttribute): Field[] {
  return [
    number(`${key}: participants`, (row) => of(row).count),
    number(`${key}: mean`, (row) => rounded(of(row).mean, 2)),
    number(`${key}: median`, (row) => of(row).median),
    number(`${key}: least`, (row) => of(row).least),
    number(`${key}: most`, (row) => of(row).most),
  ];
}

function testFields({ table, tests }: CountedFrequency): Field[] {
  if (tests === null) return [];
  return [
    ...testedGroups(table).map((group) =>
      number(`${group}: expected`, (row) => rounded(tests.get(row)?.expected.get(group), 2)),
    ),
    { column: { title: "test" }, of: (row) => tests.get(row)?.method ?? null },
    number("chi-square", (row) => rounded(tests.get(row)?.chiSquare, 3)),
    number("df", (row) => tests.get(row)?.df ?? null),
    number("p", (row) => rounded(tests.get(row)?.p, 5)),
  ];
}
