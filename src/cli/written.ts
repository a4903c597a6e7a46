import type { Seq } from "../core/records.js";

/** What to tell after a write: what was done, what would be, or that it was so already. */
export function written(
  { dryRun, event }: { readonly dryRun: boolean; readonly event: Seq | null },
  done: string,
): string {
  if (dryRun) return `${done}\nDry run: nothing was written.`;
  return event === null ? "Nothing to change: it already is." : done;
}
