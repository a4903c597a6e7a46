const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * A text as it may stand in a page, between tags or in a quoted attribute. Lines stay; other control characters
 * become spaces, and signs that turn the direction of writing are shown by number.
 */
export function htmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/gu, " ")
    .replace(/[&<>"']/g, (char) => entities[char] ?? char)
    .replace(
      /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
      (char) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`,
    );
}
