/** A piece of text where a PDF puts it; in points, from the page's lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A line of a page: its pieces joined from left to right. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly height: number;
  /** In the order the file has them, which is the order of reading in all but odd files. */
  readonly lines: readonly PdfLine[];
}

/** Joins pieces that follow one another on one height into lines. A gap wider than a quarter of the type is a space. */
export function linesOf(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: { parts: string[]; left: number; right: number; y: number; size: number } | null = null;
  for (const piece of pieces) {
    if (piece.text === "") continue;
    const blank = piece.text.trim() === "";
    const size = open?.size ?? piece.size;
    const same = open !== null && Math.abs(piece.y - open.y) < size * 0.4 && piece.x > open.right - size * 2;
    if (open !== null && same) {
      const gap = piece.x - open.right;
      if (gap > size * 0.25 && !/\s$/.test(open.parts.at(-1) ?? "") && !blank) open.parts.push(" ");
      open.parts.push(piece.text);
      open.right = Math.max(open.right, piece.x + piece.width);
      continue;
    }
    if (open !== null) lines.push(closed(open));
    open = blank
      ? null
      : { parts: [piece.text], left: piece.x, right: piece.x + piece.width, y: piece.y, size: piece.size };
  }
  if (open !== null) lines.push(closed(open));
  return lines;
}

const closed = ({
  parts,
  ...place
}: {
  parts: string[];
  left: number;
  right: number;
  y: number;
  size: number;
}): PdfLine => ({
  ...place,
  text: parts.join("").replace(/\s+/g, " ").trim(),
});
