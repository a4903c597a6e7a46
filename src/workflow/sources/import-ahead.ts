/** How far reading may run ahead of writing. */
export interface Ahead {
  /** Files being read or waiting to be written, at most. */
  readonly files: number;
  /** Bytes of these files together; a single file may have more. */
  readonly bytes: number;
}

/**
 * Begins work on the items before the results are asked for, some at a time, and hands the results out in
 * the order of the items. `weigh` gives an item's bytes, `begin` starts its work.
 */
export async function* ahead<T, R>(
  items: readonly T[],
  limits: Ahead,
  weigh: (item: T) => Promise<number>,
  begin: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const waiting: { readonly result: Promise<R>; readonly bytes: number }[] = [];
  let next = 0;
  let bytes = 0;
  let weight: number | null = null;
  for (;;) {
    while (next < items.length && waiting.length < limits.files) {
      const item = items[next] as T;
      weight ??= await weigh(item);
      if (waiting.length > 0 && bytes + weight > limits.bytes) break;
      const result = begin(item);
      // A failure is told when its turn comes, not before.
      result.catch(() => undefined);
      waiting.push({ result, bytes: weight });
      bytes += weight;
      weight = null;
      next++;
    }
    const first = waiting.shift();
    if (first === undefined) return;
    const result = await first.result;
    bytes -= first.bytes;
    yield result;
  }
}
