/** What one relation does between two columns: a vertical run, and level ends to the left or right. */
export interface Pass<T> {
  readonly route: T;
  readonly top: number;
  readonly bottom: number;
  readonly ends: readonly { readonly y: number; readonly side: "left" | "right" }[];
}

/**
 * Orders the lanes between two columns so that few lines cross: neighbours change places as long as
 * that takes a crossing away.
 */
export function orderLanes<T>(passes: readonly Pass<T>[]): readonly Pass<T>[] {
  const order = [...passes];
  for (let round = 0, changed = true; changed && round < passes.length; round++) {
    changed = false;
    for (let i = 0; i + 1 < order.length; i++) {
      const [a, b] = [order[i]!, order[i + 1]!];
      if (crossings(b, a) >= crossings(a, b)) continue;
      order[i] = b;
      order[i + 1] = a;
      changed = true;
    }
  }
  return order;
}

/** Crossings of two lines where the first has the lane further left. */
function crossings(left: Pass<unknown>, right: Pass<unknown>): number {
  const within = (y: number, { top, bottom }: Pass<unknown>) => y >= top && y <= bottom;
  const leftOut = left.ends.filter(({ y, side }) => side === "right" && within(y, right)).length;
  const rightOut = right.ends.filter(({ y, side }) => side === "left" && within(y, left)).length;
  return leftOut + rightOut;
}

/** A box that words take, or a line that is in the way. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A name to be placed on its line's vertical run. */
export interface Name {
  readonly x: number;
  y: number;
  readonly width: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
  /** The lines of the other relations. */
  readonly others: readonly Box[];
}

/**
 * Places names on their lines: off each other and off what is `taken`, and where they can off the lines
 * of others. False where a name had to be put on another.
 */
export function placeNames(names: readonly Name[], taken: readonly Box[]): boolean {
  const placed: Box[] = [...taken];
  let clear = true;
  const shortFirst = [...names].sort((a, b) => a.to - a.from - (b.to - b.from));
  for (const name of shortFirst) {
    let best = name.y;
    let least = Number.POSITIVE_INFINITY;
    for (const y of placesFor(name)) {
      const box = boxAt(name, y);
      const cost =
        1000 * placed.filter((other) => meet(box, other)).length +
        10 * name.others.filter((other) => meet(box, other)).length +
        Math.abs(y - name.y) / 20;
      if (cost < least) [least, best] = [cost, y];
    }
    name.y = best;
    clear &&= !placed.some((other) => meet(boxAt(name, best), other));
    placed.push(boxAt(name, best));
  }
  return clear;
}

/** The middle first, then away from it; beside a line that is almost level, a little above and below too. */
function placesFor({ y, from, to, height }: Name): number[] {
  const room = Math.max((to - from) / 2 - height / 2, height);
  const places = [y];
  for (let away = 4; away <= room; away += 4) places.push(y - away, y + away);
  return places;
}

const boxAt = ({ x, width, height }: Name, y: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
