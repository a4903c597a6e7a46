import { escapeXml } from "./escape-xml.js";

/** A text as it may stand in a page, between tags or in a quoted attribute. Lines stay, tabs become spaces. */
export function escapeHtml(text: string): string {
  return escapeXml(text.replaceAll("\t", " ")).replaceAll("'", "&#39;");
}
