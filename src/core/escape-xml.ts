/** Text as it may stand in XML, between tags or in a quoted attribute; what XML forbids becomes a space. */
export function escapeXml(value: string | number | null): string {
  return String(value ?? "")
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
