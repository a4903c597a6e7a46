import { defaultLimits, type ImportLimits } from "../core/limits.js";
import type { ImportOutcome } from "../core/transcript.js";
import { decodeHead } from "./decode.js";
import { formats } from "./formats.js";
import type { Importer, ImportFile, ImportOptions } from "./importer.js";
import { shown } from "./messages.js";
import { otherKind } from "./other-kinds.js";
import { readerFailed, refused, tooLarge } from "./refusal.js";
import { withinLimits } from "./within-limits.js";

/** Reads a file of a sandboxed format, or a large one, somewhere safe; the default is the child process. */
export type SandboxedReader = (
  format: string,
  file: ImportFile,
  options: ImportOptions,
  limits: ImportLimits,
) => Promise<ImportOutcome>;

export interface ReadOptions extends ImportOptions {
  /** The format's name, where the content and the extension mislead. */
  readonly as?: string;
}

/** The names that `as` takes. */
export const formatNames: readonly string[] = [...formats.keys()];

/**
 * The importer for a file: the one named by `as`, else the surest by content, the extension helping.
 * Null where `as` names no format, or where no importer knows the file.
 */
export async function choose(file: ImportFile, as?: string): Promise<Importer | null> {
  if (as !== undefined) return (await formats.get(as.trim().toLowerCase())?.()) ?? null;
  const extension = /\.([^.\\/]{1,12})$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const sniffed = { file, head: decodeHead(file.bytes), extension };
  let best: { importer: Importer; sure: number } | null = null;
  for (const load of formats.values()) {
    const importer = await load();
    const sure = importer.sniff(sniffed);
    if (sure > 0 && (best === null || sure > best.sure)) best = { importer, sure };
  }
  return best?.importer ?? null;
}

/**
 * Reads one file, whatever its format: a small text here, anything else somewhere safe. Never throws for what a file holds; the codes it adds to the
 * importers' own are `too-large`, `too-much-in-file`, `empty-file`, `not-text`, `unknown-format` and those of `otherKind`.
 */
export async function readFile(
  file: ImportFile,
  options: ReadOptions = {},
  sandboxed: SandboxedReader = inChild,
): Promise<ImportOutcome> {
  const { as, ...rest } = options;
  const limits = options.limits ?? defaultLimits;
  const named = as?.trim().toLowerCase() ?? "unknown";
  if (as !== undefined && !formats.has(named))
    return refused(
      named,
      "unknown-format",
      `There is no format "${shown(as)}". There are: ${formatNames.join(", ")}.`,
    );
  if (file.bytes.length > limits.fileBytes)
    return refused(named, "too-large", tooLarge(file.bytes.length, limits.fileBytes));
  if (isEmpty(file.bytes)) return refused(named, "empty-file", "This file is empty.");
  const importer = await choose(file, as);
  if (as === undefined && (importer === null || importer.format === "txt")) {
    const other = otherKind(file.bytes, decodeHead(file.bytes));
    if (other !== null) return refused(named, other.code, other.message);
  }
  if (importer === null)
    return refused(named, "not-text", "This is neither a text file nor a known transcript format.");
  const largest = importer.sandboxed ? limits.fileBytes : limits.textBytes;
  if (file.bytes.length > largest)
    return refused(importer.format, "too-large", tooLarge(file.bytes.length, largest));
  return importer.sandboxed || file.bytes.length > limits.hereBytes
    ? sandboxed(importer.format, file, rest, limits)
    : readHere(importer, file, { ...rest, limits });
}

const inChild: SandboxedReader = async (...args) =>
  (await import("./sandbox/import-pool.js")).readInChild(...args);

/** Ends the reading of sandboxed files at once: they end as errors. */
export async function stopReading(): Promise<void> {
  (await import("./sandbox/import-pool.js")).stopImportChildren();
}

/** Reads in this process. A reader that fails costs only its file, as it would in the child. */
async function readHere(
  importer: Importer,
  file: ImportFile,
  options: ImportOptions & { readonly limits: ImportLimits },
): Promise<ImportOutcome> {
  try {
    return withinLimits(await importer.read(file, options), options.limits);
  } catch (error) {
    return readerFailed(importer.format, error);
  }
}

/** No bytes, or a byte order mark alone. */
const isEmpty = (bytes: Uint8Array) =>
  bytes.length === 0 || (bytes.length === 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
