import { countText } from "../../core/count-text.js";
import { wordsOfSpan } from "../../workflow/shared/talk-of.js";
import { filterCodes } from "../code-filter.js";
import { type FrameRow, type Piece, piece, type Style } from "../frame.js";
import type { CoderContext, Mode, State } from "../state.js";
import { clean, cutTo, padTo, pathTo, widthOf } from "../text/cells.js";
import { fieldRow, fieldRows } from "./fields.js";
import { colorOf } from "./palette.js";

/** What stands below the transcript while something is chosen or typed, and the insertion point in it. */
export interface Box {
  readonly rows: readonly FrameRow[];
  readonly cursor: { readonly row: number; readonly column: number } | null;
}

type In<K extends Mode["kind"]> = Extract<Mode, { kind: K }>;

/** The box of the present mode; no rows where it has none. */
export function box(state: State, context: CoderContext, height: number): Box {
  const { mode } = state;
  const width = context.size.columns;
  switch (mode.kind) {
    case "pick":
      return picker(state, context, mode, width, height);
    case "choose":
      return {
        rows: [
          rule(mode.title, width),
          ...list(
            mode.choices.map(({ label, detail }) => ({ label, detail, style: {} })),
            mode.index,
            width,
            height - 2,
          ),
          hint("↑↓ choose · Enter selects · Esc leaves", width),
        ],
        cursor: null,
      };
    case "memo":
      return memo(mode, context, width, height);
    case "finish":
      return finish(mode, context, width, height);
    default:
      return { rows: [], cursor: null };
  }
}

const rule = (title: string, width: number): FrameRow => {
  const text = cutTo(`── ${clean(title)} `, width);
  return [piece(text + "─".repeat(Math.max(0, width - widthOf(text))), { dim: true })];
};
const hint = (text: string, width: number): FrameRow => [piece(cutTo(text, width), { dim: true })];

function picker(state: State, context: CoderContext, mode: In<"pick">, width: number, height: number): Box {
  const { study, source } = context;
  const fitting = filterCodes(study.codes.values(), mode.field.text, state.recent);
  const quote =
    mode.want.kind === "code"
      ? clean(wordsOfSpan(source, mode.want.span).replace(/\s+/g, " "))
      : "another code for this coding";
  const label = mode.want.kind === "code" ? "Code: " : "Recode: ";
  const marked = mode.marked.map((id): Piece => {
    const code = study.codes.get(id);
    return piece(`[${clean(code?.name ?? "?")}] `, { color: colorOf(code), bold: true });
  });
  const before = [piece(label, { bold: true }), ...lastOf(marked, Math.floor(width * 0.6) - label.length)];
  const prompt = fieldRow(mode.field, before, width);
  const items = fitting.map((code) => ({
    label: code.path,
    detail: code.short || code.definition,
    style: { color: colorOf(code), bold: mode.marked.includes(code.id) },
  }));
  const rows = height - 3;
  const shown: FrameRow[] =
    items.length > 0
      ? list(items, Math.min(mode.index, items.length - 1), width, rows)
      : [
          hint(
            mode.field.text.trim() === ""
              ? "The codebook is empty: type a name, Enter makes the code."
              : mode.want.kind === "code"
                ? `No code matches. Enter makes "${clean(mode.field.text.trim())}".`
                : "No code matches.",
            width,
          ),
        ];
  while (shown.length < rows) shown.push([]);
  const keys =
    mode.want.kind === "code"
      ? "type to find · Tab several · Enter codes · Ctrl-O new code · Esc"
      : "type to find · ↑↓ · Enter recodes · Esc";
  return {
    rows: [
      rule(`“${cutTo(quote, width - 10)}”`, width),
      prompt.row,
      ...shown,
      hint(`${keys} · ${fitting.length} fit`, width),
    ],
    cursor: { row: 1, column: prompt.column },
  };
}

/** The last of some pieces that fit, and how many there are before them. */
function lastOf(pieces: readonly Piece[], width: number): Piece[] {
  const all = pieces.reduce((sum, { text }) => sum + widthOf(text), 0);
  if (all <= width) return [...pieces];
  let left = width - `+${pieces.length} `.length;
  let from = pieces.length;
  while (from > 0 && widthOf(pieces[from - 1]?.text ?? "") <= left)
    left -= widthOf(pieces[--from]?.text ?? "");
  return [piece(`+${from} `, { dim: true }), ...pieces.slice(from)];
}

interface Item {
  readonly label: string;
  readonly detail: string;
  readonly style: Style;
}

function list(items: readonly Item[], index: number, width: number, height: number): FrameRow[] {
  if (height <= 0) return [];
  const from = Math.max(0, Math.min(items.length - height, index - (height >> 1)));
  const labels = Math.min(
    Math.floor(width / 2),
    Math.max(...items.map(({ label }) => widthOf(clean(label))), 8),
  );
  return items.slice(from, from + height).map(({ label, detail, style }, i): FrameRow => {
    const here = from + i === index;
    return [
      piece(here ? "▸ " : "  "),
      piece(padTo(pathTo(label, labels), labels), here ? { ...style, inverse: true } : style),
      piece("  "),
      piece(cutTo(detail.replace(/\s+/g, " "), width - labels - 4), { dim: true }),
    ];
  });
}

function memo(mode: In<"memo">, context: CoderContext, width: number, height: number): Box {
  const titles = {
    coding: "Memo on this coding",
    passage: "Memo on this passage",
    source: "Memo on the transcript",
    code: "Memo on the code",
  };
  const { target } = mode;
  const name =
    target.kind === "code"
      ? ` ${context.study.codes.get(target.code)?.path ?? ""}`
      : target.kind === "source"
        ? ` ${context.source.source.name}`
        : "";
  const room = height - 2;
  const { rows, row, column } = fieldRows(mode.field, width - 3);
  const from = Math.max(0, Math.min(row - (room >> 1), rows.length - room));
  const shown = rows.slice(from, from + room).map((line): FrameRow => [piece(` ${line}`)]);
  while (shown.length < room) shown.push([]);
  return {
    rows: [
      rule(titles[target.kind] + name, width),
      ...shown,
      mode.leaving
        ? [
            piece(cutTo("Not saved yet: y leaves it · Enter saves it · any other key continues", width), {
              bold: true,
            }),
          ]
        : hint("Enter saves it · Ctrl-J new line · Esc leaves", width),
    ],
    cursor: { row: 1 + row - from, column: Math.min(width - 1, 1 + column) },
  };
}

function finish(mode: In<"finish">, { source, speaking }: CoderContext, width: number, height: number): Box {
  const { columns } = source.turns;
  const items = mode.uncoded.map((turn): Item => {
    const said = source.text.slice({ start: columns.bodyStart[turn] ?? 0, end: columns.bodyEnd[turn] ?? 0 });
    return { label: `${turn + 1} ${speaking[turn]?.name ?? ""}`, detail: said, style: {} };
  });
  const count = items.length;
  const title =
    count === 0
      ? "Every turn of a participant is coded"
      : `${countText(count, "turn")} of participants without a coding of yours`;
  return {
    rows: [
      rule(title, width),
      ...(count === 0 ? [hint("", width)] : list(items, mode.index, width, height - 2)),
      hint(
        count === 0 ? "y finishes · Esc not yet" : "y finishes · ↑↓ Enter goes to the turn · Esc not yet",
        width,
      ),
    ],
    cursor: null,
  };
}
