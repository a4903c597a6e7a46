import type { WordsUse } from "../../core/held-back.js";
import type { CodebookEntry } from "../../exchange/codebook-entry.js";
import type { CodebookFormat } from "../../exchange/codebook-file.js";
import type { NamedCode } from "../shared/resolve.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import type { Work } from "../shared/work.js";
import { allCodes, childrenOf } from "./codebook-state.js";

/** The study's codes as entries of a file, with ids; merged codes are left out. Examples are held back as the use of the file asks. */
export async function codebookEntries(work: Work, use: WordsUse): Promise<readonly CodebookEntry[]> {
  const all = await allCodes(work.store);
  const codes = all.filter(({ status }) => status !== "merged");
  const children = childrenOf(codes);
  const shown = await ShownExamples.read(work.store, use);
  const short = shortIds(all.map(({ uid }) => uid));
  const entryOf = (code: NamedCode): CodebookEntry => ({
    id: code.uid.slice(0, short),
    name: code.name,
    short: code.short,
    definition: code.definition,
    include: code.include,
    exclude: code.exclude,
    examples: shown.of(code.examples),
    origin: code.origin,
    color: code.color,
    status: code.status,
    children: (children.get(code.id) ?? []).map(entryOf),
  });
  return (children.get(null) ?? []).map(entryOf);
}

/** How many first digits of ids tell them apart, 8 at least. */
function shortIds(uids: readonly string[]): number {
  let digits = 8;
  while (digits < 32 && new Set(uids.map((uid) => uid.slice(0, digits))).size < uids.length) digits++;
  return digits;
}

/** A codebook as an Excel workbook. */
export async function writeCodebookXlsx(entries: readonly CodebookEntry[]): Promise<Uint8Array> {
  const { codebookSheet } = await import("../../exchange/codebook-csv-write.js");
  return (await import("../../exchange/sheet-xlsx.js")).sheetToXlsx(codebookSheet(entries));
}

/** A codebook as the text of a file. */
export async function writeCodebook(
  entries: readonly CodebookEntry[],
  format: CodebookFormat,
  options: { readonly raw?: boolean | undefined } = {},
): Promise<string> {
  if (format === "csv") {
    const { writeCodebookCsv } = await import("../../exchange/codebook-csv-write.js");
    return writeCodebookCsv(entries, { raw: options.raw ?? false });
  }
  const { writeCodebookJson, writeCodebookYaml } = await import("../../exchange/codebook-yaml-write.js");
  return format === "json" ? writeCodebookJson(entries) : writeCodebookYaml(entries);
}

export const countEntries = (entries: readonly CodebookEntry[]): number =>
  entries.reduce((sum, { children }) => sum + 1 + countEntries(children), 0);
