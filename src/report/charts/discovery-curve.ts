import { at, type ChartWords, drawing, fitText, headRoom, label, line, textWidth, ticks } from "./drawing.js";

export interface DiscoveryCurve extends ChartWords {
  /** In the order of interviews: name, new codes, codes so far. */
  readonly steps: readonly { readonly name: string; readonly fresh: number; readonly total: number }[];
  /** Over random orders; null where none was asked for. */
  readonly band: {
    readonly low: readonly number[];
    readonly median: readonly number[];
    readonly high: readonly number[];
  } | null;
  /** The interview (from 1) after which saturation was reached; null where it was not. */
  readonly reachedAfter: number | null;
  /** What is discovered: codes, themes. */
  readonly noun: string;
}

const plotHeight = 260;

/** Codes known after each interview, with the band of random orders behind it and the new ones as bars. */
export function discoveryCurve(chart: DiscoveryCurve): string {
  const { steps, band } = chart;
  const left = 56;
  const step = Math.max(30, Math.min(90, 620 / Math.max(1, steps.length)));
  const plotWidth = Math.max(460, steps.length * step);
  const top = headRoom + 26;
  const bottom = top + plotHeight;
  const scale = ticks(Math.max(1, ...steps.map(({ total }) => total), ...(band?.high ?? [])));
  const most = scale.at(-1) ?? 1;
  const x = (place: number) => left + (place + 0.5) * (plotWidth / Math.max(1, steps.length));
  const y = (count: number) => bottom - (count / most) * plotHeight;
  const parts: string[] = [];
  for (const count of scale) {
    parts.push(line(left, y(count), left + plotWidth, y(count), "#e0e0e0"));
    parts.push(label(left - 8, y(count) + 4, String(count), { anchor: "end", size: 11 }));
  }
  parts.push(
    label(12, top - 12, `${chart.noun} known; bars: new ${chart.noun}`, { size: 12, fill: "#4d4d4d" }),
  );
  if (band !== null) {
    const edge = [
      ...band.high.map((count, i) => `${at(x(i))} ${at(y(count))}`),
      ...band.low.map((count, i) => `${at(x(i))} ${at(y(count))}`).reverse(),
    ];
    parts.push(`<path d="M${edge.join("L")}Z" fill="#dbe5f1"/>`);
    parts.push(
      path(
        band.median.map((count, i) => [x(i), y(count)]),
        "#7a93b2",
        ' stroke-dasharray="5 4"',
      ),
    );
  }
  steps.forEach(({ fresh }, i) => {
    if (fresh === 0) return;
    parts.push(
      `<rect x="${at(x(i) - 8)}" y="${at(y(fresh))}" width="16" height="${at(bottom - y(fresh))}" fill="#ddaa33"/>`,
      label(x(i), y(fresh) - 4, String(fresh), { anchor: "middle", size: 11 }),
    );
  });
  parts.push(
    path(
      steps.map(({ total }, i) => [x(i), y(total)]),
      "#004488",
      ' stroke-width="2.5"',
    ),
  );
  steps.forEach(({ total, name }, i) => {
    parts.push(`<circle cx="${at(x(i))}" cy="${at(y(total))}" r="3.5" fill="#004488"/>`);
    parts.push(label(x(i) + 4, bottom + 18, fitText(name, 130, 11), { size: 11, anchor: "end", turn: -40 }));
  });
  if (chart.reachedAfter !== null) {
    const where = x(chart.reachedAfter - 1);
    parts.push(line(where, top, where, bottom, "#bb5566"));
    parts.push(
      label(where - 4, top + 10, `after ${chart.reachedAfter}`, { anchor: "end", size: 11, fill: "#8a2f3f" }),
    );
  }
  const names = steps.reduce((most, { name }) => Math.max(most, textWidth(fitText(name, 130, 11), 11)), 0);
  return drawing(chart, left + plotWidth + 24, bottom + 26 + names * 0.65, parts);
}

function path(points: readonly (readonly [number, number])[], stroke: string, more: string): string {
  const steps = points.map(([x, y]) => `${at(x)} ${at(y)}`).join("L");
  return points.length === 0 ? "" : `<path d="M${steps}" fill="none" stroke="${stroke}"${more}/>`;
}
