/** A piece of RTF. `word` is a control word or symbol; `byte` is one byte of text in the font's code page. */
export type RtfToken =
  | { readonly kind: "open" | "close" }
  | { readonly kind: "word"; readonly word: string; readonly value: number | null }
  | { readonly kind: "byte"; readonly byte: number };

const open = { kind: "open" } as const;
const close = { kind: "close" } as const;
const controlWord = /([a-z]{1,32})(-?\d{1,10})?/iy;

/** Cuts RTF, given as one character a byte, into tokens; in one pass, passing over binary data and raw line ends. */
export function* rtfTokens(rtf: string): Generator<RtfToken> {
  for (let i = 0; i < rtf.length; i++) {
    const unit = rtf.charCodeAt(i);
    if (unit === 0x7b) yield open;
    else if (unit === 0x7d) yield close;
    else if (unit === 0x0a || unit === 0x0d || unit === 0) continue;
    else if (unit !== 0x5c) yield { kind: "byte", byte: unit };
    else {
      controlWord.lastIndex = i + 1;
      const match = controlWord.exec(rtf);
      if (match === null) {
        const symbol = rtf[++i] ?? "";
        if (symbol !== "'") {
          // A backslash before a line end is a paragraph end.
          yield { kind: "word", word: symbol === "\n" || symbol === "\r" ? "par" : symbol, value: null };
          continue;
        }
        const byte = Number.parseInt(rtf.slice(i + 1, i + 3), 16);
        if (Number.isNaN(byte)) continue;
        i += 2;
        yield { kind: "byte", byte };
        continue;
      }
      const [whole, word = "", digits] = match;
      i += whole.length;
      if (rtf.charCodeAt(i + 1) === 0x20) i++;
      const value = digits === undefined ? null : Number(digits);
      if (word === "bin") i += Math.max(0, value ?? 0);
      else yield { kind: "word", word, value };
    }
  }
}
