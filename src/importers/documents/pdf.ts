import type { Message } from "../../core/message.js";
import type { Importer, ImportFile, ImportOptions, Sniffed } from "../importer.js";
import { hint, shown, warning } from "../messages.js";
import { Refusal, refusable } from "../refusal.js";
import { readBlocks } from "../turns/conversation.js";
import { clearPages } from "./pdf-furniture.js";
import { readPages } from "./pdf-pages.js";
import { paragraphsOf } from "./pdf-paragraphs.js";
import { outcomeOf } from "./rich-document.js";

/** PDF with text: lines joined into paragraphs, without page labels, running heads and numbers in the margin. */
export const pdf: Importer = {
  format: "pdf",
  title: "PDF",
  extensions: ["pdf"],
  sandboxed: true,
  sniff: sniffPdf,
  read: (file, options) => refusable("pdf", () => readPdf(file, options)),
};

/** `%PDF-` within the first kilobyte, as readers of PDF allow. */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");
}

function sniffPdf({ file, head, extension }: Sniffed): number {
  if (isPdf(file.bytes)) return 0.95;
  return extension === "pdf" ? (head === null || /\d+ \d+ obj\b/.test(head) ? 0.3 : 0.05) : 0;
}

async function readPdf(file: ImportFile, options: ImportOptions) {
  if (!isPdf(file.bytes)) throw new Refusal("not-a-pdf", "This is not a PDF, whatever its name says.");
  const { pages, unreadable } = await readPages(file.bytes);
  const messages = unreadable.map((number) =>
    warning("page-unreadable", `Page ${number} could not be read.`, number),
  );
  if (pages.every(({ lines }) => lines.length === 0)) {
    throw new Refusal(
      "no-text",
      "There is no text in this PDF. If it is a scan, run text recognition (OCR) on it first.",
    );
  }
  const cleared = clearPages(pages);
  messages.push(...leftOut(cleared.furniture, cleared.marginNumbers));
  const conversation = readBlocks(paragraphsOf(cleared.pages), options);
  messages.push(...unmapped(conversation.text));
  return outcomeOf("pdf", file, conversation, messages);
}

function leftOut(furniture: readonly string[], marginNumbers: number): Message[] {
  const messages: Message[] = [];
  if (furniture.length > 0) {
    const examples = furniture.slice(0, 5).map((text) => `"${shown(text, 40)}"`);
    const more = furniture.length > examples.length ? " …" : "";
    messages.push(
      hint("page-furniture", `Page labels and running heads were left out: ${examples.join(", ")}${more}`),
    );
  }
  if (marginNumbers > 0)
    messages.push(hint("margin-numbers", `${marginNumbers} numbers in the margin were left out.`));
  return messages;
}

/** A font without a table of its characters gives private or replacement characters instead of letters. */
function unmapped(text: string): Message[] {
  const strange = text.match(/[\ue000-\uf8ff\ufffd\u0001-\u0008]/g)?.length ?? 0;
  if (strange === 0 || strange < text.length * 0.01) return [];
  const message = `${strange} characters of this PDF could not be identified. Check the text against the original.`;
  return [warning("unmapped-characters", message)];
}
