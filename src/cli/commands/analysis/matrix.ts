import type { Counts, FrequencyTable } from "../../../analysis/frequency-table.js";
import { usageError } from "../../../core/errors.js";
import { countFrequency } from "../../../workflow/counts/count-frequency.js";
import { describeRows } from "../../../workflow/shared/counted-of.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeTable } from "../../terminal/table-output.js";
import { rowsInUse } from "./charts.js";
import type * as declared from "./declare-analysis.js";

type Input = InputOf<typeof declared.matrix>;
type Row = FrequencyTable["rows"][number];

const cellKinds = {
  segments: { of: (c: Counts) => c.segments, meaning: "distinct passages" },
  participants: { of: (c: Counts) => c.n, meaning: "participants" },
  sources: { of: (c: Counts) => c.sources, meaning: "sources" },
  words: { of: (c: Counts) => c.words, meaning: "participants' words in the passages" },
  any: { of: (c: Counts) => (c.segments > 0 ? 1 : 0), meaning: "1 where there is any passage, else 0" },
} as const;
type CellKind = keyof typeof cellKinds;

function cellKindOf(wanted: Input["cells"]): CellKind {
  const kind = (Object.keys(cellKinds) as CellKind[]).find((name) => name === wanted);
  if (kind === undefined)
    throw usageError("bad-cells", `--cells is ${Object.keys(cellKinds).join(", ")}, not "${wanted}".`);
  return kind;
}

/** Codes or themes × sources, participants, groups or guide questions. */
export async function run(input: Input, context: Context): Promise<Result> {
  const kind = cellKindOf(input.cells);
  const { table, counted, filterLines } = await countFrequency(await context.reading(), {
    of: input.of,
    by: input.by ?? (input.bands ? [] : ["source"]),
    bands: input.bands,
    rollup: input.rollup,
    own: input.own,
    each: false,
    coders: context.whose,
    sources: input.source,
    where: input.where,
  });
  const by = table.by ?? "";
  const { of, meaning } = cellKinds[kind];
  const columns = [...table.groups.keys()];
  const noun = table.of === "themes" ? "theme" : "code";
  const value = (row: Row, name: string) => valueIn(row.by.get(name), of);
  const valuesOf = (row: Row) => columns.map((name) => value(row, name));
  const right = (title: string) => ({ title, align: "right" as const });
  const notes = [
    `Cells: ${meaning}. N = ${table.totals.N} participants; counted: ${counted.description}${describeRows(table.of, table.rollup)}.`,
    ...filterLines,
    ...table.notes.filter(({ code }) => code !== "small-n").map(({ message }) => message),
  ];
  const title = `${noun === "theme" ? "Themes" : "Codes"} × ${by}`;
  return writeTable(context, input, {
    schema: "matrix",
    json: {
      of: table.of,
      by,
      cells: kind,
      rollup: table.rollup,
      coders: counted.names,
      ...(table.unplaced !== null && { unplaced: table.unplaced }),
      filter: filterLines,
      columns: columns.map((name) => ({ name, N: table.groups.get(name)?.N ?? 0 })),
      rows: table.rows.map((row) => ({
        [noun]: row.name,
        path: row.path,
        depth: row.depth,
        values: valuesOf(row),
      })),
      notes: table.notes,
    },
    sheet: {
      title,
      columns: input.transpose
        ? [{ title: by }, ...table.rows.map(({ path }) => right(path))]
        : [{ title: noun }, ...columns.map(right)],
      rows: input.transpose
        ? columns.map((name) => [name, ...table.rows.map((row) => value(row, name))])
        : table.rows.map((row) => [row.path, ...valuesOf(row)]),
      notes,
    },
    shown: input.transpose
      ? undefined
      : {
          columns: [{ title: noun, max: 60 }, ...columns.map((name) => ({ ...right(name), max: 18 }))],
          rows: table.rows.map((row) => [
            `${"  ".repeat(row.depth)}${row.name}`,
            ...valuesOf(row).map((count) => count || "·"),
          ]),
        },
    empty: `The study has no ${table.of} yet.`,
    chart: () => chart(title, notes, columns, table, value),
  });
}

const valueIn = (counts: Counts | undefined, of: (counts: Counts) => number) =>
  counts === undefined ? 0 : of(counts);

async function chart(
  title: string,
  caption: readonly string[],
  columns: readonly string[],
  table: FrequencyTable,
  value: (row: Row, name: string) => number,
) {
  const map = {
    title,
    caption: caption.slice(0, 3),
    columns,
    rows: rowsInUse(table).map((row) => ({
      name: row.name,
      depth: row.depth,
      values: columns.map((name) => value(row, name)),
    })),
  };
  const { heatMap } = await import("../../../report/charts/heat-map.js");
  const { heatSpec } = await import("../../../report/charts/vega-lite.js");
  return { svg: () => heatMap(map), spec: () => heatSpec(map) };
}
