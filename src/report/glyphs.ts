/**
 * The characters of a TrueType font, read from its `cmap` table (formats 4 and 12, OpenType 1.9).
 * Anything else, and a font that cannot be read, has none.
 */
export function hasGlyph(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  try {
    const ranges = cmapRanges(view);
    return (codePoint) => ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
  } catch (error) {
    if (error instanceof RangeError) return () => false;
    throw error;
  }
}

type Range = readonly [first: number, last: number];

function cmapRanges(view: DataView): Range[] {
  const tables = view.getUint16(4);
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16;
    if (view.getUint32(record) === tag("cmap")) return rangesAt(view, view.getUint32(record + 8));
  }
  return [];
}

const tag = (name: string) => [...name].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);

function rangesAt(view: DataView, cmap: number): Range[] {
  const found: Range[] = [];
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    const format = view.getUint16(at);
    if (format === 12) found.push(...format12(view, at));
    if (format === 4) found.push(...format4(view, at));
  }
  return found;
}

function format12(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12;
    return [view.getUint32(group), view.getUint32(group + 4)] as const;
  });
}

/** Segments; one of them may map single characters to no glyph, which is looked up. */
function format4(view: DataView, at: number): Range[] {
  const size = view.getUint16(at + 6);
  const ranges: Range[] = [];
  for (let i = 0; i < size; i += 2) {
    const last = view.getUint16(at + 14 + i);
    const first = view.getUint16(at + 16 + size + i);
    const delta = view.getUint16(at + 16 + 2 * size + i);
    const offsetAt = at + 16 + 3 * size + i;
    const offset = view.getUint16(offsetAt);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph =
        offset === 0 ? (code + delta) & 0xffff : view.getUint16(offsetAt + offset + (code - first) * 2);
      if (glyph !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The words of a drawing, without its marks. */
export function wordsOf(svg: string): string {
  return svg
    .replace(/<title>[\s\S]*?<\/title>/g, "")
    .replace(/<[^>]*>/g, "\n")
    .replace(/&#x([0-9a-f]+);/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replace(/&#([0-9]+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? "");
}

/** The characters of a text that a font cannot draw, each once, in order. */
export function notDrawn(text: string, has: (codePoint: number) => boolean): string[] {
  return [...new Set(text.normalize("NFC"))].filter(
    (character) => !/[\s\p{Cf}\p{Cc}\p{Mn}]/u.test(character) && !has(character.codePointAt(0) ?? 0),
  );
}
