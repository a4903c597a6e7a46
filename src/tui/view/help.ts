import { type FrameRow, piece } from "../frame.js";
import { type Keymap, keyActions, keysOf } from "../key-actions.js";
import { cutTo, padTo } from "../text/cells.js";

/** All keys, by what they are for; in two columns where there is room. */
export function help(keymap: Keymap, top: number, columns: number, height: number): FrameRow[] {
  const groups = [...new Set(keyActions.map(({ group }) => group))];
  const entries = groups.map((group): FrameRow[] => [
    [piece(group, { bold: true })],
    ...keyActions
      .filter((info) => info.group === group)
      .map(
        ({ name, help: words }): FrameRow => [
          piece(padTo(`  ${keysOf(keymap, name).join(" ")}`, 20), { bold: true }),
          piece(words),
        ],
      ),
    [],
  ]);
  const wide = columns >= 120;
  const left = wide ? entries.slice(0, 2).flat() : entries.flat();
  const right = wide ? entries.slice(2).flat() : [];
  const half = wide ? Math.floor(columns / 2) : columns;
  const rows: FrameRow[] = [];
  for (let i = 0; i < Math.max(left.length, right.length); i++)
    rows.push([...cut(left[i] ?? [], half), ...(wide ? cut(right[i] ?? [], half) : [])]);
  const from = Math.min(top, Math.max(0, rows.length - height));
  return rows.slice(from, from + height);
}

function cut(row: FrameRow, width: number): FrameRow {
  let left = width;
  return [
    ...row.map(({ text, style }, i) => {
      const shown = i === row.length - 1 ? padTo(text, left) : cutTo(text, left);
      left -= shown.length;
      return { text: shown, style };
    }),
    ...(row.length === 0 ? [piece(" ".repeat(width))] : []),
  ];
}
