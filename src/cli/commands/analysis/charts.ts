import type { FrequencyTable } from "../../../analysis/frequency-table.js";
import { usageError } from "../../../core/errors.js";

/** What charts are written as, by the ending of the file. */
const chartFormats = ["vl.json", "svg", "png", "html", "dot"] as const;
type ChartFormat = (typeof chartFormats)[number];

/**
 * The format of a chart by the name of its file.
 * @throws usage error `bad-format` for any other ending
 */
export function chartFormat(file: string): ChartFormat {
  const lower = file.toLowerCase();
  const format = chartFormats.find((ending) => lower.endsWith(`.${ending}`));
  if (format !== undefined) return format;
  throw usageError(
    "bad-format",
    `A chart is written as .svg, .png or .html, and some as .vl.json or .dot, not "${file}".`,
  );
}

/** How one chart is drawn in each format that it has. */
export interface ChartWriters {
  readonly svg: () => string | Promise<string>;
  readonly spec?: (() => string) | undefined;
  readonly dot?: (() => string) | undefined;
}

/** A chart in a format; .html is the SVG in a page of its own, .png a picture of it. */
export async function drawChart(
  format: ChartFormat,
  writers: ChartWriters,
  warn: (message: string) => void,
): Promise<string | Uint8Array> {
  if (format === "svg") return writers.svg();
  if (format === "html") return chartPage(await writers.svg());
  if (format === "png") {
    const { picture } = await import("../../terminal/picture.js");
    return picture(await writers.svg(), undefined, warn);
  }
  const write = format === "dot" ? writers.dot : writers.spec;
  if (write === undefined) {
    const last = writers.dot ? ".html or .dot" : writers.spec ? ".html or .vl.json" : "";
    const offered = last === "" ? ".svg, .png or .html" : `.svg, .png, ${last}`;
    throw usageError("bad-format", `This chart is drawn as ${offered}, not as .${format}.`);
  }
  return write();
}

/** A page that may load nothing and run nothing: only styles in the page are let through. */
function chartPage(svg: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(svg)?.[1] ?? "Chart";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
</head>
<body>
${svg.trim()}
</body>
</html>
`;
}

/** The rows of a frequency table that something was found in, or that stand above such a row. */
export function rowsInUse(table: FrequencyTable): FrequencyTable["rows"] {
  const { rows } = table;
  return rows.filter((row, place) => {
    if (row.segments > 0) return true;
    for (let i = place + 1; i < rows.length && (rows[i]?.depth ?? 0) > row.depth; i++)
      if ((rows[i]?.segments ?? 0) > 0) return true;
    return false;
  });
}
