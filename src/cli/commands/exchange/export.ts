import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { visibleJson } from "../../../core/visible-signs.js";
import type { Sheet } from "../../../exchange/sheet.js";
import {
  type ExportedCoding,
  type ExportedCodings,
  exportCodings,
} from "../../../workflow/coding/export-codings.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeOutput } from "../../terminal/output.js";
import { filtersOf } from "../coding/codings-filters.js";
import type * as declared from "./declare-exchange.js";

type Input = InputOf<typeof declared.exportCodings>;

const formats = ["csv", "xlsx", "jsonl", "json"] as const;
type Format = (typeof formats)[number];

/** Writes codings for other programs, one row a coding. */
export async function run(input: Input, context: Context): Promise<Result> {
  const format = formatOf(input.file);
  const { store } = await context.reading();
  const coder = context.named?.split(",").map((name) => name.trim());
  const exported = await exportCodings(store, { ...filtersOf(input), coder }, input.names ?? false);
  if (exported.withdrawn > 0)
    context.note(`${countText(exported.withdrawn, "coding")} in the words of people who withdrew left out.`);
  if (exported.outdated > 0)
    context.note(`${exported.outdated} more are on an earlier revision of their source and are left out.`);
  context.noteHeld(exported.codings);
  const file = await writeOutput(context, input.file, await encode(exported, format), {
    force: input.force ?? false,
  });
  const { length } = exported.codings;
  return {
    schema: "export",
    json: { codings: length, format, ...(file === "-" ? {} : { file }) },
    text: file === "-" ? "" : `Wrote ${countText(length, "coding")} to ${file}.`,
  };
}

function formatOf(file: string): Format {
  if (file === "-") return "csv";
  const format = formats.find((ending) => file.toLowerCase().endsWith(`.${ending}`));
  if (format !== undefined) return format;
  throw usageError("bad-format", `Codings are written as .csv, .xlsx, .jsonl or .json, not "${file}".`);
}

async function encode(exported: ExportedCodings, format: Format): Promise<string | Uint8Array> {
  const { codings } = exported;
  if (format === "jsonl") return codings.map((coding) => `${visibleJson(coding)}\n`).join("");
  if (format === "json") return `${visibleJson({ schema: "themata/codings/1", codings }, 2)}\n`;
  const sheet = sheetOf(exported);
  return format === "csv"
    ? (await import("../../../exchange/sheet-csv.js")).sheetToCsv(sheet)
    : (await import("../../../exchange/sheet-xlsx.js")).sheetToXlsx(sheet);
}

type Column = readonly [title: string, of: (coding: ExportedCoding) => string | number | null];

/** 'themata apply' takes back all but whose words it is, the id and the date. */
const columns: readonly Column[] = [
  ["id", (c) => c.id],
  ["source", (c) => c.source],
  ["date", (c) => c.date],
  ["revision", (c) => c.revision],
  ["turn", (c) => c.turn],
  ["start", (c) => c.start],
  ["end", (c) => c.end],
  ["code", (c) => c.path],
  ["coder", (c) => c.coder],
  ["participants", (c) => c.participants.join("; ")],
  ["roles", (c) => c.roles.join("; ")],
  ["speakers", (c) => c.speakers.join("; ")],
  ["quote", (c) => c.quote],
  ["memo", (c) => c.memo ?? ""],
  ["at", (c) => c.at],
  ["origin", (c) => c.origin],
  ["state", (c) => c.state],
  ["key", (c) => (c.key ? "yes" : "")],
  ["revisit", (c) => (c.revisit ? "yes" : "")],
  ["round", (c) => c.round],
  ["code id", (c) => c.codeId],
  ["evidence for", (c) => c.evidenceFor.join("\n")],
  ["evidence against", (c) => c.evidenceAgainst.join("\n")],
];

function sheetOf({ codings, attributes }: ExportedCodings): Sheet {
  const all: readonly Column[] = [
    ...columns,
    ...attributes.map((key): Column => [`participant: ${key}`, (c) => c.attributes[key] ?? ""]),
  ];
  const numbers = new Set(["revision", "turn", "start", "end"]);
  return {
    title: "Codings",
    columns: all.map(([title]) => ({ title, ...(numbers.has(title) && { align: "right" as const }) })),
    rows: codings.map((coding) => all.map(([, of]) => of(coding))),
    notes: [],
  };
}
