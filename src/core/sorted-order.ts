const digit = 0x10000;

/**
 * The order that sorts rows by several whole-number columns, the most significant column first:
 * `order[k]` is the index of the row that comes k-th; equal rows keep their order. A radix sort, linear in
 * rows and without comparisons. Values must be 0 or more.
 */
export function sortedOrder(count: number, columns: readonly Int32Array[]): Uint32Array {
  let order: Uint32Array = Uint32Array.from({ length: count }, (_, index) => index);
  let spare: Uint32Array = new Uint32Array(count);
  for (const column of columns.toReversed()) {
    let largest = 0;
    for (let i = 0; i < count; i++) largest = Math.max(largest, column[i]!);
    for (let shift = 0; shift < 32 && largest >>> shift > 0; shift += 16) {
      const places = new Uint32Array(Math.min(digit, (largest >>> shift) + 1) + 1);
      for (let i = 0; i < count; i++) {
        const place = ((column[i]! >>> shift) & (digit - 1)) + 1;
        places[place]! += 1;
      }
      for (let i = 1; i < places.length; i++) places[i]! += places[i - 1]!;
      for (let k = 0; k < count; k++) {
        const index = order[k]!;
        const place = (column[index]! >>> shift) & (digit - 1);
        const target = places[place]!;
        places[place] = target + 1;
        spare[target] = index;
      }
      [order, spare] = [spare, order];
    }
  }
  return order;
}
