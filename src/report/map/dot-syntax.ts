import { wrapLabel } from "./wrap.js";

export const font = "Helvetica,Arial,sans-serif";

/** A label as a DOT string, each line ended by `end` (`\l` sets it flush left, `\n` centres it). */
export function label(text: string, width: number, end: "\\l" | "\\n"): string {
  const lines = wrapLabel(text, width).map(escaped);
  return end === "\\l" ? lines.map((line) => line + end).join("") : lines.join(end);
}

/** Graphviz reads backslash sequences and HTML entities inside quoted strings: neither may come from a name. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}

/** A list of attributes; values are quoted, and escaped by whoever made them. */
export function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(", ");
}
