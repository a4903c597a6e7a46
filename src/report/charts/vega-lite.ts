import { visibleJson } from "../../core/visible-signs.js";
import type { DiscoveryCurve } from "./discovery-curve.js";
import type { ChartWords } from "./drawing.js";
import { axisOf, type FrequencyBars } from "./frequency-bars.js";
import type { HeatMap } from "./heat-map.js";
import { groupShade } from "./shades.js";

const schema = "https://vega.github.io/schema/vega-lite/v5.json";

function spec(words: ChartWords, values: readonly object[], rest: object): string {
  const title = { text: words.title, subtitle: [...words.caption], anchor: "start" };
  return `${visibleJson({ $schema: schema, title, data: { values }, ...rest }, 2)}\n`;
}

const names = (field: string, title: string | null) => ({ field, type: "nominal", sort: null, title });

/** Frequency bars as a Vega-Lite document, for those who restyle them. */
export function barsSpec(chart: FrequencyBars): string {
  const values = chart.rows.flatMap(({ name, bars }) =>
    bars.map(({ n, N }, i) => ({
      row: name,
      group: chart.groups[i] ?? "",
      n,
      N,
      share: N === 0 ? 0 : n / N,
    })),
  );
  const range = chart.groups.map((_, i) => groupShade(i, chart.groups.length));
  return spec(chart, values, {
    mark: "bar",
    encoding: {
      y: names("row", null),
      yOffset: names("group", null),
      x: barAxis(chart),
      color: { ...names("group", null), scale: { domain: chart.groups, range } },
      tooltip: ["row", "group", "n", "N"].map((field) => ({ field })),
    },
  });
}

/** Participants where all bars are of the same N, else parts of each bar's own N. */
function barAxis({ rows }: FrequencyBars) {
  const marks = axisOf(rows);
  const sign = marks.map(({ share, sign }) => `datum.value === ${share} ? "${sign}" : `).join("");
  return {
    field: "share",
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { values: marks.map(({ share }) => share), labelExpr: `${sign}""` },
    title: "participants",
  };
}

/** A heat map as a Vega-Lite document. */
export function heatSpec(chart: HeatMap): string {
  const values = chart.rows.flatMap(({ name, values }) =>
    values.map((count, i) => ({ row: name, column: chart.columns[i] ?? "", count })),
  );
  return spec(chart, values, {
    mark: "rect",
    encoding: {
      y: names("row", null),
      x: names("column", null),
      color: { field: "count", type: "quantitative", scale: { scheme: "blues" } },
    },
  });
}

/** A discovery curve as a Vega-Lite document. */
export function curveSpec(chart: DiscoveryCurve): string {
  const values = chart.steps.map(({ name, fresh, total }, i) => ({
    interview: i + 1,
    name,
    fresh,
    total,
    low: chart.band?.low[i] ?? null,
    high: chart.band?.high[i] ?? null,
  }));
  const x = { field: "interview", type: "ordinal" };
  const y = (field: string) => ({ field, type: "quantitative", title: chart.noun });
  return spec(chart, values, {
    layer: [
      { mark: { type: "area", color: "#dbe5f1" }, encoding: { x, y: y("low"), y2: { field: "high" } } },
      { mark: { type: "bar", color: "#ddaa33", width: 16 }, encoding: { x, y: y("fresh") } },
      { mark: { type: "line", color: "#004488", point: true }, encoding: { x, y: y("total") } },
    ],
  });
}
