import { at, type ChartWords, drawing, headRoom, label, line, textWidth } from "./drawing.js";

/** Measures between 0 and 1 over a growing number of coded passages. */
export interface LearningCurve extends ChartWords {
  /** The places along the axis: passages learned from. */
  readonly places: readonly string[];
  readonly lines: readonly {
    readonly name: string;
    /** One a place, 0 to 1; null where there is none. */
    readonly values: readonly (number | null)[];
  }[];
}

const plotWidth = 460;
const plotHeight = 270;
const left = 52;
const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"] as const;
const dashes = ["", "6 3", "2 3", "8 3 2 3", "1 2", "4 2"] as const;
const nameHeight = 15;

/** A learning curve; its lines are told apart by dash as well as by colour. */
export function learningCurve(chart: LearningCurve): string {
  const { places, lines } = chart;
  const top = headRoom + 10;
  const bottom = top + plotHeight;
  const x = (i: number) => left + (places.length < 2 ? 0.5 : i / (places.length - 1)) * plotWidth;
  const y = (value: number) => bottom - value * plotHeight;
  const parts = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((value) => [
    line(left, y(value), left + plotWidth, y(value), "#dddddd"),
    label(left - 8, y(value) + 4, value.toFixed(1), { anchor: "end", size: 12 }),
  ]);
  places.forEach((place, i) => {
    parts.push(label(x(i), bottom + 18, place, { anchor: "middle", size: 12 }));
  });
  parts.push(
    label(left + plotWidth / 2, bottom + 38, "coded passages learned from", { anchor: "middle", size: 12 }),
  );
  const names = nameHeights(lines.map(({ values }) => y(values.findLast((value) => value !== null) ?? 0)));
  lines.forEach(({ name, values }, k) => {
    const colour = colours[k % colours.length] ?? colours[0];
    const known = values.flatMap((value, i) => (value === null ? [] : [`${at(x(i))} ${at(y(value))}`]));
    if (known.length > 0)
      parts.push(
        `<path d="M${known.join("L")}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes[k % dashes.length]}"/>`,
      );
    parts.push(label(left + plotWidth + 8, (names[k] ?? bottom) + 4, name, { size: 12, fill: colour }));
  });
  const room = lines.reduce((most, { name }) => Math.max(most, textWidth(name, 12)), 0);
  return drawing(chart, left + plotWidth + 8 + room + 12, bottom + 44, parts);
}

/** Where names stand beside the ends of their lines, moved apart where they would meet. */
function nameHeights(ends: readonly number[]): number[] {
  const heights = [...ends];
  const order = heights.map((_, k) => k).sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0));
  for (const [i, k] of order.entries()) {
    const above = heights[order[i - 1] ?? -1];
    if (above !== undefined) heights[k] = Math.max(heights[k] ?? 0, above + nameHeight);
  }
  return heights;
}
