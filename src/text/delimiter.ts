const delimiters = [",", ";", "\t", "|"] as const;

/**
 * What separates the cells of a table: of `,` `;` tab and `|` the one that stands most often, outside
 * quotation marks, in the header line. A comma where none does.
 */
export function sniffDelimiter(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  for (let i = 0; i < text.length && i < 65_536; i++) {
    const char = text.charAt(i);
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === "\n" && counts.size > 0) break;
    else if ((delimiters as readonly string[]).includes(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
    else if (char === "\n") break;
  }
  let best = ",";
  for (const delimiter of delimiters)
    if ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0)) best = delimiter;
  return best;
}
