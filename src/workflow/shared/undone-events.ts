import type { Seq } from "../../core/records.js";

/** Which events are taken back at present: the newest reversal of each stands, if it is not itself reversed. */
export function undoneEvents(
  events: readonly { readonly seq: Seq; readonly undoes: Seq | null }[],
): (seq: Seq) => boolean {
  const reversedBy = new Map<Seq, Seq>();
  for (const { seq, undoes } of events)
    if (undoes !== null) reversedBy.set(undoes, Math.max(seq, reversedBy.get(undoes) ?? 0));
  const undone = (seq: Seq): boolean => {
    const by = reversedBy.get(seq);
    return by !== undefined && !undone(by);
  };
  return undone;
}
