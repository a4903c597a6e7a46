import { box, type ChartWords, drawing, fitText, headRoom, label, textWidth } from "./drawing.js";
import { heatShade, inkOn } from "./shades.js";

export interface HeatMap extends ChartWords {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly depth: number;
    readonly values: readonly number[];
  }[];
}

const cellHeight = 22;
const slant = 45;

/** Codes × cases: a darker cell has more; the number stands in it, and 0 is left white. */
export function heatMap(chart: HeatMap): string {
  const { columns, rows } = chart;
  const indent = (depth: number) => depth * 14;
  const names =
    Math.min(340, Math.max(80, ...rows.map((row) => textWidth(row.name) + indent(row.depth)))) + 22;
  const most = rows.reduce((high, { values }) => values.reduce((a, b) => Math.max(a, b), high), 1);
  const cellWidth = Math.max(26, textWidth(String(most)) + 10);
  const tallest =
    Math.min(150, Math.max(20, ...columns.map((name) => textWidth(name, 12) * Math.SQRT1_2))) + 12;
  const top = headRoom + tallest + 8;
  const width = Math.max(520, names + columns.length * cellWidth + Math.max(24, tallest));
  const height = top + rows.length * cellHeight + 6;
  const parts: string[] = [];
  columns.forEach((name, i) => {
    const x = names + (i + 0.5) * cellWidth;
    parts.push(label(x, top - 6, fitText(name, 200, 12), { size: 12, turn: -slant }));
  });
  rows.forEach((row, place) => {
    const y = top + place * cellHeight;
    parts.push(label(12 + indent(row.depth), y + 15, fitText(row.name, names - 20 - indent(row.depth))));
    row.values.forEach((value, i) => {
      const fill = heatShade(value / most);
      const x = names + i * cellWidth;
      parts.push(box([x, y], cellWidth - 1, cellHeight - 1, fill, `${row.name}, ${columns[i]}: ${value}`));
      if (value > 0)
        parts.push(
          label(x + (cellWidth - 1) / 2, y + 15, String(value), {
            anchor: "middle",
            size: 12,
            fill: inkOn(fill),
          }),
        );
    });
  });
  return drawing(chart, width, height, parts);
}
