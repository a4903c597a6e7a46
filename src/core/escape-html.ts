import { escapeXml } from "./escape-xml.js";

/**
 * A text as it may stand in a page, between tags or in a quoted attribute. Lines stay; other control characters
 * become spaces, and signs that turn the direction of writing are shown by number.
 */
export function escapeHtml(text: string): string {
  return escapeXml(text.replace(/[\t\r]/g, " "))
    .replaceAll("'", "&#39;")
    .replace(
      /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
      (char) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`,
    );
}
