/** The room of a sheet of A4 laid across with margins of 10 mm, in points. */
export const sheet = { width: (277 / 25.4) * 72, height: (190 / 25.4) * 72 };

/**
 * Cards in their order as so many columns, cut where the tallest column is lowest; each column is a
 * list of places. Heights include the space below a card.
 */
export function cutInto(heights: readonly number[], columns: number): readonly (readonly number[])[] {
  const count = heights.length;
  const sums = [0];
  for (const height of heights) sums.push((sums.at(-1) ?? 0) + height);
  const of = (from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
  // lowest[k][i]: the least height of the tallest column when the first i cards make k + 1 columns.
  const lowest: number[][] = [sums.slice()];
  const cuts: number[][] = [sums.map(() => 0)];
  for (let k = 1; k < columns; k++) {
    const row: number[] = [];
    const cut: number[] = [];
    for (let i = 0; i <= count; i++) {
      let best = lowest[k - 1]?.[i] ?? 0;
      let at = i;
      for (let j = 0; j < i; j++) {
        const tallest = Math.max(lowest[k - 1]?.[j] ?? 0, of(j, i));
        if (tallest < best) {
          best = tallest;
          at = j;
        }
      }
      row.push(best);
      cut.push(at);
    }
    lowest.push(row);
    cuts.push(cut);
  }
  const result: number[][] = [];
  let end = count;
  for (let k = columns - 1; k >= 0; k--) {
    const start = k === 0 ? 0 : (cuts[k]?.[end] ?? 0);
    result.unshift(Array.from({ length: end - start }, (_, i) => start + i));
    end = start;
  }
  return result.filter((column) => column.length > 0);
}
