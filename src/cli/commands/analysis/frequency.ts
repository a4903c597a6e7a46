import { rowOrders } from "../../../analysis/pick-rows.js";
import { usageError } from "../../../core/errors.js";
import { leastForPercent } from "../../../core/share.js";
import { type CountedFrequency, countFrequency } from "../../../workflow/counts/count-frequency.js";
import { describeRows } from "../../../workflow/shared/counted-of.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeTable } from "../../terminal/table-output.js";
import { countOf } from "../coding/codings-filters.js";
import { rowsInUse } from "./charts.js";
import type * as declared from "./declare-analysis.js";
import { frequencyJson } from "./frequency-json.js";
import { hiddenNotes, sheetNotes } from "./frequency-notes.js";
import { frequencySheet } from "./frequency-sheet.js";
import { shownFrequency } from "./frequency-shown.js";

type Input = InputOf<typeof declared.frequency>;

/** Frequencies of codes or themes: n of N participants first, then sources, segments, words. */
export async function run(input: Input, context: Context): Promise<Result> {
  const made = await countFrequency(await context.reading(), {
    of: input.of,
    by: input.by,
    bands: input.bands,
    rollup: input.rollup,
    own: input.own,
    each: input.each ?? false,
    coders: context.whose,
    sources: input.source,
    where: input.where,
    codes: input.code,
    under: input.under,
    min: countOf(input.min, "--min"),
    limit: countOf(input.limit, "--limit"),
    sort: sortOf(input.sort),
    all: input.all,
    mean: input.mean,
    test: input.test,
  });
  const percents = (N: number) => input.percent === true || N >= leastForPercent;
  const notes = sheetNotes(made, input);
  return writeTable(context, input, {
    schema: "frequency",
    json: frequencyJson(made, percents),
    sheet: { ...frequencySheet(made), notes },
    shown: { ...shownFrequency(made, percents), notes: hiddenNotes(made) },
    keys: made.table.margins.size > 0 ? 2 : 1,
    empty: made.table.rows.length > 0 ? "" : `The study has no ${made.table.of} yet.`,
    chart: () => chart(made),
  });
}

function sortOf(wanted: Input["sort"]) {
  const order = rowOrders.find((name) => name === wanted);
  if (wanted === undefined || order !== undefined) return order;
  throw usageError("bad-sort", `--sort is ${rowOrders.join(", ")}, not "${wanted}".`);
}

async function chart(made: CountedFrequency) {
  const { table, picked, counted } = made;
  const groups = [...table.groups.keys()];
  const chosen = picked.rows.length < table.rows.length || picked.ranked;
  const rows = chosen ? picked.shown : rowsInUse({ ...table, rows: picked.rows });
  const bars = {
    title: `Participants by ${table.of === "themes" ? "theme" : "code"}${table.by === null ? "" : ` and ${table.by}`}`,
    caption: [
      `Counted: ${counted.description}${describeRows(table.of, table.rollup)}.`,
      ...made.filterLines,
      table.by === null
        ? `Bars: participants, of N = ${table.totals.N}; n of N beside each.`
        : `Bars: part of each group's participants (${[...table.groups].map(([name, { N }]) => `${name} N = ${N}`).join(", ")}); n of N beside each.`,
      ...table.notes.filter(({ code }) => code === "unplaced-turns").map(({ message }) => message),
    ],
    groups: groups.length > 0 ? groups : [""],
    rows: rows.map((row) => ({
      name: row.name,
      depth: picked.ranked ? 0 : row.depth,
      bars: groups.length > 0 ? groups.map((g) => row.by.get(g) ?? { n: 0, N: 0 }) : [row],
    })),
  };
  const { frequencyBars } = await import("../../../report/charts/frequency-bars.js");
  const { barsSpec } = await import("../../../report/charts/vega-lite.js");
  return { svg: () => frequencyBars(bars), spec: () => barsSpec(bars) };
}
