import type { Message } from "../../core/message.js";
import { blockText, type RichItem } from "../documents/rich-document.js";
import { warning } from "../messages.js";

/**
 * A warning where paragraphs were cut at a fixed width: some meeting transcripts break every
 * 120 characters, also inside a word. Whether a space belongs at the cut cannot be known, so the text
 * is left as it stands and the researcher is told.
 */
export function hardSplits(items: readonly RichItem[]): Message[] {
  const texts = items.map((item) => (item.kind === "paragraph" ? blockText(item.block).trim() : ""));
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  if (longest < 60) return [];
  let cuts = 0;
  for (let i = 0; i + 1 < texts.length; i++) {
    if (texts[i]?.length === longest && /^[\p{Ll}‘“'"]/u.test(texts[i + 1] ?? "")) cuts++;
  }
  if (cuts < 3) return [];
  const message = `${cuts} paragraphs break off after exactly ${longest} characters, some of them inside a word. They were left as they are.`;
  return [warning("hard-splits", message)];
}
