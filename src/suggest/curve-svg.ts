/** One line of a chart: its name and values from 0 to 1 at the chart's places; null where there is none. */
export interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

const width = 640;
const height = 360;
const left = 52;
const right = 150;
const top = 34;
const bottom = 48;
const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"] as const;
const dashes = ["", "6 3", "2 3", "8 3 2 3", "1 2", "4 2"] as const;

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A learning curve as SVG: values from 0 to 1 over the number of coded passages, lines told apart by dash too. */
export function curveSvg(title: string, places: readonly string[], lines: readonly Line[]): string {
  const x = (i: number) =>
    left + (places.length < 2 ? 0.5 : i / (places.length - 1)) * (width - left - right);
  const y = (value: number) => top + (1 - value) * (height - top - bottom);
  const at = (value: number) => value.toFixed(1);
  const grid = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (value) =>
      `<path d="M${left} ${at(y(value))}H${width - right}" stroke="#ddd"/>` +
      `<text x="${left - 8}" y="${at(y(value) + 4)}" text-anchor="end">${value.toFixed(1)}</text>`,
  );
  const ticks = places.map(
    (place, i) =>
      `<text x="${at(x(i))}" y="${height - bottom + 18}" text-anchor="middle">${escaped(place)}</text>`,
  );
  // Names stand beside the ends of their lines, moved apart where they would meet.
  const ends = lines
    .map(({ values }, k) => ({ k, y: y(values.findLast((value) => value !== null) ?? 0) }))
    .sort((a, b) => a.y - b.y);
  for (let i = 1; i < ends.length; i++) {
    const one = ends[i];
    if (one) one.y = Math.max(one.y, (ends[i - 1]?.y ?? 0) + 15);
  }
  const drawn = lines.map(({ name, values }, k) => {
    const colour = colours[k % colours.length];
    const known = values.flatMap((value, i) => (value === null ? [] : [`${at(x(i))} ${at(y(value))}`]));
    const end = ends.find((one) => one.k === k)?.y ?? 0;
    return (
      (known.length === 0
        ? ""
        : `<path d="M${known.join("L")}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes[k % dashes.length]}"/>`) +
      `<text x="${width - right + 8}" y="${at(end + 4)}" fill="${colour}">${escaped(name)}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="20" font-size="14">${escaped(title)}</text>`,
    ...grid,
    ...ticks,
    `<text x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle">coded passages learned from</text>`,
    ...drawn,
    "</svg>",
    "",
  ].join("\n");
}
