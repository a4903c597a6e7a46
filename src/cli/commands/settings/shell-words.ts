/** A command line as typed so far, split as a POSIX shell splits it; the last word is the one being typed. */
export interface TypedLine {
  readonly words: readonly string[];
  /** How much of the last word the shell itself keeps: what stands before its last `=` or `:`. */
  readonly kept: string;
  /** The quotation mark that the last word stands in, if it is still open. */
  readonly quote: "" | "'" | '"';
}

/** Reads a line up to the cursor. Nothing in it is expanded or run. */
export function typedLine(line: string): TypedLine {
  const words: string[] = [];
  let word = "";
  let kept = "";
  let quote: TypedLine["quote"] = "";
  let inWord = false;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (quote === "'" || quote === '"') {
      if (char === quote) quote = "";
      else if (quote === '"' && char === "\\" && /["\\$`]/.test(line.charAt(at + 1)))
        word += line.charAt(++at);
      else word += char;
    } else if (/\s/.test(char)) {
      if (inWord) words.push(word);
      word = kept = "";
      inWord = false;
    } else {
      inWord = true;
      if (char === "'" || char === '"') quote = char;
      else if (char === "\\") word += line.charAt(++at);
      else {
        word += char;
        if (char === "=" || char === ":") kept = word;
      }
    }
  }
  return { words: [...words, word], kept, quote };
}

/** A candidate as bash takes it: without what the shell keeps, and quoted for where it stands. */
export function forBash(value: string, { kept, quote }: TypedLine): string | null {
  if (!value.startsWith(kept)) return null;
  const rest = value.slice(kept.length);
  if (quote === "'") return rest.includes("'") ? null : rest;
  if (quote === '"') return rest.replace(/["\\$`]/g, "\\$&");
  return rest.replace(/[^\p{L}\p{N}_./:=@%+,-]/gu, "\\$&");
}
