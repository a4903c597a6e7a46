import { documentText } from "./visible-signs.js";

/** Text as it may stand in XML, between tags or in a quoted attribute; what XML forbids, and what steers or hides, is shown. */
export function escapeXml(value: string | number | null): string {
  return documentText(String(value ?? ""))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
