import type { FrequencyTable } from "../analysis/frequency-table.js";
import { usageError } from "../core/errors.js";
import type { ChartFormat } from "./exhibit.js";

/** How one chart is drawn in each format that it has. */
export interface ChartWriters {
  readonly svg: () => string | Promise<string>;
  readonly spec?: (() => string) | undefined;
  readonly dot?: (() => string) | undefined;
}

/** A chart in a format; .html is the SVG in a page of its own. */
export async function drawChart(format: ChartFormat, writers: ChartWriters): Promise<string> {
  if (format === "svg") return writers.svg();
  if (format === "html")
    return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Chart</title>\n${await writers.svg()}</html>\n`;
  const write = format === "dot" ? writers.dot : writers.spec;
  if (write === undefined) throw usageError("bad-format", `This chart is not drawn as .${format}.`);
  return write();
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
