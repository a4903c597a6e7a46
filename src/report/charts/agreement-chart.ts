import { element, svgText } from "./svg.js";

export interface ChartRow {
  readonly label: string;
  /** Null where the coefficient cannot be estimated. */
  readonly value: number | null;
  readonly ci: readonly [number, number] | null;
}

/** A conventional threshold with whom it comes from. */
export interface Threshold {
  readonly at: number;
  readonly source: string;
}

export interface AgreementChart {
  readonly title: string;
  /** Under the title: unit, coders, sources. */
  readonly subtitle: string;
  readonly coefficient: string;
  readonly rows: readonly ChartRow[];
  readonly thresholds: readonly Threshold[];
  /** Below the chart. */
  readonly notes: readonly string[];
}

const krippendorff: readonly Threshold[] = [
  { at: 0.667, source: "Krippendorff 2004: tentative conclusions from .667" },
  { at: 0.8, source: "Krippendorff 2004: reliance from .800" },
];
const landisKoch: readonly Threshold[] = [
  { at: 0.41, source: "Landis and Koch 1977: “moderate” from .41" },
  { at: 0.61, source: "Landis and Koch 1977: “substantial” from .61" },
  { at: 0.81, source: "Landis and Koch 1977: “almost perfect” from .81" },
];

/** The thresholds that are conventional for a coefficient: conventions, with their sources. */
export const conventionalThresholds: Readonly<Record<string, readonly Threshold[]>> = {
  krippendorffAlpha: krippendorff,
  cohenKappa: landisKoch,
  congerKappa: landisKoch,
  fleissKappa: landisKoch,
  scottPi: landisKoch,
};

const font = "Helvetica, Arial, sans-serif";
const width = 760;
const left = 240;
const right = 90;
const rowHeight = 24;

/**
 * Coefficients by code with their intervals, as SVG. The same input gives the same bytes. Thresholds
 * are drawn with their source; no value is coloured or named by them.
 */
export function agreementChart(chart: AgreementChart): string {
  const values = chart.rows.flatMap(({ value, ci }) => [...(value === null ? [] : [value]), ...(ci ?? [])]);
  const least = Math.min(0, Math.floor(Math.min(0, ...values) * 5) / 5);
  const x = (value: number) => left + ((value - least) / (1 - least)) * (width - left - right);
  const top = 74;
  const bottom = top + rowHeight * chart.rows.length;
  const below = [...chart.thresholds.map((each, i) => `${letter(i)}  ${each.source}`), ...chart.notes];
  const height = bottom + 52 + 16 * below.length;
  const ticks = axisTicks(least, x, top, bottom);
  const lines = chart.thresholds.flatMap(({ at }, i) => [
    element("line", {
      x1: x(at),
      y1: top - 6,
      x2: x(at),
      y2: bottom,
      stroke: "#444444",
      "stroke-dasharray": "4 3",
    }),
    text(x(at), top - 11, letter(i), { "text-anchor": "middle", fill: "#444444" }),
  ]);
  const rows = coefficientRows(chart, least, x, top);
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": font,
      "font-size": 12,
    },
    [
      "",
      element("title", {}, svgText(chart.title)),
      element("desc", {}, svgText(described(chart))),
      element("rect", { width, height, fill: "#ffffff" }),
      text(16, 24, chart.title, { "font-size": 15, "font-weight": "bold" }),
      text(16, 42, chart.subtitle, { fill: "#444444" }),
      ...ticks,
      ...lines,
      ...rows,
      text((left + width - right) / 2, bottom + 34, chart.coefficient, { "text-anchor": "middle" }),
      ...below.map((words, i) => text(16, bottom + 56 + 16 * i, words, { fill: "#444444", "font-size": 11 })),
      "",
    ].join("\n"),
  )}\n`;
}

const text = (at: number, y: number, words: string, more: Record<string, string | number> = {}) =>
  element("text", { x: at, y, ...more }, svgText(words));

/** A line and a number at every fifth. */
function axisTicks(least: number, x: (value: number) => number, top: number, bottom: number): string[] {
  const ticks: string[] = [];
  for (let tick = Math.round(least * 5); tick <= 5; tick++) {
    const value = tick / 5;
    ticks.push(
      element("line", {
        x1: x(value),
        y1: top - 6,
        x2: x(value),
        y2: bottom,
        stroke: tick === 0 ? "#888888" : "#e3e3e3",
      }),
      text(x(value), bottom + 16, value.toFixed(1), { "text-anchor": "middle", fill: "#444444" }),
    );
  }
  return ticks;
}

/** Each code with its coefficient and interval. */
function coefficientRows(
  chart: AgreementChart,
  least: number,
  x: (value: number) => number,
  top: number,
): string[] {
  return chart.rows.flatMap(({ label, value, ci }, i) => {
    const y = top + rowHeight * (i + 0.5);
    const name = text(left - 12, y + 4, shortened(label), { "text-anchor": "end" });
    if (value === null)
      return [name, text(left + 6, y + 4, "not estimable", { fill: "#666666", "font-style": "italic" })];
    const mark = element("circle", { cx: x(value), cy: y, r: 4, fill: "#1f4e79" });
    const number = text(width - right + 14, y + 4, value.toFixed(3));
    if (ci === null) return [name, mark, number];
    const [low, high] = [x(Math.max(least, ci[0])), x(Math.min(1, ci[1]))];
    const bar = { stroke: "#1f4e79", "stroke-width": 1.5 };
    return [
      name,
      element("line", { x1: low, y1: y, x2: high, y2: y, ...bar }),
      element("line", { x1: low, y1: y - 4, x2: low, y2: y + 4, ...bar }),
      element("line", { x1: high, y1: y - 4, x2: high, y2: y + 4, ...bar }),
      mark,
      number,
    ];
  });
}

const letter = (i: number): string => String.fromCharCode(97 + i);

function shortened(label: string): string {
  const letters = [...label];
  return letters.length <= 34 ? label : `…${letters.slice(-33).join("")}`;
}

/** The chart in words, for those who do not see it. */
function described({ coefficient, rows }: AgreementChart): string {
  const lines = rows.map(({ label, value, ci }) =>
    value === null
      ? `${label}: not estimable`
      : `${label}: ${value.toFixed(3)}${ci === null ? "" : ` (${ci[0].toFixed(3)} to ${ci[1].toFixed(3)})`}`,
  );
  return `${coefficient} by code. ${lines.join("; ")}.`;
}
