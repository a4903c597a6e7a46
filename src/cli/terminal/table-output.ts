import path from "node:path";
import { countText } from "../../core/count-text.js";
import { usageError } from "../../core/errors.js";
import { visibleJson } from "../../core/visible-signs.js";
import type { Sheet } from "../../exchange/sheet.js";
import { type ChartWriters, chartFormat, drawChart } from "../commands/analysis/charts.js";
import type { Context } from "../context.js";
import type { Result } from "../result.js";
import { writeOutput } from "./output.js";
import { paint } from "./paint.js";
import { type Column, table } from "./table.js";

/** How a table is wanted: the options that every table has. */
export interface TableOutputOptions {
  readonly output?: string | undefined;
  readonly format?: string | undefined;
  readonly force?: boolean | undefined;
  readonly chart?: string | undefined;
}

/** A table as a command made it. */
export interface TableOutput {
  readonly schema: string;
  readonly json: object;
  /** The table as it is written to files and by --plain: plain numbers. */
  readonly sheet: Sheet;
  /** As it is shown to people, where that differs from the sheet. */
  readonly shown?:
    | {
        readonly columns: readonly Column[];
        readonly rows: Sheet["rows"];
        /** Before those of the sheet: what is said of what is shown alone. */
        readonly notes?: readonly string[] | undefined;
      }
    | undefined;
  /** How many of the first columns name a row; one where it is not told. */
  readonly keys?: number | undefined;
  /** Said where there are no rows. */
  readonly empty: string;
  /** The chart of this table. */
  readonly chart?: (() => Promise<ChartWriters>) | undefined;
  /** The table as a Word file of its own shape, from the day's date; any table has a plain one. */
  readonly word?: ((date: string) => Promise<Uint8Array>) | undefined;
  readonly hint?: string | undefined;
}

const formats = ["csv", "xlsx", "docx", "json", "md", "html"] as const;
type Format = (typeof formats)[number];

/** Shows a table on the terminal, or writes it to a file or to standard output in a format; draws its chart. */
export async function writeTable(
  context: Context,
  options: TableOutputOptions,
  made: TableOutput,
): Promise<Result> {
  const { sheet } = made;
  const files: string[] = [];
  const lines: string[] = [];
  const format = formatOf(options);
  if (options.chart !== undefined) {
    const file = await writeChart(context, options, made, options.chart);
    files.push(file);
    lines.push(`Drew ${file}`);
  }
  const json = { ...made.json };
  if (format !== null && (options.output ?? "-") !== "-") {
    const content = await encode(context, made, format);
    const file = await writeOutput(context, options.output as string, content, {
      force: options.force ?? false,
    });
    files.push(file);
    lines.push(`Wrote ${countText(sheet.rows.length, "row")} to ${file}`);
    if (format === "csv") for (const note of sheet.notes) context.note(note);
  } else if (format !== null && !context.globals.json) {
    if (format === "xlsx") throw usageError("bad-format", "An Excel workbook goes to a file: -o FILE.xlsx.");
    if (format === "docx") throw usageError("bad-format", "A Word file goes to a file: -o FILE.docx.");
    await writeOutput(context, "-", await encode(context, made, format), { force: true });
    if (format === "csv") for (const note of sheet.notes) context.note(note);
    return { schema: made.schema, json, text: "" };
  }
  const answer = files.length > 0 ? { ...json, files } : json;
  return {
    schema: made.schema,
    json: answer,
    text:
      options.output === undefined
        ? [shownTable(made), ...(lines.length > 0 ? ["", ...lines] : [])].join("\n")
        : lines.join("\n"),
    plain: { header: sheet.columns.map(({ title }) => title), rows: sheet.rows },
    hint: made.hint,
  };
}

function shownTable({ sheet, shown, keys, empty }: TableOutput): string {
  const rows = shown?.rows ?? sheet.rows;
  const notes = [...(shown?.notes ?? []), ...sheet.notes];
  const columns = shown?.columns ?? sheet.columns.map(({ title, align }, i) => columnOf(title, align, i));
  const shownRows = rows.length > 0 ? table(columns, rows, keys) : sheet.rows.length > 0 ? "" : empty;
  const told = notes.map((note) => paint("dim", note)).join("\n");
  return [shownRows, told].filter((part) => part !== "").join("\n\n");
}

const columnOf = (title: string, align: "left" | "right" | undefined, i: number): Column => ({
  title,
  ...(align !== undefined && { align }),
  max: i === 0 ? 60 : 48,
});

function formatOf({ output, format }: TableOutputOptions): Format | null {
  const name = format ?? (output === undefined || output === "-" ? undefined : path.extname(output).slice(1));
  if (name === undefined) return output === "-" ? "csv" : null;
  const found = formats.find((known) => known === name.toLowerCase()) ?? (name === "markdown" ? "md" : null);
  if (found !== null) return found;
  throw usageError(
    "bad-format",
    `A table is written as ${formats.join(", ")}, not "${format ?? output}".`,
    format === undefined ? "Name the file accordingly, or add --format." : undefined,
  );
}

async function encode(
  context: Context,
  { sheet, schema, json, word }: TableOutput,
  format: Format,
): Promise<string | Uint8Array> {
  switch (format) {
    case "csv":
      return (await import("../../exchange/sheet-csv.js")).sheetToCsv(sheet);
    case "xlsx":
      return (await import("../../exchange/sheet-xlsx.js")).sheetToXlsx(sheet);
    case "docx": {
      const date = await context.today();
      return word === undefined
        ? (await import("../../report/docx/sheet.js")).sheetDocx(sheet, date)
        : word(date);
    }
    case "md":
      return (await import("../../exchange/sheet-markdown.js")).sheetToMarkdown(sheet);
    case "html":
      return (await import("../../exchange/sheet-html.js")).sheetToHtml(sheet);
    case "json":
      return `${visibleJson({ schema: `themata/${schema}/1`, ...json }, 2)}\n`;
  }
}

async function writeChart(context: Context, { force }: TableOutputOptions, made: TableOutput, file: string) {
  if (made.chart === undefined) throw usageError("no-chart", "This table has no chart.");
  const drawn = await drawChart(chartFormat(file), await made.chart(), (message) => context.note(message));
  return writeOutput(context, file, drawn, { force: force ?? false });
}
