import {
  box,
  type ChartWords,
  drawing,
  fitText,
  fontSize,
  headRoom,
  label,
  line,
  textWidth,
} from "./drawing.js";
import { groupShade } from "./shades.js";

export interface BarRow {
  readonly name: string;
  readonly depth: number;
  /** One for each group: n of N. */
  readonly bars: readonly { readonly n: number; readonly N: number }[];
}

export interface FrequencyBars extends ChartWords {
  /** Names of the groups; one of "" where nothing is grouped. */
  readonly groups: readonly string[];
  readonly rows: readonly BarRow[];
}

const barHeight = 13;
const plotWidth = 380;

/** Bars of the share of participants that each code or theme reaches, groups side by side, each bar with its n of N. */
export function frequencyBars(chart: FrequencyBars): string {
  const { groups, rows } = chart;
  const indent = (row: BarRow) => row.depth * 14;
  const names = Math.min(340, Math.max(80, ...rows.map((row) => textWidth(row.name) + indent(row)))) + 22;
  const rowHeight = groups.length * (barHeight + 1) + 9;
  const legend = groups.length > 1 ? 24 : 0;
  const top = headRoom + legend + 22;
  const width = names + plotWidth + 90;
  const height = top + rows.length * rowHeight + 6;
  const parts: string[] = [];
  if (legend > 0) {
    let x = names;
    groups.forEach((name, i) => {
      parts.push(
        box([x, headRoom], 12, 12, groupShade(i, groups.length)),
        label(x + 17, headRoom + 11, name),
      );
      x += textWidth(name) + 40;
    });
  }
  for (const { share, sign } of axisOf(rows)) {
    const x = names + share * plotWidth;
    parts.push(line(x, top - 4, x, height - 4, "#d9d9d9"));
    parts.push(label(x, top - 9, sign, { anchor: "middle", size: 11, fill: "#4d4d4d" }));
  }
  rows.forEach((row, place) => {
    const y = top + place * rowHeight;
    const middle = y + (groups.length * (barHeight + 1)) / 2 + fontSize / 2 - 2;
    parts.push(label(12 + indent(row), middle, fitText(row.name, names - 20 - indent(row))));
    row.bars.forEach(({ n, N }, i) => {
      const length = N === 0 ? 0 : (n / N) * plotWidth;
      const said = `${n} of ${N}`;
      const at = y + i * (barHeight + 1);
      const title = `${row.name}${groups[i] ? `, ${groups[i]}` : ""}: ${said}`;
      parts.push(box([names, at], length, barHeight, groupShade(i, groups.length), title));
      parts.push(label(names + length + 5, at + 11, said, { size: 11 }));
    });
  });
  return drawing(chart, width, height, parts);
}

/** The marks of the axis: participants where all bars are of the same N, else parts of each bar's own N. */
export function axisOf(rows: readonly BarRow[]): { readonly share: number; readonly sign: string }[] {
  const sizes = new Set(rows.flatMap(({ bars }) => bars.map(({ N }) => N)));
  const [N = 0] = sizes;
  if (sizes.size !== 1 || N === 0)
    return ["none", "¼", "half", "¾", "all"].map((sign, i) => ({ share: i / 4, sign }));
  const step =
    [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500].find((step) => N / step <= 5) ?? Math.ceil(N / 5);
  const counts = Array.from({ length: Math.floor(N / step) + 1 }, (_, i) => i * step);
  // The last round number gives way where it would stand too close to N.
  if (N - (counts.at(-1) ?? 0) < step / 2 && counts.at(-1) !== N) counts.pop();
  if (counts.at(-1) !== N) counts.push(N);
  return counts.map((count) => ({ share: count / N, sign: String(count) }));
}
