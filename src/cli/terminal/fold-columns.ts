/** What a column is made of, in columns of the terminal. */
export interface Measured {
  readonly title: number;
  /** Its widest cell. */
  readonly cells: number;
  readonly align: "left" | "right";
}

/** Columns (by their places) that stand beside each other, and how wide each is. */
export type Block = readonly { readonly column: number; readonly width: number }[];

const gap = 2;
/** Texts are not made narrower than this, nor titles. */
const narrowText = 16;
const narrowTitle = 12;

/**
 * How columns are set within a width. What fits is left alone. Else texts and titles are wrapped, the widest first;
 * where that does not do, the columns come in several blocks, each with the `keys` columns before it that name the row.
 */
export function foldColumns(columns: readonly Measured[], keys: number, width: number): Block[] {
  const natural = columns.map(({ title, cells }) => Math.max(title, cells));
  const floors = columns.map((column, i) => {
    const text = i < keys ? Math.floor((0.3 * width) / keys) : narrowText;
    const least = column.align === "right" ? column.cells : text;
    return Math.min(natural[i]!, Math.max(least, Math.min(column.title, narrowTitle)));
  });
  if (total(floors) <= width) return [asBlock(shrunk(natural, floors, width))];
  const fewest = blocksOf(floors, floors, keys, width).length;
  // As wide as the columns before each block can be without one block more.
  for (let most = width; ; most--) {
    const widths = floors.map((floor, i) =>
      i < keys ? Math.max(floor, Math.min(natural[i]!, most)) : floor,
    );
    const same = widths.every((one, i) => one === floors[i]);
    const blocks = blocksOf(widths, floors, keys, width);
    if (same || blocks.length === fewest) return blocks;
  }
}

const total = (widths: readonly number[]) =>
  widths.reduce((sum, one) => sum + one, 0) + gap * Math.max(0, widths.length - 1);

const asBlock = (widths: readonly number[]): Block => widths.map((width, column) => ({ column, width }));

/** The widest column that can be narrower is made so, until all fit. */
function shrunk(natural: readonly number[], floors: readonly number[], width: number): number[] {
  const widths = [...natural];
  while (total(widths) > width) {
    let widest = -1;
    widths.forEach((one, i) => {
      if (one > floors[i]! && (widest < 0 || one > widths[widest]!)) widest = i;
    });
    if (widest < 0) break;
    widths[widest]! -= 1;
  }
  return widths;
}

function blocksOf(
  widths: readonly number[],
  floors: readonly number[],
  keys: number,
  width: number,
): Block[] {
  const before = asBlock(widths.slice(0, keys));
  const room = width - total(widths.slice(0, keys));
  const blocks: { column: number; width: number }[][] = [];
  let left = 0;
  for (let column = keys; column < widths.length; column++) {
    const wanted = Math.max(1, Math.min(floors[column]!, room - gap));
    if (blocks.length === 0 || wanted + gap > left) {
      blocks.push([]);
      left = room;
    }
    blocks.at(-1)?.push({ column, width: wanted });
    left -= wanted + gap;
  }
  return blocks.map((block) => [...before, ...block]);
}
