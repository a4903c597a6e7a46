import { box, type ChartWords, drawing, fitText, headRoom, label, textWidth } from "./drawing.js";
import { groupShade } from "./shades.js";

export interface DocumentPortrait extends ChartWords {
  /** What the colours mean: themes or top codes, in their order. */
  readonly families: readonly string[];
  readonly sources: readonly {
    readonly name: string;
    /** Characters. */
    readonly length: number;
    /** Turns of participants; drawn pale. */
    readonly spoken: readonly (readonly [start: number, end: number])[];
    /** Coded passages, each with the place of its family. */
    readonly coded: readonly (readonly [start: number, end: number, family: number])[];
  }[];
}

const barWidth = 620;
const laneHeight = 7;

/** Each source as a bar from its beginning to its end, coded passages coloured by theme, a lane a theme. */
export function documentPortrait(chart: DocumentPortrait): string {
  const { families, sources } = chart;
  const names = Math.min(220, Math.max(60, ...sources.map(({ name }) => textWidth(name)))) + 22;
  const rows: string[] = [];
  let x = 12;
  let y = headRoom;
  families.forEach((name, i) => {
    const short = fitText(name, 300, 12);
    const width = textWidth(short, 12) + 36;
    if (x + width > names + barWidth) {
      x = 12;
      y += 18;
    }
    rows.push(
      box([x, y], 11, 11, groupShade(i, families.length)),
      label(x + 16, y + 10, short, { size: 12 }),
    );
    x += width;
  });
  y += 30;
  const longest = Math.max(1, ...sources.map(({ length }) => length));
  const height = Math.max(16, families.length * laneHeight + 4);
  for (const { name, length, spoken, coded } of sources) {
    const place = (position: number) => names + (position / longest) * barWidth;
    rows.push(label(12, y + height / 2 + 4, fitText(name, names - 20)));
    rows.push(box([names, y], place(length) - names, height, "#f2f2f2"));
    for (const [start, end] of spoken)
      rows.push(box([place(start), y], Math.max(0.5, place(end) - place(start)), height, "#e0e0e0"));
    for (const [start, end, family] of coded)
      rows.push(
        box(
          [place(start), y + 2 + family * laneHeight],
          Math.max(1, place(end) - place(start)),
          laneHeight - 1,
          groupShade(family, families.length),
          families[family] ?? "",
        ),
      );
    y += height + 8;
  }
  return drawing(chart, names + barWidth + 24, y, rows);
}
