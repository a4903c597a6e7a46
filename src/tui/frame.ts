/** How a stretch of text looks. Colours are `#rrggbb`; what the terminal cannot do is left out. */
export interface Style {
  readonly color?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly dim?: boolean | undefined;
  readonly underline?: boolean | undefined;
  readonly inverse?: boolean | undefined;
  /** A coded passage: underlined where there are no colours. */
  readonly coded?: boolean | undefined;
}

/** A stretch of a line in one style. The text is clean: nothing in it steers a terminal. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
}

export type FrameRow = readonly Piece[];

/** What the screen shows, and where the real cursor stands (null: hidden). Rows and columns from 0. */
export interface Frame {
  readonly rows: readonly FrameRow[];
  readonly cursor: { readonly row: number; readonly column: number } | null;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export const none: Style = Object.freeze({});
export const piece = (text: string, style: Style = none): Piece => ({ text, style });

/** The words of a frame without styles, as a person would see them; for tests and documents. */
export function frameText(frame: Frame): string {
  return frame.rows
    .map((row) =>
      row
        .map(({ text }) => text)
        .join("")
        .trimEnd(),
    )
    .join("\n");
}
