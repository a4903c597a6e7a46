import type { Span } from "../../core/span.js";
import type { CoderCoding } from "../../workflow/coder/coder-state.js";
import { type FrameRow, none, type Piece, piece, type Style } from "../frame.js";
import { type CoderContext, focused, type State, selectionOf } from "../state.js";
import { cutTo, padTo, type ScreenCell, widthOf } from "../text/cells.js";
import type { Line } from "../text/layout.js";
import { gutter } from "../update.js";
import type { Columns } from "./measures.js";
import { colorOf } from "./palette.js";

/** A coding on the screen with the name it still has to get. */
interface Shown {
  readonly coding: CoderCoding;
  readonly color: string;
  readonly label: string;
  named: boolean;
}

/** The visible part of the transcript, row by row, and where the cursor stands in it. */
export function transcript(
  state: State,
  context: CoderContext,
  columns: Columns,
  height: number,
): { readonly rows: FrameRow[]; readonly cursor: { row: number; column: number } | null } {
  const { layout } = context;
  const lines: Line[] = [];
  for (let line = state.top; lines.length < height; ) {
    lines.push(line);
    const next = layout.step(line, 1);
    if (next.block === line.block && next.line === line.line) break;
    line = next;
  }
  const first = layout.block(state.top.block).start;
  const last = layout.block(lines.at(-1)?.block ?? 0).end;
  const focus = focused(state, context);
  const shown = context.study.codings
    .filter(({ start, end }) => start < last && end > first)
    .map(
      (coding): Shown => ({
        coding,
        color: colorFor(coding, context),
        label: labelOf(coding, context),
        named: false,
      }),
    );
  const selection = selectionOf(state, layout);
  const marks = new Set(state.bookmarks);
  let cursor: { row: number; column: number } | null = null;
  const names: Shown[] = [];
  const rows = lines.map((line, at): FrameRow => {
    const row = layout.rowAt(line);
    const block = layout.block(line.block);
    // A line above the text belongs to what runs on from before it.
    const span: Span = row ?? { start: block.start - 1, end: block.start };
    const over = shown.filter(({ coding }) =>
      row === null
        ? coding.start < block.start && coding.end > block.start
        : coding.start < Math.max(span.end, span.start + 1) && coding.end > span.start,
    );
    for (const one of over)
      if (row !== null && !one.named) {
        one.named = true;
        names.push(one);
      }
    const text =
      row === null
        ? head(context, line, columns.text)
        : cellPieces(row.cells, columns.text, (cell) =>
            styleAt(cell, { over, selection, turn: block.turn, focus }, context),
          );
    if (row !== null && state.cursor >= row.start && (state.cursor < row.end || row.start === row.end)) {
      let column = 0;
      for (const cell of row.cells) {
        if (cell.start >= state.cursor) break;
        column += cell.width;
      }
      cursor = { row: at, column: gutter + Math.min(column, columns.text - 1) };
    }
    const mark =
      row !== null && [...marks].some((place) => place >= row.start && place < row.end) ? "'" : " ";
    return [
      piece(`${mark}${noteSign(over, row, context)}`, { dim: true }),
      ...filled(text, columns.text + 1),
      ...stripes(over, row, context, columns.lanes, focus),
      ...nameAt(names, columns.names, focus),
    ];
  });
  return { rows, cursor };
}

const colorFor = ({ codeId }: CoderCoding, { study }: CoderContext) => colorOf(study.codes.get(codeId));

/** A code's name beside its stripe, with what is to be known of the coding: `*` key, `!` to come back to, `+` memo. */
function labelOf(coding: CoderCoding, { study }: CoderContext): string {
  const name = study.codes.get(coding.codeId)?.name ?? "?";
  const signs = `${coding.key ? "*" : ""}${coding.revisit ? "!" : ""}${study.memos.has(coding.id) ? "+" : ""}${coding.proposed ? "?" : ""}`;
  const who = coding.own ? "" : `${study.coders.get(coding.coderId) ?? "?"}: `;
  return `${signs === "" ? "" : `${signs} `}${who}${name}`;
}

/** `n` beside a row on which an uncoded passage with a note begins. */
function noteSign(_over: readonly Shown[], row: Span | null, { study }: CoderContext): string {
  if (row === null) return " ";
  return study.notes.some(({ start }) => start !== null && start >= row.start && start < row.end) ? "n" : " ";
}

