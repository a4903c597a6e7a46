import type { AttributeSummary } from "../../../analysis/attributes/attribute-summary.js";
import { crossed } from "../../../analysis/cross-groups.js";
import type { Counts, FrequencyRow } from "../../../analysis/frequency-table.js";
import type { GroupTest } from "../../../analysis/group-tests/group-test.js";
import { percentOf } from "../../../core/share.js";
import type { CountedFrequency } from "../../../workflow/counts/count-frequency.js";
import type { Column } from "../../terminal/table.js";
import { rowLabels } from "./frequency-labels.js";
import { eachNames } from "./frequency-sheet.js";

interface Shown {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number)[])[];
}

type Percents = (N: number) => boolean;

/** The table as people read it: one line a row; where two groupings are crossed, one for each group of the first. */
export function shownFrequency(made: CountedFrequency, percents: Percents): Shown {
  const { table, picked, summaries, tests } = made;
  const labels = rowLabels(picked.shown, picked.ranked);
  const each = eachNames(made);
  const after = (row: FrequencyRow) => [
    ...each.map(({ id }) => row.each.get(id)?.segments ?? 0),
    ...summaries.map(({ of }) => summaryText(of(row))),
    ...(tests === null ? [] : testCells(tests.get(row))),
  ];
  const right = (title: string, max?: number): Column => ({
    title,
    align: "right",
    ...(max !== undefined && { max }),
  });
  const [one, other] = table.margins.keys();
  const groups = [...(other === undefined ? table.groups : (table.margins.get(other) ?? new Map())).keys()];
  const wide = other === undefined || one === undefined;
  return {
    columns: [
      { title: table.of === "themes" ? "theme" : "code", max: 60 },
      ...(wide ? [] : [{ title: one, max: 24 }]),
      ...["participants", "sources", "segments", "words"].map((title) => right(title)),
      ...groups.map((name) => right(name, 24)),
      ...each.map(({ name }) => right(`${name}: segments`)),
      ...summaries.map(({ key }) => right(key)),
      ...(tests === null ? [] : [right("p"), { title: "test" }]),
    ],
    rows: picked.shown.flatMap((row, place) => {
      const label = labels[place] ?? "";
      const test = tests?.get(row);
      if (wide) {
        const cells = groups.map((name) => cellText(row.by.get(name), percents, test?.expected.get(name)));
        return [[label, ...countCells(row, percents), ...cells, ...after(row)]];
      }
      return twoWay(row, { one, other, groups, percents, test }).map((line, at) => [
        at === 0 ? label : "",
        ...line,
        ...(at === 0 ? after(row) : []),
      ]);
    }),
  };
}

interface TwoWay {
  readonly one: string;
  readonly other: string;
  /** The groups of the other. */
  readonly groups: readonly string[];
  readonly percents: Percents;
  readonly test: GroupTest | undefined;
}

/** The lines of a row: all, then the groups of the one by those of the other. */
function twoWay(row: FrequencyRow, { one, other, groups, percents, test }: TwoWay): (string | number)[][] {
  const margin = row.margins.get(other);
  const all = groups.map((name) => cellText(margin?.get(name), percents));
  return [
    ["all", ...countCells(row, percents), ...all],
    ...[...(row.margins.get(one) ?? [])].map(([name, counts]) => [
      name,
      ...countCells(counts, percents),
      ...groups.map((across) => {
        const cell = `${name}${crossed}${across}`;
        return cellText(row.by.get(cell), percents, test?.expected.get(cell));
      }),
    ]),
  ];
}

const countCells = (counts: Counts, percents: Percents) => [
  cellText(counts, percents),
  counts.sources,
  counts.segments,
  counts.words,
];

/** `5 of 8 (63%) [4.3]`; a dash for a combination that nobody is in. */
function cellText(
  counts: { readonly n: number; readonly N: number } | undefined,
  percents: Percents,
  expected?: number,
): string {
  if (counts === undefined) return "–";
  const percent = percents(counts.N) && counts.N > 0 ? ` (${percentOf(counts.n, counts.N)})` : "";
  return `${counts.n} of ${counts.N}${percent}${expected === undefined ? "" : ` [${expected.toFixed(1)}]`}`;
}

/** `3.5 (4; 1–5)`: the mean, the median and the range. */
export function summaryText({ mean, median, least, most }: AttributeSummary): string {
  if (mean === null || median === null || least === null || most === null) return "–";
  const range = least === most ? `${least}` : `${least}–${most}`;
  return `${mean.toFixed(1)} (${Math.round(100 * median) / 100}; ${range})`;
}

function testCells(test: GroupTest | undefined): string[] {
  if (test === undefined || test.method === null || test.p === null) return ["–", "–"];
  const p = test.p < 0.001 ? "<0.001" : test.p.toFixed(3);
  return [p, test.method === "fisher" ? "Fisher" : `χ²(${test.df}) = ${test.chiSquare?.toFixed(2)}`];
}
