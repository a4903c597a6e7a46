import { numberText } from "../../core/count-text.js";
import type { ErrorCode } from "../../core/error-code.js";
import { defaultLimits, inputLimits } from "../../core/limits.js";
import type { Message } from "../../core/message.js";
import type { PaperBlock, PaperOutcome } from "../../core/paper.js";
import { decode } from "../decode.js";
import type { ImportFile, ImportOptions } from "../importer.js";
import { errorMessage } from "../messages.js";
import { Refusal, tooLarge } from "../refusal.js";
import type { AskChild } from "../sandbox/protocol.js";
import { readPaperHtml } from "./paper-html.js";
import { readPaperMarkdown, readPaperText } from "./paper-text.js";

type Reader = (
  file: ImportFile,
  options: ImportOptions,
) => Promise<{ readonly blocks: readonly PaperBlock[]; readonly messages: readonly Message[] }>;

/** Formats of papers that are read in the child process. */
const sandboxed: ReadonlyMap<string, () => Promise<Reader>> = new Map([
  ["paper-docx", async (): Promise<Reader> => (await import("./paper-docx.js")).readPaperDocx],
  ["paper-odt", async (): Promise<Reader> => (await import("./paper-odt.js")).readPaperOdt],
  ["paper-pdf", async (): Promise<Reader> => (await import("./paper-pdf.js")).readPaperPdf],
]);

const byExtension: Readonly<Record<string, string>> = {
  docx: "paper-docx",
  docm: "paper-docx",
  odt: "paper-odt",
  pdf: "paper-pdf",
  md: "md",
  markdown: "md",
  html: "html",
  htm: "html",
  xhtml: "html",
  txt: "txt",
  text: "txt",
};

/** Reads a paper in the child process: what that process calls. Null where the format is none of a paper. */
export async function readPaperHere(
  format: string,
  file: ImportFile,
  options: ImportOptions,
): Promise<PaperOutcome | null> {
  const load = sandboxed.get(format);
  if (load === undefined) return null;
  try {
    const { blocks, messages } = await (await load())(file, options);
    if (blocks.length === 0) return failed(format, "no-text", "There is no text in this file.");
    return { format, blocks, messages };
  } catch (error) {
    if (error instanceof Refusal) return failed(format, error.code, error.message);
    throw error;
  }
}

/**
 * Reads a file as a paper, by what its bytes and its extension say. Office files and PDF are read in a child
 * process with limits. Never throws for what a file holds.
 */
export async function readPaper(file: ImportFile, ask: AskChild = inChild): Promise<PaperOutcome> {
  const extension = /\.([^.\\/]{1,12})$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const format = byContent(file.bytes) ?? byExtension[extension] ?? "txt";
  const largest = format.startsWith("paper-") ? defaultLimits.fileBytes : defaultLimits.textBytes;
  if (file.bytes.length > largest) return failed(format, "too-large", tooLarge(file.bytes.length, largest));
  const paper = await (format.startsWith("paper-") ? fromChild(format, file, ask) : fromText(format, file));
  const characters = paper.blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (characters <= inputLimits.paperCharacters) return paper;
  const most = numberText(inputLimits.paperCharacters);
  return failed(format, "too-much-in-file", `A paper is read up to ${most} characters; this one is longer.`);
}

async function fromChild(format: string, file: ImportFile, ask: AskChild): Promise<PaperOutcome> {
  const answer = await ask(format, file, {});
  if ("blocks" in answer) return answer as PaperOutcome;
  return { format, blocks: [], messages: "messages" in answer ? (answer.messages as Message[]) : [] };
}

async function fromText(format: string, file: ImportFile): Promise<PaperOutcome> {
  const { text, messages } = await decode(file.bytes);
  const read = { md: readPaperMarkdown, html: readPaperHtml }[format] ?? readPaperText;
  const blocks = text === null ? [] : read(text);
  if (text !== null && blocks.length === 0)
    return failed(format, "no-text", "There is no text in this file.");
  return { format, blocks, messages };
}

function byContent(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString(
    "latin1",
  );
  if (head.includes("%PDF-")) return "paper-pdf";
  if (head.startsWith("\xd0\xcf\x11\xe0")) return "paper-docx";
  if (!head.startsWith("PK")) return null;
  return head.includes("opendocument.text") ? "paper-odt" : "paper-docx";
}

function failed(format: string, code: ErrorCode, message: string): PaperOutcome {
  return { format, blocks: [], messages: [errorMessage(code, message)] };
}

const inChild: AskChild = async (format, file, options) =>
  (await import("../sandbox/import-pool.js")).readInChild(format, file, options);
