import type { Message } from "../../core/message.js";
import type { ImportOutcome } from "../../core/transcript.js";
import type { ImportFile, ImportOptions } from "../importer.js";
import { errorMessage } from "../messages.js";
import { oneTranscript } from "../outcome.js";
import { type Block, type Conversation, conversationOf, readBlocks } from "../turns/conversation.js";
import { cleanName } from "../turns/naming.js";
import type { SpokenTurn } from "../turns/render-turns.js";
import { speechRows } from "../turns/speech-table.js";

/** A cell of a table is a list of paragraphs. */
export type RichCell = readonly Block[];

/** What a word processor's document is made of, as far as speech goes. */
export type RichItem =
  | { readonly kind: "paragraph"; readonly block: Block }
  | { readonly kind: "table"; readonly rows: readonly (readonly RichCell[])[] };

/**
 * Understands a document as a conversation. A table with a column of speakers and one of words
 * gives a turn a row, and the paragraphs before it are front matter (`meta`); any other table
 * counts as the paragraphs of its cells.
 */
export function readRichDocument(items: readonly RichItem[], options: ImportOptions): Conversation {
  const tables = new Map<RichItem, readonly SpokenTurn[]>();
  for (const item of items) {
    const turns = item.kind === "table" ? speechRows(item.rows.map((row) => row.map(cellText))) : null;
    if (turns !== null) tables.set(item, turns);
  }
  if (tables.size === 0) return readBlocks(items.flatMap(blocksOf), options);

  const turns: SpokenTurn[] = [];
  const preface: string[] = [];
  let speaking = false;
  for (const item of items) {
    const rows = tables.get(item);
    if (rows !== undefined) {
      turns.push(...rows);
      speaking = true;
      continue;
    }
    for (const block of blocksOf(item)) {
      const text = blockText(block).trim();
      if (text === "") continue;
      if (speaking) turns.push({ speaker: null, text, startMs: null, endMs: null });
      else preface.push(text);
    }
  }
  const conversation = conversationOf(turns, options);
  return { ...conversation, meta: { ...frontMatter(preface), ...conversation.meta } };
}

/** The outcome of one file as one transcript. A file without text is an error, so that no source is empty in silence. */
export function outcomeOf(
  format: string,
  file: ImportFile,
  conversation: Conversation,
  messages: readonly Message[] = [],
  encoding: string | null = null,
): ImportOutcome {
  if (conversation.text.trim() === "") {
    const empty = errorMessage("no-text", "There is no text in this file.");
    return { format, transcripts: [], messages: [...messages, ...conversation.messages, empty], encoding };
  }
  const read = oneTranscript(file.name, conversation);
  return { format, transcripts: read.transcripts, messages: [...messages, ...read.messages], encoding };
}

/** Header paragraphs: `Key: value` under its key in lower case, the first other one as title, the rest as preface. */
function frontMatter(paragraphs: readonly string[]): Record<string, string> {
  const meta = new Map<string, string>();
  const rest: string[] = [];
  for (const paragraph of paragraphs) {
    const field = /^([\p{L}][\p{L}\p{N} ]{0,30})\s*[:：]\s*(\S.*)$/u.exec(paragraph);
    const key = cleanName(field?.[1] ?? "").toLowerCase();
    if (field?.[2] !== undefined && key !== "" && !meta.has(key)) meta.set(key, field[2]);
    else if (!meta.has("title")) meta.set("title", paragraph);
    else rest.push(paragraph);
  }
  if (rest.length > 0) meta.set("preface", rest.join("\n"));
  // fromEntries defines own properties, so a key such as __proto__ stays a plain key.
  return Object.fromEntries(meta);
}

function blocksOf(item: RichItem): readonly Block[] {
  return item.kind === "paragraph" ? [item.block] : item.rows.flat(2);
}

export function blockText(block: Block): string {
  return block.runs.map((run) => run.text).join("");
}

function cellText(cell: RichCell): string {
  return cell.map(blockText).join("\n").trim();
}