/** Who speaks, and when; or nothing on the blank line above. */
function head({ layout, speaking, source }: CoderContext, { block, line }: Line, width: number): Piece[] {
  const { turn } = layout.block(block);
  if (turn < 0 || line < layout.lead(block) - 1) return [];
  const speaker = speaking[turn];
  const ms = source.turns.columns.startMs[turn] ?? -1;
  const when = ms < 0 ? "" : `  ${clock(ms)}`;
  const number = `${turn + 1} `;
  const name = cutTo(speaker?.name || "(unnamed)", width - number.length - when.length);
  return [
    piece(number, { dim: true }),
    piece(name, speaker?.participant ? { bold: true } : { dim: true }),
    piece(when, { dim: true }),
  ];
}

/** `1:02:03` or `2:03`. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** What lies over a cell of the transcript. */
interface Overlay {
  readonly over: readonly Shown[];
  readonly selection: Span | null;
  readonly turn: number;
  readonly focus: CoderCoding | undefined;
}

function styleAt(
  cell: ScreenCell,
  { over, selection, turn, focus }: Overlay,
  { speaking }: CoderContext,
): Style {
  let narrowest: Shown | undefined;
  let many = 0;
  for (const one of over) {
    if (one.coding.start > cell.start || one.coding.end <= cell.start) continue;
    many++;
    if (
      narrowest === undefined ||
      one.coding.end - one.coding.start < narrowest.coding.end - narrowest.coding.start
    )
      narrowest = one;
  }
  const inFocus = focus !== undefined && focus.start <= cell.start && cell.start < focus.end;
  const selected = selection !== null && selection.start <= cell.start && cell.start < selection.end;
  return {
    ...(narrowest === undefined ? {} : { color: narrowest.color, coded: true }),
    ...(many > 1 || (many === 1 && narrowest?.coding.key) ? { underline: true } : {}),
    ...(inFocus ? { bold: true } : {}),
    ...(cell.sign || (many === 0 && turn >= 0 && !speaking[turn]?.participant) || (many === 0 && turn < 0)
      ? { dim: true }
      : {}),
    ...(selected ? { inverse: true } : {}),
  };
}

const same = (a: Style, b: Style) =>
  a.color === b.color &&
  a.bold === b.bold &&
  a.dim === b.dim &&
  a.underline === b.underline &&
  a.inverse === b.inverse &&
  a.coded === b.coded;

/** Scripts whose letters terminals may draw wider or narrower than counted. */
const wavering = /[^\u0000-\u052f\u1100-\u115f\u1e00-\u23ff\u2500-\u25ff\u2e80-\ud7ff\uff00-\uffef]/;

/** Cells as pieces of one style; a piece ends behind a word whose width a terminal may see otherwise. */
export function cellPieces(
  cells: readonly ScreenCell[],
  width: number,
  styleOf: (cell: ScreenCell) => Style,
): Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  let style: Style = none;
  let unsure = false;
  let used = 0;
  for (const cell of cells) {
    if (used + cell.width > width) break;
    used += cell.width;
    const next = styleOf(cell);
    if (text !== "" && (!same(style, next) || (unsure && cell.shown === " "))) {
      pieces.push({ text, style });
      text = "";
      unsure = false;
    }
    style = next;
    text += cell.shown;
    unsure ||= wavering.test(cell.shown);
  }
  if (text !== "") pieces.push({ text, style });
  return pieces;
}

/** Pieces with spaces behind them up to a width. */
export function filled(pieces: readonly Piece[], width: number): Piece[] {
  const used = pieces.reduce((sum, { text }) => sum + widthOf(text), 0);
  return used < width ? [...pieces, piece(" ".repeat(width - used))] : [...pieces];
}

function stripes(
  over: readonly Shown[],
  row: Span | null,
  { lanes }: CoderContext,
  count: number,
  focus: CoderCoding | undefined,
): Piece[] {
  const pieces: Piece[] = [];
  for (let lane = 0; lane < count; lane++) {
    // What does not fit shares the last lane.
    const one = over.find(({ coding }) => Math.min(count - 1, lanes.get(coding.id) ?? 0) === lane);
    if (one === undefined) {
      pieces.push(piece(" "));
      continue;
    }
    const { start, end, id } = one.coding;
    const begins = row !== null && start >= row.start;
    const ends = row !== null && end <= row.end;
    const sign = begins ? (ends ? "╶" : "┌") : ends ? "└" : "│";
    pieces.push(piece(sign, { color: one.color, bold: id === focus?.id }));
  }
  return pieces;
}

function nameAt(names: Shown[], width: number, focus: CoderCoding | undefined): Piece[] {
  if (width === 0) return [];
  const next = names.shift();
  if (next === undefined) return [];
  const { coding, color, label } = next;
  const style = { color, bold: coding.id === focus?.id, dim: !coding.own };
  const shown = names.length > 0 && names.length > 6 ? `${label} +${names.length}` : label;
  return [piece(" "), piece(padTo(shown, width).trimEnd(), style)];
}
