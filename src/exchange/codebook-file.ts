import { errorCode } from "../core/error-code.js";
import { ThemataError, usageError } from "../core/errors.js";
import type { Message } from "../core/message.js";
import type { CodebookEntry } from "./codebook-entry.js";
import type { ReadSheet } from "./sheet-read.js";

export type CodebookFormat = "yaml" | "csv" | "json";

const formats: Readonly<Record<string, CodebookFormat>> = {
  yaml: "yaml",
  yml: "yaml",
  csv: "csv",
  tsv: "csv",
  tab: "csv",
  json: "json",
};

/**
 * The format that a file's name tells; `-` is YAML. Fails with `unknown-format`.
 *
 * @param endings what the message names: writing knows one more than reading.
 */
export function codebookFormat(file: string, endings = ".yaml, .csv or .json"): CodebookFormat {
  if (file === "-") return "yaml";
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
  const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined;
  if (format === undefined)
    throw usageError("unknown-format", `A codebook file ends with ${endings}, not like "${file}".`);
  return format;
}

/** A codebook file that cannot be used: one line for the first problem, all of them in `problems`. */
export class CodebookProblems extends ThemataError {
  readonly problems: readonly Message[];

  constructor(name: string, problems: readonly Message[]) {
    const errors = problems.filter(({ level }) => level === "error");
    const [first] = errors;
    const more = errors.slice(1, 20).map((each) => tell(name, each));
    super(
      "data",
      errorCode(first?.code ?? "not-a-codebook"),
      first === undefined ? `${name} is not a codebook.` : tell(name, first),
      more.length === 0 ? null : ["Also:", ...more].join("\n"),
    );
    this.problems = problems;
  }
}

/** A message with the place it is about. */
export const tell = (name: string, { line, message }: Message): string =>
  `${name}${line === null ? "" : `, line ${line}`}: ${message}`;

/** Reads a codebook's text. Warnings come back, after those of decoding; errors are thrown as `CodebookProblems`. */
export async function parseCodebook(
  name: string,
  { text, messages }: { readonly text: string | null; readonly messages: readonly Message[] },
  format: CodebookFormat,
): Promise<{ readonly entries: readonly CodebookEntry[]; readonly warnings: readonly Message[] }> {
  if (text === null) throw new CodebookProblems(name, messages);
  const file =
    format === "csv"
      ? (await import("./codebook-csv.js")).readCodebookCsv(text)
      : await (await import("./codebook-yaml.js")).readCodebookYaml(text);
  return sound(name, [...messages, ...file.messages], file.entries);
}

/** Reads a worksheet as a codebook. */
export async function parseCodebookSheet(name: string, { header, rows }: ReadSheet) {
  const { readCodebookTable } = await import("./codebook-csv.js");
  const file = readCodebookTable([{ line: 1, cells: [...header] }, ...rows]);
  return sound(name, file.messages, file.entries);
}

function sound(name: string, all: readonly Message[], entries: readonly CodebookEntry[]) {
  if (all.some(({ level }) => level === "error")) throw new CodebookProblems(name, all);
  return { entries, warnings: all };
}
