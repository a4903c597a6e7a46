import { countText } from "../../core/count-text.js";
import { percentText } from "../../core/share.js";
import type { Span } from "../../core/span.js";
import { countWords } from "../../text/words.js";
import type { OpenTranscript } from "../../workflow/shared/open-transcript.js";
import { wordsOfSpan } from "../../workflow/shared/talk-of.js";
import { type Frame, type FrameRow, type Piece, piece } from "../frame.js";
import { textRows, visibleRows } from "../scroll.js";
import { type CoderContext, type Message, type State, selectionOf } from "../state.js";
import { cutTo, widthOf } from "../text/cells.js";
import { box } from "./boxes.js";
import { fieldRow } from "./fields.js";
import { help } from "./help.js";
import { panelRowsBelow, shareColumns } from "./measures.js";
import { panel } from "./panel.js";
import { filled, transcript } from "./transcript.js";

/** What the screen shows in a state: pure. */
export function view(state: State, context: CoderContext): Frame {
  const { size } = context;
  if (size.rows < 8 || size.columns < 20)
    return { rows: [[piece(cutTo("The window is too small.", size.columns))]], cursor: null };
  if (state.mode.kind === "help") return helpFrame(state.mode.top, context);
  const height = visibleRows(state, size);
  const columns = shareColumns(state.panel, size);
  const text = transcript(state, context, columns, height);
  const main = size.columns - (columns.panel === 0 ? 0 : columns.panel + 1);
  const beside = columns.panel === 0 ? [] : panel(state, context, columns.panel - 1, height);
  const rows: FrameRow[] = [title(state, context)];
  for (let i = 0; i < height; i++) {
    const row = text.rows[i] ?? [];
    rows.push(
      columns.panel === 0 ? row : [...filled(row, main), piece("│ ", { dim: true }), ...(beside[i] ?? [])],
    );
  }
  const below = panelRowsBelow(state, size);
  const lower = box(state, context, textRows(size.rows) - height);
  let cursor = text.cursor === null ? null : { row: text.cursor.row + 1, column: text.cursor.column };
  if (below > 0) {
    rows.push([piece("─".repeat(size.columns), { dim: true })]);
    const shown = panel(state, context, size.columns - 2, below - 1);
    for (let i = 0; i < below - 1; i++) rows.push([piece(" "), ...(shown[i] ?? [])]);
  } else if (lower.rows.length > 0) {
    const start = rows.length;
    rows.push(...lower.rows.slice(0, size.rows - 2 - start));
    while (rows.length < size.rows - 2) rows.push([]);
    cursor = lower.cursor === null ? null : { row: start + lower.cursor.row, column: lower.cursor.column };
  }
  // While a line is typed, the message has no row of its own.
  const notice = state.mode.kind === "line" ? (state.message ?? asked(state.mode)) : null;
  rows.push(notice === null ? progress(state, context) : [messagePiece(notice, size.columns)]);
  const last = messageRow(state, context);
  rows.push(last.row);
  if (last.column !== null) cursor = { row: size.rows - 1, column: last.column };
  return { rows, cursor };
}

function title(state: State, { source, study, size, coder, readOnly }: CoderContext): FrameRow {
  const flags = [
    readOnly ? "read-only" : "",
    study.pass === "finished" ? "finished" : "",
    state.others ? "others' codings shown" : "",
    state.suggesting ? "suggestions" : "",
    state.adjusting === null ? "" : "moving ends",
    coder,
  ].filter((flag) => flag !== "");
  const right = cutTo(` ${flags.join(" · ")} `, size.columns);
  const left = cutTo(` ${source.source.name}`, size.columns - widthOf(right));
  const gap = " ".repeat(Math.max(0, size.columns - widthOf(left) - widthOf(right)));
  return [piece(left, { inverse: true, bold: true }), piece(gap + right, { inverse: true })];
}

function progress(state: State, { source, layout, uncoded, speaking, study, size }: CoderContext): FrameRow {
  const { turn } = layout.block(layout.blockAt(state.cursor));
  const { count } = source.turns;
  const talked = speaking.reduce((sum, { participant }) => sum + (participant ? 1 : 0), 0);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.floor((100 * part) / whole));
  const parts = [
    turn < 0 ? "outside any turn" : `turn ${turn + 1}/${count}`,
    `opened ${percentText(share(state.seen.size, count))}`,
    `coded ${talked - uncoded.length} of ${talked} turns`,
    countText(study.used.size, "code"),
    `${Math.floor(state.worked / 3_600_000)}:${String(Math.floor(state.worked / 60_000) % 60).padStart(2, "0")} today`,
  ];
  return [piece(cutTo(` ${parts.join(" · ")}`, size.columns), { dim: true })];
}

/** What is typed into a line; shorter where the window is narrow. */
const lineTitles = {
  search: ["Search: ", "Search: "],
  goto: ["Turn: ", "Turn: "],
  name: ["New code (Parent/Name puts it under one): ", "New code: "],
  definition: ["Definition (may stay empty): ", "Definition: "],
  undo: ["Type undo and Enter to undo it: ", "Type undo: "],
  redo: ["Type redo and Enter to redo it: ", "Type redo: "],
} as const;

/** What a word is asked for. */
const asked = ({ want }: Extract<State["mode"], { kind: "line" }>): Message | null =>
  want.kind === "word" ? { text: want.what, bad: false } : null;

function messageRow(state: State, context: CoderContext): { row: FrameRow; column: number | null } {
  const { size } = context;
  const { mode, message } = state;
  if (mode.kind === "line") {
    const { want } = mode;
    const [long, short] = lineTitles[want.kind === "word" ? want.word : want.kind];
    const before = [piece(2 * long.length <= size.columns ? long : short, { bold: true })];
    if (want.kind === "definition") before.unshift(piece(`${cutTo(want.place.name, 24)}. `));
    const { row, column } = fieldRow(mode.field, before, size.columns);
    return { row, column };
  }
  if (message !== null) return { row: [messagePiece(message, size.columns)], column: null };
  const text = mode.kind === "read" ? hintFor(state, context) : "";
  return { row: [piece(cutTo(text, size.columns), { dim: true })], column: null };
}

const messagePiece = ({ text, bad }: Message, columns: number): Piece =>
  piece(cutTo(text, columns), bad ? { color: "#cc3311", bold: true } : {});

function hintFor(state: State, { layout, source }: CoderContext): string {
  const selection = selectionOf(state, layout);
  if (selection === null) return "Enter code · s sentence · t turn · . again · m memo · u undo · ? all keys";
  const what =
    state.adjusting === null ? "Enter codes · . again · i in vivo · m memo" : "Enter keeps these ends";
  const summary = `${extent(selection, source)} selected`;
  return `${summary} · ${what} · o end · Esc`;
}

/** From this length on, in characters, words are not counted at every key. */
const long = 20_000;

function extent(span: Span, source: OpenTranscript): string {
  if (span.end - span.start > long) return `${span.end - span.start} characters`;
  const words = countWords(wordsOfSpan(source, span));
  return countText(words, "word");
}

function helpFrame(top: number, { size, keymap }: CoderContext): Frame {
  const rows: FrameRow[] = [[piece(" Keys".padEnd(size.columns), { inverse: true, bold: true })]];
  rows.push(...help(keymap, top, size.columns, size.rows - 2));
  while (rows.length < size.rows - 1) rows.push([]);
  rows.push([
    piece(cutTo("↑↓ PgDn · another key goes back · themata config set keys.COMMAND KEY", size.columns), {
      dim: true,
    }),
  ]);
  return { rows, cursor: null };
}
